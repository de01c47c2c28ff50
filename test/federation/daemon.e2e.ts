import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { waitUntil } from "../../prisma/seed/wait-until.js";
import { allow, openFactory, type Factory } from "./factory.js";

const patienceMs = 60_000;
const echo = {
  "template.yaml": `executor: echo
resources:
  - { type: machine, name: main, dailyCost: 4 }
  - { type: volume, name: home, dailyCost: 1, persistent: true }
`,
};

let factory: Factory;
beforeAll(async () => {
  factory = await openFactory();
  await allow(factory, 100);
  await factory.startDaemon();
});
afterAll(() => factory.close(), patienceMs);

describe("a daemon in a process of its own", () => {
  test(
    "takes a workspace from files to running, to stopped, to nothing",
    async () => {
      const templateId = await factory.template("echo", echo);
      const id = await factory.workspace(templateId, "shell");
      expect(await factory.settled(id)).toMatchObject({
        name: "shell",
        status: "RUNNING",
        dailyCost: 5,
        resources: [{ address: "machine.main" }, { address: "volume.home" }],
        latestBuild: { number: 1, transition: "START", job: { status: "SUCCEEDED", daemon: { name: "daemon-1" } } },
      });
      await factory.make("stopWorkspace", "build { id }", { id });
      expect(await factory.settled(id)).toMatchObject({
        status: "STOPPED",
        dailyCost: 1,
        resources: [{ address: "volume.home" }],
        latestBuild: { number: 2, job: { status: "SUCCEEDED" } },
      });
      await factory.make("deleteWorkspace", "build { id }", { id });
      const gone = () =>
        factory.database.workspace.count({ where: { name: "shell" } }).then((count) => count === 0 || null);
      await waitUntil("the workspace to go", gone, patienceMs);
    },
    patienceMs,
  );

  test(
    "keeps what the job said",
    async () => {
      const files = { "template.yaml": "executor: echo\necho: { import: { log: [looking around, all there] } }\n" };
      const { job } = await factory.upload(files);
      const outputs = job.logs.lines.map(({ output }) => output);
      expect(outputs).toEqual(expect.arrayContaining(["looking around", "all there"]));
    },
    patienceMs,
  );

  test(
    "fails a job whose template is not what it should be, and says where",
    async () => {
      const { job } = await factory.upload({
        "template.yaml": "executor: echo\necho: { import: { fail: no luck } }\n",
      });
      expect(job).toMatchObject({ status: "FAILED", error: expect.stringContaining("no luck") });
    },
    patienceMs,
  );

  test(
    "fails a Terraform template where there is no Terraform, and says what to do",
    async () => {
      const key = factory.world.betaKey;
      const daemon = await factory.startDaemon({ key, settings: { PATH: "/nowhere" } });
      const organizationId = (await factory.make("createOrganization", "organization { id }", { name: "poor" }))
        .organization.id;
      expect(organizationId).toMatch(/^org_/);
      const betaId = (await factory.as(factory.world.betaMember).run("{ organizations { nodes { id } } }")).data
        ?.organizations.nodes[0].id;
      const { job } = await factory.upload({ "main.tf": "" }, { organizationId: betaId });
      expect(job).toMatchObject({ status: "FAILED", error: expect.stringMatching(/terraform.*PATH/i) });
      await daemon.stop();
    },
    patienceMs,
  );

  test(
    "ends with one sentence when its key is deleted",
    async () => {
      const { provisionerKey } = await factory.make("createProvisionerKey", "provisionerKey { id }", {
        organizationId: factory.alphaId,
        name: "short-lived",
      });
      const row = await factory.database.provisionerKey.findFirstOrThrow({ where: { name: "short-lived" } });
      const key = { ...factory.world.alphaKey, keyId: row.id as never, keyName: row.name };
      const daemon = await factory.startDaemon({ key });
      await daemon.line(/registered/);
      await factory.make("deleteProvisionerKey", "deletedId", { id: provisionerKey.id });
      const again = await factory.startDaemon({ key: factory.world.alphaKey });
      await again.line(/registered/);
      // A poll that waits finds out when it looks next, at the latest after five seconds.
      expect(await daemon.exit).toBe(3);
      expect(daemon.lines.join("\n")).toMatch(/key/);
    },
    patienceMs,
  );

  test(
    "says good-bye when it is told to stop, and is offline at once",
    async () => {
      const daemon = await factory.startDaemon();
      await daemon.line(/registered/);
      expect(await daemon.stop("SIGTERM")).toBe(0);
      const query = `{ organization(name: "alpha") { provisionerDaemons(filter: { status: [OFFLINE] }) { nodes { name } } } }`;
      const { data } = await factory.as(factory.world.alphaMember).run(query);
      expect(data?.organization.provisionerDaemons.nodes).toContainEqual({
        name: expect.stringMatching(/^daemon-\d+$/),
      });
    },
    patienceMs,
  );
});
