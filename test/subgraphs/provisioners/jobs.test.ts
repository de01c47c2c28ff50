import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import type { ProvisionerKeyActor } from "../../../foundation/rbac/actor.js";
import { codeOf, openYard, refusalOf, unknownId, uuidOf, type Yard } from "./yard.js";

let yard: Yard;
let key: ProvisionerKeyActor;
let daemonId: string;
const jobs: string[] = [];
const time = "2026-11-24T08:00:01.000Z";

/** Six imports, each with a daemon of its own and three lines. */
beforeAll(async () => {
  yard = await openYard();
  for (const index of [1, 2, 3, 4, 5, 6]) {
    key = await yard.key();
    daemonId = await yard.daemon(key, `daemon-${String(index)}`);
    const { jobId } = await yard.version();
    await yard.made(key, "acquireProvisionerJob", { daemonId, waitSeconds: 0 });
    const logs = ["one", "two", "three"].map((output) => ({
      time,
      source: "DAEMON",
      level: "WARN",
      stage: "init",
      output,
    }));
    await yard.made(key, "reportProvisionerJob", { jobId, daemonId, firstSequence: 1, logs });
    await yard.made(key, "failProvisionerJob", { jobId, daemonId, error: "no" });
    jobs.unshift(jobId);
  }
});
afterAll(() => yard.close());

const ask = (who: "owner" | "alphaMember" | "betaMember", query: string, variables: object = {}) =>
  yard.as(yard.world[who]).run(query, { ...variables });
const nodesOf = async (filter: object, who: "owner" | "alphaMember" | "betaMember" = "alphaMember") => {
  const query = `query ($filter: ProvisionerJobFilter) { provisionerJobs(filter: $filter) { nodes { id } } }`;
  const { data } = await ask(who, query, { filter });
  return (data?.provisionerJobs.nodes as { id: string }[]).map(({ id }) => id);
};

