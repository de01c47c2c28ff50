import { expect, test } from "@jest/globals";
import { plannedResources } from "./planned-resources.js";

const resource = (address: string, mode = "managed") => {
  const [type = "", name = ""] = address.replace(/\[.*$/, "").split(".").slice(-2);
  return { address, mode, type, name, values: {} };
};
const shown = (...resources: object[]) => ({ planned_values: { root_module: { resources } } });

test("resources of modules count, data does not", () =>
  expect(
    plannedResources(
      {
        planned_values: {
          root_module: {
            resources: [resource("vm.a"), resource("data.image.b", "data")],
            child_modules: [{ child_modules: [{ resources: [resource("module.x.module.y.disk.c")] }] }],
          },
        },
      },
      [],
    ).map(({ address, type, name }) => [address, type, name]),
  ).toEqual([
    ["vm.a", "vm", "a"],
    ["module.x.module.y.disk.c", "disk", "c"],
  ]));

const costs = [
  { type: "vm", dailyCost: 1 },
  { address: "vm.a", dailyCost: 2 },
  { address: "vm.a[1]", dailyCost: 3 },
  { address: 'vm.k["x.y"]', dailyCost: 4 },
];

test.each([
  ["vm.b", 1],
  ["vm.a", 2],
  ["vm.a[0]", 2],
  ["vm.a[1]", 3],
  ['vm.k["x.y"]', 4],
  ["disk.a", 0],
])("%s costs %i, by the most exact entry", (address, dailyCost) =>
  expect(plannedResources(shown(resource(address)), costs)).toMatchObject([{ dailyCost }]),
);

test.each([{}, { planned_values: { root_module: {} } }, { planned_values: {} }])("%j plans nothing", (plan) =>
  expect(plannedResources(plan, costs)).toEqual([]),
);
