import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createActorTokenSigner, type ActorTokenSigner } from "../../foundation/actor-token/actor-token.js";
import { decodeId, encodeId } from "../../foundation/ids/global-id.js";
import { newId } from "../../foundation/ids/new-id.js";
import { reapJobs } from "../../subgraphs/provisioners/actions/reaping/reap-jobs.js";
import { startChild, type Child } from "../kit/child-process.js";
import { createTestDatabase, type TestDatabase } from "../kit/test-database.js";
import { testEncryptionKeys } from "../kit/test-sealer.js";
import { createWorld, type World } from "../kit/world.js";

const daemonCount = 20;
/** QUEUE_TEST_JOBS=300 for a quick look. */
const jobCount = Number(process.env["QUEUE_TEST_JOBS"] ?? 2000);
const processCount = 3;
/** Of the subgraph's processes, one after the other; a new one takes each one's place. */
const processKills = 2;
/** One daemon in so many is killed at each step of a job. */
const oneDaemonIn = 20;
const patienceMs = 240_000;

/** What a daemon knows of the jobs that it had, by itself: its own memory of a run, whatever the database says. */
interface Journal {
  /** Global ids, in the order in which they were given; one that was given again stands there again. */
  given: string[];
  completed: Set<string>;
  /** Reported, and not completed before the daemon was killed: nobody gets them again. */
  abandoned: Set<string>;
}

let testDatabase: TestDatabase;
let world: World;
let signer: ActorTokenSigner;
let jwks: Server;
let children: { child: Child; url: string }[] = [];

async function startSubgraph(): Promise<{ child: Child; url: string }> {
  const { port } = jwks.address() as AddressInfo;
  const child = startChild("processes/subgraph.js", ["provisioners"], {
    DATABASE_URL: testDatabase.url,
    ORGPLANE_PORT: "0",
    ORGPLANE_JWKS_URL: `http://127.0.0.1:${String(port)}/`,
    ...testEncryptionKeys,
  });
  return { child, url: (await child.line(/answers at (\S+)/))[1]! };
}

/** Imports to be done, and a table that counts how often each of them is ended. */
async function fillQueue(): Promise<void> {
  const { database } = testDatabase;
  const organizationId = world.alpha;
  const made = Array.from({ length: jobCount }, () => ({
    id: newId<"TemplateVersion">(),
    jobId: newId<"ProvisionerJob">(),
  }));
  await database.templateVersion.createMany({
    data: made.map(({ id, jobId }) => ({ id, jobId, organizationId, name: id, contentHash: "", files: {} })),
  });
  await database.job.createMany({
    data: made.map(({ id, jobId }) => ({
      id: jobId,
      organizationId,
      type: "TEMPLATE_IMPORT" as const,
      subjectId: id,
      subjectName: "x",
    })),
  });
  await database.$executeRawUnsafe("create table public.ends (job_id uuid, daemon_id uuid, status text)");
  await database.$executeRawUnsafe(`create function public.note_end() returns trigger language plpgsql as $$
    begin insert into public.ends values (new.id, new.daemon_id, new.status); return new; end $$`);
  await database.$executeRawUnsafe(`create trigger note_end after update on jobs.jobs for each row
    when (new.status in ('SUCCEEDED', 'FAILED', 'CANCELED')) execute function public.note_end()`);
}

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  world = await createWorld(testDatabase.database);
  signer = createActorTokenSigner();
  jwks = createServer((_, response) => void response.end(JSON.stringify(signer.jwks)));
  await new Promise<void>((resolve) => void jwks.listen(0, "127.0.0.1", resolve));
  await fillQueue();
  children = await Promise.all(Array.from({ length: processCount }, startSubgraph));
}, patienceMs);

afterAll(async () => {
  await Promise.all(children.map(({ child }) => child.stop("SIGKILL")));
  jwks.close();
  await testDatabase.close();
});

const mutations = {
  register: `mutation ($input: RegisterProvisionerDaemonInput!) { it: registerProvisionerDaemon(input: $input) { daemon { id } userErrors { code } } }`,
  acquire: `mutation ($input: AcquireProvisionerJobInput!) { it: acquireProvisionerJob(input: $input) { job { id } userErrors { code } } }`,
  report: `mutation ($input: ReportProvisionerJobInput!) { it: reportProvisionerJob(input: $input) { lost userErrors { code } } }`,
  complete: `mutation ($input: CompleteProvisionerJobInput!) { it: completeProvisionerJob(input: $input) { job { status } userErrors { code } } }`,
};

let token = { text: "", until: 0 };
/** A token lives for a minute; one is used for half of it. */
function actorToken(): string {
  if (token.until < Date.now()) {
    const subject = encodeId("ProvisionerKey", world.alphaKey.keyId);
    const text = signer.sign({ subject, audience: "provisioners", scopes: new Set() });
    token = { text, until: Date.now() + 30_000 };
  }
  return token.text;
}

