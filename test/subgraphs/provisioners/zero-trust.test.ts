import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildSchema, isObjectType } from "graphql";
import { createSealer } from "../../../foundation/encryption/sealer.js";
import type { ProvisionerKeyActor } from "../../../foundation/rbac/actor.js";
import { hashSecret, newSecret } from "../../../foundation/secrets/secret.js";
import { findActorByProvisionerKey } from "../../../subgraphs/provisioners/actions/resolve-key-actor.js";
import { acquireProvisionerJob } from "../../../subgraphs/provisioners/actions/protocol/acquire-provisioner-job.js";
import { createJobSignal } from "../../../foundation/job-queue/job-signal.js";
import { testSealer } from "../../kit/test-sealer.js";
import { codeOf, openYard, refusalOf, uuidOf, type MutationName, type Yard } from "./yard.js";

let yard: Yard;
let key: ProvisionerKeyActor;
let daemonId: string;
beforeAll(async () => {
  yard = await openYard();
  key = await yard.key();
  daemonId = await yard.daemon(key);
});
afterAll(() => yard.close());

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const jobRow = (id: string) => yard.database.job.findUniqueOrThrow({ where: { id: uuidOf(id) } });
const latestBuild = async (workspaceId: string) => {
  const { latestBuildId } = await yard.database.workspace.findUniqueOrThrow({ where: { id: uuidOf(workspaceId) } });
  return yard.database.workspaceBuild.findUniqueOrThrow({ where: { id: latestBuildId } });
};
const take = async () => (await yard.made(key, "acquireProvisionerJob", { daemonId, waitSeconds: 0 })).job;
const built = async (name: string, state: string) => {
  const { id, jobId } = await yard.workspace(name);
  expect((await take()).id).toBe(jobId);
  await yard.made(key, "completeProvisionerJob", { jobId, daemonId, state: base64(state) });
  return id;
};
const stop = (id: string) =>
  yard.workspaces(`mutation ($id: ID!) { stopWorkspace(input: { id: $id }) { build { id } userErrors { message } } }`, {
    id,
  });

describe("Terraform's state", () => {
  test("is nothing that the database could read, and its daemon's whole", async () => {
    const id = await built("sealed", '{"password":"hunter2"}');
    const { state } = await latestBuild(id);
    expect(Buffer.from(state!).includes("hunter2")).toBe(false);
    expect(testSealer.openText(state!, `workspace:${uuidOf(id)}:state`)).toBe('{"password":"hunter2"}');
    await stop(id);
    const job = await take();
    expect(job).toMatchObject({ transition: "STOP", state: base64('{"password":"hunter2"}') });
    await yard.made(key, "failProvisionerJob", { jobId: job.id, daemonId, error: "no", state: base64("partial") });
    expect(testSealer.openText((await latestBuild(id)).state!, `workspace:${uuidOf(id)}:state`)).toBe("partial");
  });

  test("moved to another workspace it does not open: that job fails, and says so", async () => {
    const [mine, yours] = [await built("mine", "my state"), await built("yours", "your state")];
    const { state } = await latestBuild(yours);
    await yard.database.workspaceBuild.update({ where: { id: (await latestBuild(mine)).id }, data: { state } });
    await stop(mine);
    expect(await take()).toBeNull();
    const build = await latestBuild(mine);
    expect(build.status).toBe("FAILED");
    expect(await yard.database.job.findUniqueOrThrow({ where: { id: build.jobId } })).toMatchObject({
      status: "FAILED",
      errorCode: "STATE_UNREADABLE",
      error: expect.stringContaining("belongs to something else"),
    });
  });

  test("whose key is gone fails its job with that key's name, and the next job is given", async () => {
    const id = await built("keyless", "a state");
    await stop(id);
    const { jobId: next } = await yard.version();
    const sealer = createSealer([{ id: "2027", secret: new Uint8Array(32).fill(2) }]);
    const jobSignal = createJobSignal(yard.url);
    const context = { ...yard, actor: key, requestId: "test", ipAddress: null, jobSignal, sealer };
    const { job } = await acquireProvisionerJob(context, { daemonId: uuidOf(daemonId) as never, waitSeconds: 0 });
    await jobSignal.close();
    expect(job?.id).toBe(next);
    const { error } = await yard.database.job.findUniqueOrThrow({ where: { id: (await latestBuild(id)).jobId } });
    expect(error).toMatch(/sealed with the key "test", which is not in ORGPLANE_ENCRYPTION_KEYS/);
    await yard.made(key, "failProvisionerJob", { jobId: next, daemonId, error: "enough" });
  });

  test("of 50 MB is refused, and the job runs on with the state that was there", async () => {
    const id = await built("large", "small");
    await stop(id);
    const { id: jobId } = await take();
    const state = Buffer.alloc(50 * 1024 * 1024).toString("base64");
    for (const name of ["completeProvisionerJob", "failProvisionerJob"] as const) {
      const more = name === "failProvisionerJob" ? { error: "x" } : {};
      const refused = await yard.send(key, name, { jobId, daemonId, state, ...more });
      expect(refusalOf(refused)).toBe("LIMIT_EXCEEDED input.state");
    }
    expect((await jobRow(jobId)).status).toBe("RUNNING");
    await yard.made(key, "failProvisionerJob", { jobId, daemonId, error: "the state is too large" });
    expect(testSealer.openText((await latestBuild(id)).state!, `workspace:${uuidOf(id)}:state`)).toBe("small");
  });

  test("is in no answer but a daemon's", () => {
    const types = Object.values(buildSchema(readFileSync("schema/api.graphql", "utf8")).getTypeMap());
    const withState = types.filter(isObjectType).filter((type) => "state" in type.getFields());
    expect(withState.map(({ name }) => name)).toEqual(["AcquiredJob"]);
  });
});

