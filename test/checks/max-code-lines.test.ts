import { expect, test } from "@jest/globals";
import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import { maxCodeLines } from "../../scripts/lint/max-code-lines.js";

const complaints = (code: string): string[] =>
  new Linter()
    .verify(
      code,
      [
        {
          files: ["**/*.ts"],
          languageOptions: { parser: tseslint.parser },
          plugins: { orgplane: { rules: { "max-code-lines": maxCodeLines } } },
          rules: { "orgplane/max-code-lines": ["error", 3] },
        },
      ],
      "file.ts",
    )
    .map(({ message }) => message);

test.each([
  ["code up to the limit", "const a = 1;\nconst b = 2;\nconst c = 3;\n", 0],
  ["code beyond the limit", "const a = 1;\nconst b = 2;\nconst c = 3;\nconst d = 4;\n", 1],
  [
    "blank lines and comments for nothing",
    "const a = 1;\n\n// one\n/**\n * two\n */\nconst b = 2;\n\nconst c = 3;\n",
    0,
  ],
  ["decorators for nothing", 'class A {\n  @Field({\n    description: "x",\n  })\n  a!: string;\n}\n', 0],
  ["a comment behind code as code", "const a = 1; // a\nconst b = 2; // b\nconst c = 3; // c\nconst d = 4; // d\n", 1],
])("counts %s", (_, code, count) => {
  expect(complaints(code)).toHaveLength(count);
});
