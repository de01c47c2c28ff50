import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { sseClient, takeLines, logQuery, logVariables, type Results } from "../../kit/log-followers.js";
import { signIn } from "../../kit/sign-in.js";
import { startSpokenDaemon } from "../../kit/spoken-daemon.js";
import { startSpokenJob } from "../../kit/spoken-job.js";
import { giveRoles, readersRoles } from "../../kit/world.js";
import { openFactory, type Factory } from "../factory.js";

let factory: Factory;
beforeAll(async () => {
  factory = await openFactory();
  await giveRoles(factory.database, factory.world.alphaMember, [...readersRoles, "organization-admin"]);
  await giveRoles(factory.database, factory.world.betaMember, [...readersRoles, "organization-admin"]);
}, 60_000);
afterAll(() => factory.close(), 60_000);

async function follow(query: string, id: string, actor: UserActor = factory.world.alphaMember): Promise<Results> {
  const client = sseClient(factory.endpoint, await signIn(factory.database, actor));
  return client.iterate({ query: `subscription ($id: ID!) { it: ${query} }`, variables: { id } });
}

async function next(results: Results) {
  const { value, done } = await results.next();
  return done ? "the end" : ((value as { data: { it: unknown } }).data?.it ?? value);
}

async function rest(results: Results): Promise<unknown[]> {
  const all: unknown[] = [];
  for (let it = await next(results); it !== "the end"; it = await next(results)) all.push(it);
  return all;
}

const at = (second: number) => new Date(Date.UTC(2026, 10, 24, 8, 0, second));

describe("provisionerJob", () => {
  const query = "provisionerJob(id: $id) { status queuePosition eligibility { verdict } organization { name } }";
  const alpha = { name: "alpha" };

  test("is sent at once, as its place or its chances change, and until it is over", async () => {
    const { database, world } = factory;
    const first = await startSpokenJob(database, { organizationId: world.alpha, status: "PENDING" });
    const second = await startSpokenJob(database, { organizationId: world.alpha, status: "PENDING" });
    const results = await follow(query, second.id);
    const waiting = { status: "PENDING", queuePosition: 2, organization: alpha };
    expect(await next(results)).toMatchObject({ ...waiting, eligibility: { verdict: "NO_DAEMONS" } });

    const daemon = { id: newId<"ProvisionerDaemon">(), organizationId: world.alpha, keyId: world.alphaKey.keyId };
    const seen = { name: "fit", version: "1", apiVersion: "1.0", lastSeenAt: factory.clock.now() };
    await database.provisionerDaemon.create({ data: { ...daemon, ...seen } });
    expect(await next(results)).toMatchObject({ ...waiting, eligibility: { verdict: "READY" } });

    await database.job.update({ where: { id: first.uuid }, data: { status: "CANCELED", completedAt: at(1) } });
    expect(await next(results)).toMatchObject({ status: "PENDING", queuePosition: 1 });

    const running = { status: "RUNNING", daemonId: daemon.id, startedAt: at(2) } as const;
    await database.job.update({ where: { id: second.uuid }, data: running });
    const under = { status: "RUNNING", queuePosition: null, eligibility: null, organization: alpha };
    expect(await next(results)).toEqual(under);
    await database.job.update({ where: { id: second.uuid }, data: { heartbeatAt: at(3) } });
    await second.end("FAILED");
    expect(await rest(results)).toEqual([{ ...under, status: "FAILED" }]);
    await database.provisionerDaemon.delete({ where: { id: daemon.id } });
  });

  test("one that is over is sent once", async () => {
    const job = await startSpokenJob(factory.database, { organizationId: factory.world.alpha });
    await job.end();
    expect(await rest(await follow(query, job.id))).toMatchObject([{ status: "SUCCEEDED" }]);
  });
});

