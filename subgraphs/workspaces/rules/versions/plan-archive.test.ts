import { expect, test } from "@jest/globals";
import { planArchive, type ArchivableVersion } from "./plan-archive.js";

const version = (id: string, more: Partial<ArchivableVersion> = {}): ArchivableVersion => ({
  id,
  name: id,
  importStatus: "SUCCEEDED",
  isActive: false,
  isUsed: false,
  ...more,
});
const versions = [
  version("active", { isActive: true, isUsed: true }),
  version("used", { isUsed: true }),
  version("idle"),
  version("failed", { importStatus: "FAILED" }),
  version("canceled", { importStatus: "CANCELED" }),
  version("importing", { importStatus: "RUNNING" }),
];

test.each([
  ["all that nothing speaks against", {}, ["idle", "failed", "canceled"]],
  ["all whose import failed", { failedOnly: true }, ["failed", "canceled"]],
  ["those that are named, once each", { versionIds: ["idle", "failed", "idle"] }, ["idle", "failed"]],
])("archives %s", (_, wish, ids) => expect(planArchive(versions, wish)).toEqual({ ids, problems: [] }));

test.each([
  ["the active one", "active", "NOT_ALLOWED_HERE"],
  ["a used one", "used", "IN_USE"],
  ["one that is being imported", "importing", "NOT_ALLOWED_HERE"],
  ["another template's", "stranger", "NOT_FOUND"],
])("never %s, nor then any other", (_, id, code) =>
  expect(planArchive(versions, { versionIds: ["idle", id] })).toMatchObject({
    ids: [],
    problems: [{ code, path: ["input", "versionIds", "1"] }],
  }),
);

test("versions and failedOnly contradict each other", () =>
  expect(planArchive(versions, { versionIds: ["idle"], failedOnly: true }).problems).toMatchObject([
    { code: "INVALID", path: ["input", "failedOnly"] },
  ]));
