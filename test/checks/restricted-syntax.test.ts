import { describe, expect, test } from "@jest/globals";
import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import { noSkippedTests, rulesArePure, timeIsAParameter } from "../../scripts/lint/restricted-syntax.js";

type Restrictions = typeof rulesArePure;

const isCaught = (code: string, restrictions: Restrictions): boolean =>
  new Linter().verify(
    code,
    [
      {
        files: ["**/*.ts"],
        languageOptions: { parser: tseslint.parser },
        rules: { "no-restricted-syntax": ["error", ...restrictions] },
      },
    ],
    "file.ts",
  ).length > 0;

describe.each<[string, Restrictions, caught: string[], fine: string[]]>([
  [
    "time is a parameter",
    timeIsAParameter,
    ["new Date()", "Date()", "Date.now()", "performance.now()"],
    ["new Date(row.createdAt)", "clock.now()"],
  ],
  [
    "rules are pure",
    rulesArePure,
    ["async function plan() {}", "const plan = async () => 1", "await plan()", "Promise.resolve(1)"].concat(
      "process.env",
      "Math.random()",
    ),
    ["const plan = (claims: string[]) => claims", "Math.max(1, 2)"],
  ],
  [
    "no test is skipped",
    noSkippedTests,
    ["test.skip('a')", "it.only('a')", "describe.skip('a')", "xtest('a')", "fdescribe('a')", "test.todo('a')"].concat(
      "test.each.skip([])",
      "test.concurrent.only('a')",
    ),
    ["test('a')", "test.each([])('a')"],
  ],
])("%s", (_, restrictions, caught, fine) => {
  test.each(caught)("catches %s", (code) => expect(isCaught(code, restrictions)).toBe(true));
  test.each(fine)("leaves alone %s", (code) => expect(isCaught(code, restrictions)).toBe(false));
});