describe("identityResync", () => {
  const query = "identityResync(id: $id) { status done total organization { name } }";
  const start = async (organizationId: string | null) => {
    const id = newId<"IdentityResync">();
    const data = { id, organizationId, status: "RUNNING", total: 3, startedAt: at(0) };
    await factory.database.identityResync.create({ data });
    return id;
  };
  const change = (id: string, data: object) => factory.database.identityResync.update({ where: { id }, data });

  test("is sent at once, at each step, and until it is over", async () => {
    const id = await start(factory.world.alpha);
    const results = await follow(query, encodeId("IdentityResync", id));
    const running = { status: "RUNNING", done: 0, total: 3, organization: { name: "alpha" } };
    expect(await next(results)).toEqual(running);
    await change(id, { done: 2 });
    expect(await next(results)).toEqual({ ...running, done: 2 });
    await change(id, { done: 3, status: "SUCCEEDED", completedAt: at(1) });
    expect(await rest(results)).toEqual([{ ...running, status: "SUCCEEDED", done: 3 }]);
  });

  test("everybody's is not an organization administrator's to see", async () => {
    const id = await start(null);
    const [refused] = await rest(await follow(query, encodeId("IdentityResync", id)));
    expect(refused).toMatchObject({ errors: [{ extensions: { code: expect.stringMatching(/NOT_FOUND|FORBIDDEN/) } }] });
    await change(id, { status: "CANCELED", completedAt: at(1) });
    expect(await rest(await follow(query, encodeId("IdentityResync", id), factory.world.owner))).toHaveLength(1);
  });
});

test("a workspace is followed from its making to its end, with what other subgraphs know of it", async () => {
  const daemon = await factory.startDaemon();
  const templateId = await factory.template("followed", { "template.yaml": "executor: echo\n" });
  const id = await factory.workspace(templateId, "followed");
  const job = "latestBuild { number transition job { id status } }";
  const results = await follow(`workspace(id: $id) { name status owner { username } ${job} }`, id);
  const seen: any[] = [await next(results)]; // eslint-disable-line @typescript-eslint/no-explicit-any -- as loose as an answer
  expect(seen[0]).toMatchObject({ name: "followed", owner: { username: "alpha-member" }, latestBuild: { number: 1 } });
  while (seen.at(-1).status !== "RUNNING") seen.push(await next(results));
  expect(seen.at(-1)).toMatchObject({ latestBuild: { number: 1, transition: "START", job: { status: "SUCCEEDED" } } });
  await factory.make("deleteWorkspace", "build { id }", { id });
  const last = (await rest(results)) as { status: string; latestBuild: { number: number } }[];
  expect(last.at(-1)).toMatchObject({ latestBuild: { number: 2 } });
  expect(last.map(({ status }) => status)).toContain("DELETING");
  await daemon.stop();
});

test("what happens in one organization is told to nobody in another", async () => {
  const { database, world } = factory;
  const job = await startSpokenJob(database, { organizationId: world.alpha });
  const workspace = await database.workspace.findFirst();
  const doors: [string, string][] = [
    ["provisionerJob(id: $id) { status }", job.id],
    ["provisionerJobLogs(jobId: $id) { output }", job.id],
    ...(workspace ? [["workspace(id: $id) { name }", encodeId("Workspace", workspace.id)] as [string, string]] : []),
  ];
  for (const [query, id] of doors) {
    for (const actor of [world.betaMember, world.outsider]) {
      const [refused, ...more] = await rest(await follow(query, id, actor));
      expect(refused).toMatchObject({
        errors: [{ extensions: { code: expect.stringMatching(/NOT_FOUND|UNAUTHORIZED/) } }],
      });
      expect(more).toEqual([]);
    }
  }
});

test("a log has every line once, though its daemon was restarted and said some of them again", async () => {
  const files = [{ path: "main.tf", content: "# nothing" }];
  await factory.make("createTemplateVersion", "templateVersion { id }", { organizationId: factory.alphaId, files });
  const daemon = await startSpokenDaemon(factory, "restarts");
  const id = await daemon.acquire();
  const client = sseClient(factory.endpoint, await signIn(factory.database, factory.world.alphaMember));
  const results: Results = client.iterate({ query: logQuery, variables: logVariables({ id }) });
  await daemon.report(id, 1, "one", "two", "three");
  expect(await takeLines(results, 3)).toEqual([1, 2, 3]);
  expect(await daemon.register()).toBe(daemon.id);
  await daemon.report(id, 2, "two", "three", "four");
  await daemon.report(id, 2, "two", "three", "four");
  await daemon.report(id, 5, "five");
  await daemon.complete(id);
  expect(await takeLines(results)).toEqual([4, 5]);
});
