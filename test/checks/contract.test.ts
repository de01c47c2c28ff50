import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildSchema } from "graphql";
import { contractDifferences } from "../../scripts/checks/contract-differences.js";

const contract = `
  directive @secret(why: String!) on FIELD_DEFINITION
  type Query { "The things that there are." things(first: Int = 50, after: String): [Thing!] }
  "Something." type Thing { name: String! color: Color }
  input ThingInput { name: String! isBig: Boolean = false }
  enum Color { RED GREEN }
`;

describe("contractDifferences", () => {
  test.each<[string, [from: string, to: string], string[]]>([
    ["nothing where nothing changed", ["", ""], []],
    ["nothing where the API grew", ["name: String! color", "name: String! size: Int color"], []],
    ["nothing where a directive's definition changed", ["(why: String!)", "(why: String!, more: Int!)"], []],
    ["nothing where a description is wrapped", ["The things that", "  The   things that"], []],
    ["nothing where something undescribed is described", ["enum Color", '"A light." enum Color'], []],
    ["a removed field", ["color: Color", ""], ["Thing.color was removed."]],
    [
      "a weakened type",
      ["name: String! color", "name: String color"],
      ["Thing.name changed type from String! to String."],
    ],
    ["a removed enum value", ["RED GREEN", "RED"], ["GREEN was removed from enum type Color."]],
    [
      "a required input field",
      ["isBig:", "weight: Int! isBig:"],
      ["A required field weight on input type ThingInput was added."],
    ],
    ["a changed default", ["= 50", "= 20"], ["Query.things(first:) has the default 20, not 50."]],
    ["a removed default", [" = 50", ""], ["Query.things(first:) has the default none, not 50."]],
    ["a changed default of an input", ["= false", "= true"], ["ThingInput.isBig has the default true, not false."]],
    ["a missing description", ['"Something."', ""], ['Thing is not described as "Something.".']],
    [
      "a changed description",
      ["that there are", "you see"],
      ['Query.things is not described as "The things that there are.".'],
    ],
  ])("finds %s", (_, [from, to], differences) => {
    const api = contract.replace(from, to);
    expect(contractDifferences(buildSchema(contract), buildSchema(api))).toEqual(differences);
  });
});

describe("npm run check:contract", () => {
  const folder = mkdtempSync(join(tmpdir(), "orgplane-contract-"));
  const check = (args: string[]) =>
    spawnSync(process.execPath, ["dist/scripts/check-contract.js", ...args], { encoding: "utf8" });

  beforeAll(() => {
    execFileSync(process.execPath, ["build.mjs"]);
    cpSync("schema/api.graphql", join(folder, "0-api.graphql"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("holds for the API itself, and counts", () => {
    const { stdout, status } = check([folder]);
    expect(stdout).toMatch(/^contract: \d+ types, \d+ fields held\n$/);
    expect(status).toBe(0);
  });

  test("reads all files of the folder as one schema, and fails on what is not served", () => {
    writeFileSync(join(folder, "1-more.graphql"), "extend type Query { horoscope: String }");
    const { stderr, status } = check([folder]);
    expect(stderr).toBe("Query.horoscope was removed.\n");
    expect(status).toBe(1);
  });

  test.each([
    ["without a folder", [], 2],
    ["for a folder without a schema", [resolve("scripts")], 1],
    ["for a folder that is not there", [resolve("nowhere")], 1],
  ])("says so %s", (_, args, code) => {
    const { stderr, status } = check(args);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(status).toBe(code);
  });
});
