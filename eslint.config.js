import tseslint from "typescript-eslint";
import { maxCodeLines } from "./scripts/lint/max-code-lines.js";
import { noSkippedTests, rulesArePure, timeIsAParameter } from "./scripts/lint/restricted-syntax.js";

const noEnvironment = [
  "error",
  { object: "process", property: "env", message: "The environment is read once, in the process's configuration.ts." },
];

export default tseslint.config(
  { ignores: ["dist/", "generated/", "coverage/", ".orgplane/", "**/*.cjs"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { orgplane: { rules: { "max-code-lines": maxCodeLines } } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "orgplane/max-code-lines": ["error", 200],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 3],
      "max-depth": ["error", 2],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-restricted-properties": noEnvironment,
    },
  },
  { files: ["subgraphs/**/*.ts"], rules: { "no-restricted-syntax": ["error", ...timeIsAParameter] } },
  {
    files: ["subgraphs/*/rules/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: { "no-restricted-syntax": ["error", ...timeIsAParameter, ...rulesArePure] },
  },
  { files: ["**/*.resolver.ts"], rules: { "max-params": "off" } },
  { files: ["**/configuration.ts", "scripts/**", "test/**"], rules: { "no-restricted-properties": "off" } },
  {
    // What a query answers is as loose as JSON: a test says what it expects of it.
    files: ["test/**/*.ts"],
    rules: Object.fromEntries(
      ["argument", "assignment", "call", "member-access", "return"].map((kind) => [
        `@typescript-eslint/no-unsafe-${kind}`,
        "off",
      ]),
    ),
  },
  {
    files: ["**/*.test.ts", "**/*.e2e.ts"],
    rules: {
      "orgplane/max-code-lines": ["error", 400],
      "max-lines-per-function": "off",
      "max-params": "off", // the cells of a table's row
      "@typescript-eslint/unbound-method": "off",
      "no-restricted-syntax": ["error", ...noSkippedTests],
    },
  },
  {
    files: ["**/*.{js,mjs}"],
    extends: [tseslint.configs.disableTypeChecked],
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": "off",
      "max-lines-per-function": "off",
      "no-restricted-properties": "off",
    },
  },
);
