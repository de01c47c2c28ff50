import { access, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { decodeId } from "../../foundation/ids/global-id.js";
import { waitUntil } from "../../prisma/seed/wait-until.js";
import { reapJobs } from "../../subgraphs/provisioners/actions/reaping/reap-jobs.js";
import type { Child } from "../kit/child-process.js";
import { testSealer } from "../kit/test-sealer.js";
import { allow, openFactory, type Factory } from "./factory.js";

const patienceMs = 120_000;

let factory: Factory;
let folder: string;
let daemon: Child;
beforeAll(async () => {
  factory = await openFactory();
  folder = await mkdtemp(join(tmpdir(), "orgplane-rough-"));
  await allow(factory, 100);
  daemon = await factory.startDaemon();
}, patienceMs);
afterAll(async () => {
  await factory.close();
  await rm(folder, { recursive: true, force: true });
}, patienceMs);

/** Two resources in turn; the second does what the test wants, by a file that stands for the world outside. */
const twoSteps = (command: string): string => `
variable "orgplane_workspace_transition" {
  type    = string
  default = "start"
}
variable "size" {
  type    = string
  default = "small"
}
resource "terraform_data" "first" {
  input = "kept"
}
resource "terraform_data" "second" {
  count            = var.orgplane_workspace_transition == "start" ? 1 : 0
  triggers_replace = var.size
  depends_on       = [terraform_data.first]
  provisioner "local-exec" {
    command = ${JSON.stringify(command)}
  }
}
`;
const manifest = "parameters:\n  - { name: size, mutable: true }\n";
const templateOf = (name: string, command: string) =>
  factory.template(name, { "main.tf": twoSteps(command), "template.yaml": manifest });

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
const untilThere = (file: string) => waitUntil(file, async () => (await exists(file)) || null, patienceMs);

interface State {
  serial: number;
  resources: { name: string; instances: { attributes: { id: string } }[] }[];
}

/** What the control plane keeps of a workspace, opened. */
async function stateOf(id: string): Promise<State> {
  const workspaceId = decodeId(id)!.id;
  const { latestBuildId } = await factory.database.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const { state } = await factory.database.workspaceBuild.findUniqueOrThrow({ where: { id: latestBuildId } });
  return JSON.parse(testSealer.openText(state!, `workspace:${workspaceId}:state`)) as State;
}
const idsIn = ({ resources }: State): Record<string, string> =>
  Object.fromEntries(
    resources.flatMap(({ name, instances }) => instances.map(({ attributes }) => [name, attributes.id])),
  );

const latestJob = async (id: string): Promise<string> => {
  const query = `query ($id: ID!) { node(id: $id) { ... on Workspace { latestBuild { job { id status } } } } }`;
  const { data } = await factory.as(factory.world.owner).run(query, { id });
  return data?.node.latestBuild.job.id as string;
};
const outputsOf = (seen: { latestBuild: { job: { logs: { lines: { output: string }[] } } } }): string =>
  seen.latestBuild.job.logs.lines.map(({ output }) => output).join("\n");

describe("several resources of real Terraform", () => {
  test(
    "are created, changed by a parameter, stopped, started and deleted",
    async () => {
      const id = await factory.workspace(await templateOf("whole-life", "true"), "whole-life");
      expect(await factory.settled(id)).toMatchObject({ status: "RUNNING" });
      const created = idsIn(await stateOf(id));
      expect(Object.keys(created).sort()).toEqual(["first", "second"]);

      await factory.make("startWorkspace", "build { id }", { id, parameters: [{ name: "size", value: "large" }] });
      await factory.settled(id);
      const changed = idsIn(await stateOf(id));
      expect(changed["first"]).toBe(created["first"]);
      expect(changed["second"]).not.toBe(created["second"]);

      await factory.make("stopWorkspace", "build { id }", { id });
      expect(await factory.settled(id)).toMatchObject({
        status: "STOPPED",
        resources: [{ address: "terraform_data.first" }],
      });
      expect(idsIn(await stateOf(id))).toEqual({ first: created["first"] });

      await factory.make("startWorkspace", "build { id }", { id });
      expect(await factory.settled(id)).toMatchObject({ status: "RUNNING", latestBuild: { number: 4 } });
      expect(idsIn(await stateOf(id))["first"]).toBe(created["first"]);

      await factory.make("deleteWorkspace", "build { id }", { id });
      const gone = async () =>
        (await factory.database.workspace.count({ where: { name: "whole-life" } })) === 0 || null;
      await waitUntil("the workspace to go", gone, patienceMs);
    },
    patienceMs,
  );

  test(
    "of which the second fails leave the first in the state, and a retry goes on from there",
    async () => {
      const mended = join(folder, "mended");
      const command = `test -e ${mended}`;
      const id = await factory.workspace(await templateOf("half", command), "half");
      const failed = await factory.settled(id);
      expect(failed).toMatchObject({ status: "FAILED", latestBuild: { job: { errorCode: "TERRAFORM_FAILED" } } });
      const { first } = idsIn(await stateOf(id));
      expect(first).toBeDefined();

      await writeFile(mended, "");
      await factory.make("retryProvisionerJob", "job { id }", { id: await latestJob(id) });
      const again = await factory.settled(id);
      expect(again).toMatchObject({ status: "RUNNING", latestBuild: { number: 2 } });
      expect(outputsOf(again)).toMatch(/terraform_data\.first.*Refreshing state/);
      expect(idsIn(await stateOf(id))).toMatchObject({ first });
    },
    patienceMs,
  );
});

describe("in the middle of an apply", () => {
  test(
    "a canceled job is interrupted, and the state that it reached is kept",
    async () => {
      const reached = join(folder, "canceled-reached");
      const id = await factory.workspace(await templateOf("canceled", `touch ${reached}; sleep 60`), "canceled");
      await untilThere(reached);
      await factory.make("cancelProvisionerJob", "job { id }", { id: await latestJob(id) });
      const canceled = await factory.settled(id);
      expect(canceled).toMatchObject({ status: "CANCELED", latestBuild: { job: { errorCode: "CANCELED" } } });
      expect(idsIn(await stateOf(id))).toHaveProperty("first");
    },
    patienceMs,
  );

  test(
    "a daemon is killed: the job is reaped, and the next build recovers",
    async () => {
      const [reached, mended] = [join(folder, "killed-reached"), join(folder, "killed-mended")];
      const command = `test -e ${mended} || { touch ${reached}; sleep 60; }`;
      const id = await factory.workspace(await templateOf("killed", command), "killed");
      await untilThere(reached);
      await daemon.stop("SIGKILL");
      const later = { now: () => new Date(factory.clock.now().getTime() + 5 * 60_000) };
      expect(await reapJobs({ database: factory.database, clock: later })).toBe(1);
      expect(await factory.settled(id)).toMatchObject({
        status: "FAILED",
        latestBuild: { job: { errorCode: "JOB_HUNG" } },
      });

      await writeFile(mended, "");
      daemon = await factory.startDaemon();
      await factory.make("retryProvisionerJob", "job { id }", { id: await latestJob(id) });
      expect(await factory.settled(id)).toMatchObject({ status: "RUNNING", latestBuild: { number: 2 } });
      expect(Object.keys(idsIn(await stateOf(id))).sort()).toEqual(["first", "second"]);
    },
    patienceMs,
  );

  test(
    "a daemon that is told to stop finishes the job first, and leaves no folder behind",
    async () => {
      const [reached, workDir] = [join(folder, "drained-reached"), join(folder, "work")];
      await daemon.stop();
      daemon = await factory.startDaemon({ settings: { ORGPLANE_PROVISIONER_WORK_DIR: workDir } });
      const id = await factory.workspace(await templateOf("drained", `touch ${reached}; sleep 2`), "drained");
      await untilThere(reached);
      expect(await daemon.stop("SIGTERM")).toBe(0);
      expect(await factory.settled(id)).toMatchObject({ status: "RUNNING" });
      expect(await readdir(workDir)).toEqual([]);
      daemon = await factory.startDaemon();
    },
    patienceMs,
  );

  test(
    "a daemon that is told twice kills Terraform, and ends with 1",
    async () => {
      const reached = join(folder, "twice-reached");
      const id = await factory.workspace(await templateOf("twice", `touch ${reached}; sleep 600`), "twice");
      await untilThere(reached);
      daemon.process.kill("SIGTERM");
      await daemon.line(/stopping/);
      expect(await daemon.stop("SIGTERM")).toBe(1);
      expect(
        (await factory.database.job.findUniqueOrThrow({ where: { id: decodeId(await latestJob(id))!.id } })).status,
      ).toBe("RUNNING");
    },
    patienceMs,
  );
});
