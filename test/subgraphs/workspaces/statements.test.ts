import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openWorkshop, type Workshop } from "./workshop.js";

/** Templates of one shape: two versions each, and a workspace with two builds. */
let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
  for (const name of ["one", "two", "three", "four", "five", "six"]) {
    const templateId = await shop.template(name);
    const id = await shop.workspace(templateId, name);
    await shop.finishBuild(id);
    await shop.made("activateTemplateVersion", { id: await shop.version({ templateId }) });
    await shop.made("stopWorkspace", { id });
  }
});
afterAll(() => shop.close());

const workspace = `name status isOutdated isDormant dailyCost resources { name } parameters { name } owner { id }
  template { name isDeprecated activeVersion { name isActive } }
  latestBuild { number templateVersion { name isActive } workspace { name } job { id } }
  builds(first: 2) { totalCount nodes { number resources { name } } }`;
const template = `name workspaceCount buildTimes { startP50 } activeVersion { name isActive files { path } variables { name } }
  access { role subject { __typename } } successor { name } settings { defaultTtlSeconds }
  versions { totalCount nodes { name isActive template { name } } }`;

test.each([
  ["workspaces", `nodes { ${workspace} } totalCount`],
  ["templates", `nodes { ${template} workspaces { nodes { ${workspace} } totalCount } } totalCount`],
])("the statements of %s are as many for six rows as for one", async (list, selection) => {
  const count = (first: number) =>
    shop.statements(async () => {
      const query = `{ ${list}(first: ${String(first)}) { ${selection} } }`;
      const { data, errors } = await shop.as(shop.world.owner).run(query);
      expect(errors).toBeUndefined();
      expect(data?.[list].nodes).toHaveLength(first);
    });
  const one = await count(1);
  expect(await count(6)).toBe(one);
  expect(one).toBeLessThan(30);
});