describe("reading jobs", () => {
  test("the newest first, with all that is known of them", async () => {
    const query = `{ provisionerJobs(first: 2) { totalCount pageInfo { hasNextPage } nodes {
      id type status tags subjectName error queuePosition queueSize eligibility { verdict }
      initiator { id } organization { id } daemon { name } templateVersion { id } workspaceBuild { id }
      logs(first: 2, after: 1) { lines { sequence output level source stage time } lastSequence hasMore isTruncated } } } }`;
    const { data, errors } = await ask("alphaMember", query);
    expect(errors).toBeUndefined();
    expect(data?.provisionerJobs).toMatchObject({ totalCount: 6, pageInfo: { hasNextPage: true } });
    expect(data?.provisionerJobs.nodes[0]).toMatchObject({
      id: jobs[0],
      type: "TEMPLATE_IMPORT",
      status: "FAILED",
      error: "no",
      queuePosition: null,
      eligibility: null,
      organization: { id: yard.alphaId },
      daemon: { name: "daemon-6" },
      initiator: { id: encodeId("User", yard.world.owner.userId) },
      templateVersion: { id: expect.stringMatching(/^tv_/) },
      workspaceBuild: null,
      logs: {
        lines: [
          { sequence: 2, output: "two", level: "WARN", source: "DAEMON", stage: "init", time },
          { sequence: 3, output: "three" },
        ],
        lastSequence: 3,
        hasMore: false,
        isTruncated: false,
      },
    });
  });

  test("the last lines, where they are asked for", async () => {
    const query = `{ provisionerJobs(first: 1) { nodes { logs(last: 2) { lines { output } lastSequence hasMore } } } }`;
    const { data } = await ask("alphaMember", query);
    expect(data?.provisionerJobs.nodes[0].logs).toEqual({
      lines: [{ output: "two" }, { output: "three" }],
      lastSequence: 3,
      hasMore: false,
    });
  });

  test("costs as many statements for six jobs as for one", async () => {
    const query = `query ($first: Int) { provisionerJobs(first: $first) { totalCount nodes {
      daemon { name status key { name } currentJob { id } previousJob { id status } } logs(first: 2) { lines { output } } } } }`;
    const count = (first: number) =>
      yard.statements(async () => {
        const { data, errors } = await ask("owner", query, { first });
        expect(errors).toBeUndefined();
        expect(data?.provisionerJobs.nodes).toHaveLength(first);
      });
    const one = await count(1);
    expect(await count(6)).toBe(one);
    expect(one).toBeLessThan(12);
  });

  test("and so do daemons and keys", async () => {
    const query = `query ($refs: [_Any!]!, $first: Int) { _entities(representations: $refs) { ... on Organization {
      provisionerKeys { name daemons(first: $first) { totalCount nodes { name } } }
      provisionerDaemons(first: $first) { totalCount nodes { name status key { name } currentJob { id } previousJob { id } } }
      provisionerJobs(first: $first) { totalCount nodes { status } } } } }`;
    const refs = [{ __typename: "Organization", id: yard.alphaId }];
    const count = (first: number) =>
      yard.statements(async () => {
        const { data, errors } = await ask("owner", query, { refs, first });
        expect(errors).toBeUndefined();
        expect(data?._entities[0].provisionerDaemons.nodes).toHaveLength(first);
      });
    const one = await count(1);
    expect(await count(6)).toBeLessThanOrEqual(one);
  });

  test("filters", async () => {
    expect(await nodesOf({})).toEqual(jobs);
    expect(await nodesOf({ status: ["FAILED"], type: ["TEMPLATE_IMPORT"] })).toEqual(jobs);
    expect(await nodesOf({ status: ["RUNNING", "PENDING"] })).toEqual([]);
    expect(await nodesOf({ type: ["WORKSPACE_BUILD"] })).toEqual([]);
    expect(await nodesOf({ daemonId })).toEqual([jobs[0]]);
    expect(await nodesOf({ tags: { region: "eu" } })).toEqual([]);
    expect(await nodesOf({ initiatorId: encodeId("User", yard.world.owner.userId) })).toEqual(jobs);
    expect(await nodesOf({ initiatorId: unknownId("User") })).toEqual([]);
    expect(await nodesOf({ since: "2026-11-24T08:00:00.000Z", until: "2026-11-24T08:00:00.001Z" })).toEqual(jobs);
    expect(await nodesOf({ until: "2026-11-24T08:00:00.000Z" })).toEqual([]);
  });

  test("filters by workspace and template", async () => {
    const { id, jobId } = await yard.workspace("filtered");
    const { templateId } = await yard.database.workspace.findUniqueOrThrow({ where: { id: uuidOf(id) } });
    expect(await nodesOf({ workspaceId: id })).toEqual([jobId]);
    const ofTemplate = await nodesOf({ templateId: encodeId("Template", templateId) });
    expect(ofTemplate[0]).toBe(jobId);
    expect(ofTemplate).toHaveLength(2);
    await yard.database.job.deleteMany({ where: { id: { in: ofTemplate.map(uuidOf) } } });
  });

  test("strangers see none, neither in a list nor by id", async () => {
    expect(await nodesOf({}, "betaMember")).toEqual([]);
    const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on ProvisionerJob { status } } }`;
    const refs = [{ __typename: "ProvisionerJob", id: jobs[0] }];
    expect((await ask("betaMember", query, { refs })).data?._entities).toEqual([null]);
    expect((await ask("alphaMember", query, { refs })).data?._entities).toEqual([{ status: "FAILED" }]);
  });

  test.each([
    ["first: 0", "provisionerJobs(first: 0) { nodes { id } }", "first"],
    ["a cursor that is none", `provisionerJobs(after: "x") { nodes { id } }`, "after"],
    ["logs(first: 0)", "provisionerJobs(first: 1) { nodes { logs(first: 0) { lastSequence } } }", "first"],
    ["logs(first: 1001)", "provisionerJobs(first: 1) { nodes { logs(first: 1001) { lastSequence } } }", "first"],
    ["logs(last: 0)", "provisionerJobs(first: 1) { nodes { logs(last: 0) { lastSequence } } }", "last"],
    ["logs(after: -1)", "provisionerJobs(first: 1) { nodes { logs(after: -1) { lastSequence } } }", "after"],
    ["a filter's wrong id", `provisionerJobs(filter: { daemonId: "x" }) { nodes { id } }`, "filter.daemonId"],
  ])("refuses %s", async (_, selection, argument) => {
    const { errors } = await ask("owner", `{ ${selection} }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument });
  });

  test("pages by cursors, and refuses one of another list", async () => {
    const page = `edges { cursor node { id } } pageInfo { endCursor }`;
    const first = (await ask("owner", `{ provisionerJobs(first: 4) { ${page} } }`)).data?.provisionerJobs;
    const rest = await ask("owner", `query ($after: String) { provisionerJobs(after: $after) { ${page} } }`, {
      after: first.pageInfo.endCursor,
    });
    const ids = [...first.edges, ...rest.data?.provisionerJobs.edges].map(
      ({ node }: { node: { id: string } }) => node.id,
    );
    expect(ids).toEqual(jobs);
    const foreign = await ask(
      "owner",
      `query ($after: String) { provisionerDaemons(after: $after) { nodes { id } } }`,
      {
        after: first.pageInfo.endCursor,
      },
    );
    expect(foreign.errors?.[0]?.message).toMatch(/of another list/);
  });
});

