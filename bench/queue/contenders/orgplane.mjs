import { setTimeout as pause } from "node:timers/promises";
import { inParallel, perSecond } from "../measure.mjs";
import { ours } from "../project.mjs";
import { makeDeployment, now } from "./deployment.mjs";

const [{ newId }, { enqueueJob }, { takeJob }, { endRunningJob }, { createJobSignal }] = await Promise.all(
  [
    "foundation/ids/new-id.js",
    "foundation/job-queue/enqueue-job.js",
    "foundation/job-queue/take-job.js",
    "foundation/job-queue/end-job.js",
    "foundation/job-queue/job-signal.js",
  ].map(ours),
);

/** The queue itself, as its actions use it: what the others do for a job, and no more. */
export async function openQueue(url) {
  const { prisma, close, organizationId, daemonIds } = await makeDeployment(url);
  const create = () =>
    enqueueJob(prisma, {
      id: newId(),
      organizationId,
      type: "TEMPLATE_IMPORT",
      tags: {},
      subjectId: newId(),
      subjectName: "bench",
      templateId: null,
      workspaceId: null,
      initiatorId: null,
      ownerId: null,
      createdAt: now(),
    });
  const take = (daemonId) => takeJob(prisma, { daemonId, organizationId, tags: {} }, now());
  const complete = (jobId, daemonId) => endRunningJob(prisma, { jobId, daemonId }, { status: "SUCCEEDED", at: now() });
  const drain = async (daemonId) => {
    for (let job = await take(daemonId); job; job = await take(daemonId)) await complete(job.id, daemonId);
  };
  const signal = createJobSignal(url);
  return {
    create: (count) => inParallel(count, create),
    work: (count) => perSecond(count, () => Promise.all(daemonIds.map(drain))),
    async idle(wait) {
      const [daemonId] = daemonIds;
      const first = signal.watch({ organizationId, tags: {}, milliseconds: 500 });
      await first.next();
      await wait(async () => {
        const watch = signal.watch({ organizationId, tags: {}, milliseconds: 10_000 });
        const taken = (async () => {
          let job = await take(daemonId);
          while (!job && (await watch.next())) job = await take(daemonId);
          return [job, performance.now()];
        })();
        await pause(20);
        await create();
        const since = performance.now();
        const [job, at] = await taken;
        watch.end();
        await complete(job.id, daemonId);
        return at - since;
      });
    },
    async close() {
      await signal.close();
      await close();
    },
  };
}
