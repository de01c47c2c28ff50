import PgBoss from "pg-boss";
import { inParallel, perSecond, workers } from "../measure.mjs";

export async function openPgBoss(connectionString) {
  const boss = new PgBoss({ connectionString, max: workers, supervise: false, schedule: false });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.createQueue("bench");
  const create = () => boss.send("bench", {});
  const drain = async () => {
    for (let [job] = await boss.fetch("bench"); job; [job] = await boss.fetch("bench")) {
      await boss.complete("bench", job.id);
    }
  };
  return {
    create: (count) => inParallel(count, create),
    work: (count) => perSecond(count, () => Promise.all(Array.from({ length: workers }, drain))),
    /** It has no notice of new jobs, and looks every half second, its shortest. */
    async idle(wait) {
      let onJob = () => undefined;
      const id = await boss.work("bench", { pollingIntervalSeconds: 0.5 }, () => Promise.resolve(onJob()));
      await wait(async () => {
        const begun = new Promise((resolve) => (onJob = () => void resolve(performance.now())));
        await create();
        const since = performance.now();
        return (await begun) - since;
      }, 500);
      await boss.offWork({ id });
    },
    close: () => boss.stop({ graceful: false }),
  };
}