describe("cancelProvisionerJob", () => {
  const cancel = (who: "owner" | "alphaMember" | "betaMember", input: object) =>
    yard.send(yard.world[who], "cancelProvisionerJob", { ...input });

  test("ends a pending job at once, for whom it was done too, and writes who did it", async () => {
    const { id, jobId } = await yard.version();
    const { job } = await yard.made(yard.world.owner, "cancelProvisionerJob", { id: jobId });
    const now = yard.clock.now().toISOString();
    expect(job).toEqual({ id: jobId, status: "CANCELED", canceledAt: now, completedAt: now });
    const version = await yard.database.templateVersion.findUniqueOrThrow({ where: { id: uuidOf(id) } });
    expect(version.importStatus).toBe("CANCELED");
    expect(await yard.database.auditEntry.findMany({ where: { resourceId: uuidOf(jobId) } })).toMatchObject([
      { action: "UPDATE", actorName: "owner", changes: { status: { before: "PENDING", after: "CANCELED" } } },
    ]);
  });

  test("leaves the end of a running job to its daemon", async () => {
    const { jobId } = await yard.version();
    await yard.made(key, "acquireProvisionerJob", { daemonId, waitSeconds: 0 });
    const { job } = await yard.made(yard.world.owner, "cancelProvisionerJob", { id: jobId, expectedStatus: "RUNNING" });
    expect(job).toMatchObject({ status: "CANCELING", completedAt: null });
    await yard.made(key, "failProvisionerJob", { jobId, daemonId, error: "interrupted" });
  });

  test("is refused to members and strangers", async () => {
    const { jobId } = await yard.version();
    expect(codeOf(await cancel("alphaMember", { id: jobId }))).toBe("FORBIDDEN");
    expect(codeOf(await cancel("betaMember", { id: jobId }))).toBe("NOT_FOUND");
    expect((await yard.database.job.findUniqueOrThrow({ where: { id: uuidOf(jobId) } })).status).toBe("PENDING");
    await cancel("owner", { id: jobId });
  });

  test("refuses a job that is over, one in another status, an unknown one and an id of another type", async () => {
    expect(refusalOf(await cancel("owner", { id: jobs[0] }))).toBe("NOT_ALLOWED_HERE input.id");
    expect(refusalOf(await cancel("owner", { id: jobs[0], expectedStatus: "PENDING" }))).toBe(
      "STALE input.expectedStatus",
    );
    expect(codeOf(await cancel("owner", { id: unknownId("ProvisionerJob") }))).toBe("NOT_FOUND");
    expect(codeOf(await cancel("owner", { id: yard.alphaId }))).toBe("BAD_USER_INPUT");
  });
});
