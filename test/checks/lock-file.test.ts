import { expect, test } from "@jest/globals";
import { findAddressedPackages } from "../../scripts/checks/addressed-packages.js";

const lockFile = (entry: object): string => JSON.stringify({ packages: { "": {}, "node_modules/left": entry } });

test.each<[string, object, string[]]>([
  ["a version and a hash are fine", { version: "1.0.0", integrity: "sha512-x" }, []],
  ["an address is not", { version: "1.0.0", resolved: "https://registry.invalid/left.tgz" }, ["node_modules/left"]],
  ["a folder of the project is no address", { resolved: "packages/left", link: true }, []],
])("%s", (_, entry, found) => {
  expect(findAddressedPackages(lockFile(entry))).toEqual(found);
});