/** Asks any of the processes until one answers: a process that dies in between leaves the daemon in doubt, as in life. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as loose as an answer
async function insist(name: keyof typeof mutations, input: object): Promise<any> {
  for (;;) {
    const { url } = children[Math.floor(Math.random() * children.length)]!;
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${actorToken()}` },
      body: JSON.stringify({ query: mutations[name], variables: { input } }),
    }).catch(() => null);
    const answer = (await response?.json().catch(() => null)) as { data?: { it: unknown }; errors?: unknown[] } | null;
    if (answer?.data?.it) return answer.data.it;
    if (answer?.errors && response?.status === 200) throw new Error(JSON.stringify(answer.errors));
    await pause(20);
  }
}

class Killed extends Error {}
const mayDie = (): void => {
  if (Math.random() * oneDaemonIn < 1) throw new Killed();
};

/** One job, from being given to its end; false where there is none. */
async function work(daemonId: string, journal: Journal): Promise<boolean> {
  const { job } = await insist("acquire", { daemonId, waitSeconds: 0 });
  if (!job) return false;
  journal.given.push(job.id);
  mayDie();
  await insist("report", { jobId: job.id, daemonId });
  journal.abandoned.add(job.id);
  mayDie();
  await insist("complete", { jobId: job.id, daemonId });
  journal.abandoned.delete(job.id);
  journal.completed.add(job.id);
  return true;
}

/** A daemon's process, from its start until it is killed or finds nothing to do. */
async function live(name: string, journal: Journal): Promise<"killed" | "done"> {
  try {
    const daemonId = (await insist("register", { name, version: "0", apiVersion: "1.0" })).daemon.id as string;
    while (await work(daemonId, journal));
    return "done";
  } catch (error) {
    if (error instanceof Killed) return "killed";
    throw error;
  }
}

async function keepAlive(name: string): Promise<Journal> {
  const journal: Journal = { given: [], completed: new Set(), abandoned: new Set() };
  while ((await live(name, journal)) === "killed");
  return journal;
}

/** Kills a process with all that it is in the middle of, as soon as the queue has gone down so far. */
async function killProcesses(): Promise<void> {
  for (let kill = 1; kill <= processKills; kill += 1) {
    const goal = (jobCount * kill) / (processKills + 1);
    while ((await testDatabase.database.job.count({ where: { status: "SUCCEEDED" } })) < goal) await pause(50);
    const victim = kill % processCount;
    await children[victim]!.child.stop("SIGKILL");
    children[victim] = await startSubgraph();
  }
}

const intersect = (journals: Journal[]): string[] => {
  const owners = new Map<string, number>();
  for (const { given } of journals) for (const id of new Set(given)) owners.set(id, (owners.get(id) ?? 0) + 1);
  return [...owners].filter(([, count]) => count > 1).map(([id]) => id);
};

test(
  "twenty daemons do all jobs, each exactly once, while they and the processes that serve them are killed",
  async () => {
    const names = Array.from({ length: daemonCount }, (_, index) => `daemon-${String(index)}`);
    const [journals] = await Promise.all([Promise.all(names.map(keepAlive)), killProcesses()]);

    // No job was given to two daemons, and every job was given.
    expect(intersect(journals)).toEqual([]);
    expect(new Set(journals.flatMap(({ given }) => given)).size).toBe(jobCount);

    // What a daemon abandoned after its first report is reaped, and nothing else is left.
    const abandoned = new Set(journals.flatMap((journal) => [...journal.abandoned]));
    expect(abandoned.size).toBeGreaterThan(0);
    const { database } = testDatabase;
    const later = { now: () => new Date(Date.now() + 10 * 60_000) };
    while ((await reapJobs({ database, clock: later })) > 0);

    // Each job was ended exactly once, by the daemon whose journal says so.
    const ends =
      await database.$queryRawUnsafe<{ job_id: string; daemon_id: string; status: string }[]>(
        "select * from public.ends",
      );
    expect(ends).toHaveLength(jobCount);
    const endOf = new Map(ends.map((end) => [end.job_id, end]));
    expect(endOf.size).toBe(jobCount);
    const daemons = await database.provisionerDaemon.findMany();
    const idOf = new Map(daemons.map(({ id, name }) => [name, id]));
    names.forEach((name, index) => {
      for (const job of journals[index]!.completed) {
        expect(endOf.get(decodeId(job)!.id)).toMatchObject({ status: "SUCCEEDED", daemon_id: idOf.get(name) });
      }
    });
    const failed = ends.filter(({ status }) => status === "FAILED").map(({ job_id: id }) => id);
    expect(new Set(failed)).toEqual(new Set([...abandoned].map((id) => decodeId(id)!.id)));
    expect(ends.filter(({ status }) => status === "SUCCEEDED")).toHaveLength(jobCount - abandoned.size);
  },
  patienceMs,
);
