import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readTemplateFolder } from "../../cli/templates/read-template-folder.js";
import { allow, openFactory, type Factory } from "./factory.js";

const patienceMs = 120_000;
const files = Object.fromEntries(
  readTemplateFolder("prisma/seed/templates/terraform").map(({ path, content }) => [path, content]),
);

let factory: Factory;
beforeAll(async () => {
  factory = await openFactory();
  await allow(factory, 100);
  await factory.startDaemon();
});
afterAll(() => factory.close(), patienceMs);

describe("a workspace of real Terraform", () => {
  test(
    "is imported, started, stopped and started again, with its state kept in between",
    async () => {
      const templateId = await factory.template("machine", files);
      const query = `query ($id: ID!) { node(id: $id) { ... on Template { activeVersion {
        dailyCost resources { address } parameters { name defaultValue } variables { name } readme } } } }`;
      const { data } = await factory.as(factory.world.alphaMember).run(query, { id: templateId });
      expect(data?.node.activeVersion).toMatchObject({
        dailyCost: 8,
        parameters: [{ name: "size", defaultValue: "small" }],
        readme: expect.stringContaining("# A machine by Terraform"),
      });
      const addresses = (seen: { resources: { address: string }[] }) => seen.resources.map(({ address }) => address);

      const id = await factory.workspace(templateId, "box");
      const started = await factory.settled(id);
      expect(started).toMatchObject({ status: "RUNNING", dailyCost: 8 });
      expect(addresses(started)).toEqual(
        expect.arrayContaining(["terraform_data.volume", expect.stringContaining("terraform_data.machine")]),
      );
      const stages = started.latestBuild.job.logs.lines.map(({ stage }: { stage: string }) => stage);
      expect(new Set(stages)).toEqual(new Set(["init", "plan", "apply"].concat(stages)));

      await factory.make("stopWorkspace", "build { id }", { id });
      const stopped = await factory.settled(id);
      expect(stopped).toMatchObject({ status: "STOPPED", dailyCost: 2 });
      expect(addresses(stopped)).toEqual(["terraform_data.volume"]);

      await factory.make("startWorkspace", "build { id }", { id });
      const again = await factory.settled(id);
      expect(again).toMatchObject({ status: "RUNNING", latestBuild: { number: 3 } });
      const said = again.latestBuild.job.logs.lines.map(({ output }: { output: string }) => output).join("\n");
      // The volume is the one that the first build made.
      expect(said).toMatch(/terraform_data\.volume.*Refreshing state/);
      expect(said).toMatch(/1 added|1 to add/);
    },
    patienceMs,
  );

  test(
    "a syntax error reaches the job's error and its logs, with file and line",
    async () => {
      const { job } = await factory.upload({ "main.tf": 'resource "terraform_data" "a" {\n  input = \n}\n' });
      expect(job).toMatchObject({ status: "FAILED", error: expect.stringMatching(/main\.tf/) });
      expect(job.error).toMatch(/line 2|:2|expression/);
      expect(job.logs.lines.some(({ level, output }) => level === "ERROR" && output.includes("main.tf"))).toBe(true);
    },
    patienceMs,
  );

  test(
    "what costs more than the owner's allowance is refused between plan and apply",
    async () => {
      const templateId = await factory.template("dear", files);
      await allow(factory, 9);
      const query =
        "mutation ($input: CreateWorkspaceInput!) { createWorkspace(input: $input) { workspace { id } userErrors { code } } }";
      const ownerId = (await factory.as(factory.world.alphaMember).run("{ viewer { id } }")).data?.viewer.id;
      const { data } = await factory
        .as(factory.world.owner)
        .run(query, { input: { templateId, name: "second", ownerId } });
      expect(data?.createWorkspace).toEqual({ workspace: null, userErrors: [{ code: "QUOTA_EXCEEDED" }] });
    },
    patienceMs,
  );
});
