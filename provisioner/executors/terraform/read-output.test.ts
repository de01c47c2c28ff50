import { expect, test } from "@jest/globals";
import { errorOf, readOutputLine, readValidation, type Diagnostic } from "./read-output.js";

const range = { filename: "main.tf", start: { line: 3, column: 13 } };
const diagnostic = {
  severity: "error",
  summary: "Invalid expression",
  detail: "Expected the start of an expression.",
  range,
  snippet: { code: "  default = \n}", start_line: 3 },
};
const ui = (level: string, message: string, more = {}) =>
  JSON.stringify({ "@level": level, "@message": message, ...more });

test.each([
  ["a message", ui("info", "Creating..."), "INFO", "Creating..."],
  ["a warning", ui("warn", "Beware"), "WARN", "Beware"],
  ["an error without its diagnostic", ui("error", "Error: x"), "ERROR", "Error: x"],
  ["a level that there is not", ui("fatal", "x"), "INFO", "x"],
  ["no JSON", "Initializing the backend...", "INFO", "Initializing the backend..."],
  ["other JSON", '{"a":1}', "INFO", '{"a":1}'],
  ["half of one", '{"@level":', "INFO", '{"@level":'],
])("%s", (_, line, level, output) => expect(readOutputLine(line)).toEqual({ level, output }));

test("a diagnostic is read with its place and the lines that it is about", () =>
  expect(readOutputLine(ui("error", "Error: Invalid expression", { diagnostic })).output).toBe(
    "main.tf:3: Invalid expression: Expected the start of an expression.\n  3 |   default = \n  4 | }",
  ));

test("a validation's document is read as lines", () => {
  const document = JSON.stringify(
    { valid: false, diagnostics: [diagnostic, { severity: "warning", summary: "Old" }] },
    null,
    2,
  );
  expect(readValidation(document).map(({ level }) => level)).toEqual(["ERROR", "WARN"]);
  expect(readValidation("no document")).toEqual([]);
});

const general: Diagnostic = { severity: "error", summary: "There are problems" };
test.each<[string, Diagnostic[], string | null]>([
  [
    "those with a place alone",
    [general, diagnostic],
    "main.tf:3: Invalid expression: Expected the start of an expression.",
  ],
  ["the general one, where there is no other", [general], "There are problems"],
  ["the resource, where there is no line", [{ ...general, address: "vm.a" }], "vm.a: There are problems"],
  ["not a warning", [{ ...diagnostic, severity: "warning" }], null],
])("the error of a command is %s", (_, diagnostics, expected) => expect(errorOf(diagnostics)).toBe(expected));
