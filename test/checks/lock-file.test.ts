import { expect, test } from "@jest/globals";
import { findLockFileFaults } from "../../scripts/checks/lock-file-faults.js";

const left = "node_modules/left";

test.each<[string, packages: object, faults: string[]]>([
  ["a version and a hash are fine", { [left]: { version: "1.0.0", integrity: "sha512-x" } }, []],
  ["an address is not", { [left]: { resolved: "https://registry.invalid/left.tgz" } }, [`${left} has an address`]],
  ["a folder of the project is no address", { [left]: { resolved: "packages/left", link: true } }, []],
  [
    "a package for another platform is locked too",
    { [left]: { optionalDependencies: { "@left/windows": "1.0.0" } } },
    [`@left/windows, which ${left} wants, is not locked`],
  ],
  ["a dependency may lie above", { [left]: { dependencies: { up: "1" } }, "node_modules/up": {} }, []],
  [
    "a dependency may lie beside, at any depth",
    {
      [left]: {},
      [`${left}/node_modules/@a/b`]: { dependencies: { c: "1", d: "1" } },
      [`${left}/node_modules/@a/b/node_modules/c`]: {},
      [`${left}/node_modules/d`]: {},
    },
    [],
  ],
  [
    "a dependency does not lie below a stranger",
    { [left]: { dependencies: { c: "1" } }, "node_modules/right/node_modules/c": {} },
    [`c, which ${left} wants, is not locked`],
  ],
  [
    "what the project wants is locked",
    { "": { dependencies: { a: "1" } } },
    ["a, which the project wants, is not locked"],
  ],
])("%s", (_, packages, faults) => {
  expect(findLockFileFaults(JSON.stringify({ packages }))).toEqual(faults);
});
