import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../../foundation/ids/new-id.js";
import { openWorkshop, uuidOf, type Workshop } from "./workshop.js";

/** Whatever the program does: the database itself keeps everything in its organization. */
let shop: Workshop;
let ids: Record<"template" | "betaTemplate" | "version" | "workspace", string>;
beforeAll(async () => {
  shop = await openWorkshop();
  const template = await shop.template("stays");
  const betaTemplate = await shop.template("beta", { input: { organizationId: shop.betaId } });
  const version = await shop.version({ templateId: template });
  ids = { template, betaTemplate, version, workspace: await shop.workspace(template, "stays") };
});
afterAll(() => shop.close());

const run = (statement: string) =>
  shop.database.$executeRawUnsafe(
    statement
      .replaceAll(/\$beta\b/g, `'${shop.world.beta}'`)
      .replaceAll(/\$(\w+)/g, (_, name: keyof typeof ids) => `'${uuidOf(ids[name])}'`),
  );

test.each([
  ["a template", "update workspaces.templates set organization_id = $beta where id = $template"],
  ["a template version", "update workspaces.template_versions set organization_id = $beta where id = $version"],
  ["a workspace", "update workspaces.workspaces set organization_id = $beta where id = $workspace"],
  [
    "a workspace's builds",
    "update workspaces.workspace_builds set organization_id = $beta where workspace_id = $workspace",
  ],
  [
    "a workspace, with its template",
    "update workspaces.workspaces set template_id = $betaTemplate where id = $workspace",
  ],
])("%s never moves to another organization", async (_, statement) => {
  await expect(run(statement)).rejects.toThrow("never move between organizations");
});

test("a version is given to no template of another organization", async () => {
  const statement = "update workspaces.template_versions set template_id = $betaTemplate where id = $version";
  await expect(run(statement)).rejects.toThrow("of their template's organization");
});

test("a workspace is made of no template of another organization", async () => {
  const workspace = await shop.database.workspace.findUniqueOrThrow({ where: { id: uuidOf(ids.workspace) } });
  const copy = { ...workspace, id: newId<"Workspace">(), name: "copy", latestBuildId: newId<"WorkspaceBuild">() };
  const data = { ...copy, templateId: uuidOf(ids.betaTemplate) };
  await expect(shop.database.workspace.create({ data })).rejects.toThrow("of their template's organization");
  expect(await shop.database.workspace.create({ data: copy })).toMatchObject({ name: "copy" });
});
