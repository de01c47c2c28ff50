import { expect, test } from "@jest/globals";
import { faultsOfMigration } from "./faults-of-migration.js";

const definitions = [{ name: "region" }] as never;

test.each([
  ["a usual one", { nameSuffix: "-2" }, 100, []],
  ["one without hyphen", { nameSuffix: "2" }, 0, []],
  ["an empty suffix", { nameSuffix: "" }, 0, [{ code: "INVALID", path: ["input", "nameSuffix"] }]],
  ["a suffix that makes no name", { nameSuffix: "-" }, 0, [{ code: "INVALID", path: ["input", "nameSuffix"] }]],
  ["too many at once", {}, 101, [{ code: "LIMIT_EXCEEDED", path: ["input", "workspaceIds"] }]],
  [
    "a parameter that the successor has not",
    { parameters: [{ name: "zone", value: "a" }] },
    0,
    [{ code: "INVALID", path: ["input", "parameters", "0", "name"] }],
  ],
])("%s", (_, wish, count, faults) =>
  expect(faultsOfMigration({ nameSuffix: "-2", parameters: [], ...wish }, { definitions, count })).toMatchObject(
    faults,
  ),
);
