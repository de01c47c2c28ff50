import { setTimeout as pause } from "node:timers/promises";
import { inParallel, perSecond } from "../measure.mjs";
import { ours } from "../project.mjs";
import { makeDeployment } from "./deployment.mjs";

const [
  { systemClock },
  { createSealer },
  { createJobSignal },
  { createTemplateVersion },
  { acquireProvisionerJob },
  { completeProvisionerJob },
  { decodeId },
] = await Promise.all(
  [
    "foundation/clock/clock.js",
    "foundation/encryption/sealer.js",
    "foundation/job-queue/job-signal.js",
    "subgraphs/workspaces/actions/versions/create-template-version.js",
    "subgraphs/provisioners/actions/protocol/acquire-provisioner-job.js",
    "subgraphs/provisioners/actions/protocol/complete-provisioner-job.js",
    "foundation/ids/global-id.js",
  ].map(ours),
);

const files = [{ path: "main.tf", content: 'resource "terraform_data" "one" {}' }];

/** All that orgplane does for a job: a template version made, its import given with files and values, ended, audited. */
export async function openActions(url) {
  const { prisma, close, organizationId, daemonIds, owner, key } = await makeDeployment(url);
  const jobSignal = createJobSignal(url);
  const services = { database: prisma, clock: systemClock, jobSignal, requestId: "bench", ipAddress: null };
  const sealer = createSealer([{ id: "bench", secret: new Uint8Array(32).fill(1) }]);
  const asOwner = { ...services, sealer, actor: owner };
  const asDaemon = { ...services, sealer, actor: key };
  const create = () => createTemplateVersion(asOwner, { organizationId, files });
  const take = async (daemonId, waitSeconds = 0) =>
    (await acquireProvisionerJob(asDaemon, { daemonId, waitSeconds })).job;
  const complete = (job, daemonId) => completeProvisionerJob(asDaemon, { jobId: decodeId(job.id).id, daemonId });
  const drain = async (daemonId) => {
    for (let job = await take(daemonId); job; job = await take(daemonId)) await complete(job, daemonId);
  };
  return {
    create: (count) => inParallel(count, create),
    work: (count) => perSecond(count, () => Promise.all(daemonIds.map(drain))),
    async idle(wait) {
      const [daemonId] = daemonIds;
      await take(daemonId, 1); // from now on somebody listens
      await wait(async () => {
        const taken = take(daemonId, 20).then((job) => [job, performance.now()]);
        await pause(50);
        await create();
        const since = performance.now();
        const [job, at] = await taken;
        await complete(job, daemonId);
        return at - since;
      });
    },
    async close() {
      await jobSignal.close();
      await close();
    },
  };
}
