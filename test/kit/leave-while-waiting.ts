import { encodeId } from "../../foundation/ids/global-id.js";
import { waitUntil } from "../../prisma/seed/wait-until.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import type { GraphUnderTest } from "./graph-under-test.js";
import { post } from "./post.js";
import { signIn } from "./sign-in.js";

type Graph = Pick<GraphUnderTest, "endpoint" | "world" | "database">;

const createVersion = `mutation ($input: CreateTemplateVersionInput!) {
  createTemplateVersion(input: $input) { templateVersion { job { id } } } }`;
const register = `mutation ($input: RegisterProvisionerDaemonInput!) {
  registerProvisionerDaemon(input: $input) { daemon { id } } }`;
const acquire = `mutation ($input: AcquireProvisionerJobInput!) {
  acquireProvisionerJob(input: $input) { job { id } } }`;

/** Of PostgreSQL, since nobody else knows: the queue is listened to from the first wait on. */
const isWaitedFor = async (database: PrismaClient): Promise<true | null> => {
  const [row] = await database.$queryRaw<{ count: bigint }[]>`
    select count(*) from pg_stat_activity where datname = current_database() and query ilike 'listen%orgplane_jobs%'`;
  return Number(row!.count) > 0 || null;
};

/** Resolves once a daemon waits for work in this database. */
export const daemonWaits = (database: PrismaClient): Promise<true> =>
  waitUntil("the daemon to wait", () => isWaitedFor(database), 30_000);

/** A daemon waits and goes away, a job comes, another daemon looks for one: the job that came, and what that daemon is given. */
export async function leaveWhileWaiting({
  endpoint,
  world,
  database,
}: Graph): Promise<{ queued: unknown; given: unknown }> {
  const key = await signIn(database, world.alphaKey);
  const newDaemon = async (name: string): Promise<string> => {
    const input = { name, version: "0.1.0", apiVersion: "1.0" };
    const { data } = await post(endpoint, key, { query: register, variables: { input } });
    return (data!["registerProvisionerDaemon"] as { daemon: { id: string } }).daemon.id;
  };
  const leaving = new AbortController();
  const variables = { input: { daemonId: await newDaemon("goes-away"), waitSeconds: 30 } };
  const left = post(endpoint, key, { query: acquire, variables, signal: leaving.signal }).then(
    () => false,
    () => leaving.signal.aborted,
  );
  await daemonWaits(database);
  leaving.abort();
  if (!(await left)) throw new Error("the daemon was answered before it went away");

  const stays = { input: { daemonId: await newDaemon("stays"), waitSeconds: 0 } };
  const files = [{ path: "main.tf", content: "# nothing" }];
  const version = { input: { organizationId: encodeId("Organization", world.alpha), files } };
  const made = await post(endpoint, await signIn(database, world.owner), { query: createVersion, variables: version });
  const given = await post(endpoint, key, { query: acquire, variables: stays });
  return {
    queued: made.data?.["createTemplateVersion"]?.templateVersion.job as unknown,
    given: given.data?.["acquireProvisionerJob"]?.job as unknown,
  };
}
