import { Logger, makeWorkerUtils, run } from "graphile-worker";
import { inParallel, workers } from "../measure.mjs";

/** As it comes: one statement for each job that it takes, and one for each that it ends. */
export async function openGraphileWorker(connectionString) {
  const logger = new Logger(() => () => undefined);
  const utils = await makeWorkerUtils({ connectionString, logger, maxPoolSize: workers });
  await utils.migrate();
  let onJob = () => undefined;
  const start = () =>
    run({
      connectionString,
      logger,
      concurrency: workers,
      maxPoolSize: workers,
      noHandleSignals: true,
      taskList: { bench: () => onJob() },
    });
  const create = () => utils.addJob("bench", {});
  return {
    create: (count) => inParallel(count, create),
    /** From the first job to the last: how long it takes to start does not count. */
    async work(count) {
      let [left, first, told] = [count, 0, () => undefined];
      const done = new Promise((resolve) => (told = resolve));
      onJob = () => {
        if (left === count) first = performance.now();
        left -= 1;
        if (left === 0) told();
      };
      const runner = await start();
      await done;
      const spent = performance.now() - first;
      await runner.stop();
      return ((count - 1) * 1000) / spent;
    },
    async idle(wait) {
      const runner = await start();
      await wait(async () => {
        const begun = new Promise((resolve) => (onJob = () => void resolve(performance.now())));
        await create();
        const since = performance.now();
        return (await begun) - since;
      });
      await runner.stop();
    },
    close: () => utils.release(),
  };
}