describe("a daemon", () => {
  test("is sent exactly files, variables, state and metadata of its job", async () => {
    const { jobId } = await yard.workspace("exactly");
    const job = await take();
    expect(Object.keys(job).sort()).toEqual(
      ["id", "type", "files", "variables", "transition", "state", "metadata", "reportEverySeconds"].sort(),
    );
    expect(Object.keys(job.metadata).sort()).toEqual([
      "buildNumber",
      "organizationId",
      "organizationName",
      "ownerId",
      "ownerName",
      "templateId",
      "templateName",
      "templateVersionId",
      "transition",
      "workspaceId",
      "workspaceName",
    ]);
    await yard.made(key, "failProvisionerJob", { jobId, daemonId, error: "enough" });
  });

  test.each<[MutationName, object]>([
    ["reportProvisionerJob", {}],
    ["commitJobQuota", { dailyCost: 1 }],
    ["completeProvisionerJob", { state: base64("theirs") }],
    ["failProvisionerJob", { error: "theirs", state: base64("theirs") }],
  ])("of another organization cannot %s, by its own daemon or by ours", async (name, more) => {
    const { jobId } = await yard.version();
    await take();
    const before = await jobRow(jobId);
    const theirs = await yard.daemon(yard.world.betaKey, "theirs");
    const input = { jobId, ...more };
    expect(codeOf(await yard.send(yard.world.betaKey, name, { ...input, daemonId }))).toBe("NOT_FOUND");
    const answer = await yard.send(yard.world.betaKey, name, { ...input, daemonId: theirs });
    if (name === "reportProvisionerJob") expect(answer.data?.answer).toMatchObject({ lost: true });
    else expect(refusalOf(answer)).toBe("NOT_ALLOWED_HERE input.jobId");
    expect(await jobRow(jobId)).toEqual(before);
    await yard.made(key, "failProvisionerJob", { jobId, daemonId, error: "enough" });
  });
});

describe("a key's secret", () => {
  const makeKey = async (more: object = {}) => {
    const made = await yard.key();
    const secret = newSecret("orgk");
    const where = { id: made.keyId };
    await yard.database.provisionerKey.update({ where, data: { secretHash: hashSecret(secret), ...more } });
    return { made, secret };
  };

  test("opens for the key that it is of, and not once it expired or was deleted", async () => {
    const { made, secret } = await makeKey();
    expect(await findActorByProvisionerKey(yard, secret)).toMatchObject({ keyId: made.keyId });
    const expired = await makeKey({ expiresAt: yard.clock.now() });
    expect(await findActorByProvisionerKey(yard, expired.secret)).toBeNull();
    const deleted = await makeKey({ deletedAt: yard.clock.now() });
    expect(await findActorByProvisionerKey(yard, deleted.secret)).toBeNull();
  });

  test("with one letter mistyped costs no statement", async () => {
    const { secret } = await makeKey();
    const mistyped = secret.slice(0, 9) + (secret[9] === "a" ? "b" : "a") + secret.slice(10);
    const count = await yard.statements(async () => {
      expect(await findActorByProvisionerKey(yard, mistyped)).toBeNull();
    });
    expect(count).toBe(0);
  });

  test("is stored as its SHA-256 alone", async () => {
    const { data } = await yard.send(yard.world.owner, "createProvisionerKey", {
      organizationId: yard.alphaId,
      name: "at-rest",
    });
    const secret = data?.answer.secret as string;
    const rows = await yard.database.$queryRawUnsafe<{ row: string }[]>(
      "select k::text as row from provisioners.provisioner_keys k",
    );
    const text = rows.map(({ row }) => row).join();
    expect(text).toContain(Buffer.from(hashSecret(secret)).toString("hex"));
    expect(text).not.toContain(secret.slice(5));
  });
});
