import { expect, test } from "@jest/globals";
import pc from "picocolors";
import { formatFields, formatTable, type Column } from "./table.js";
import { tame, type Screen } from "./terminal.js";

const screen = (width: number): Screen => ({
  write: () => undefined,
  isTerminal: width !== Infinity,
  width: () => width,
  colors: pc.createColors(false),
});

interface Row {
  name: string;
  text: string;
  number: number | null;
}
const columns: Column<Row>[] = [
  { title: "name", cell: ({ name }) => name },
  { title: "text", cell: ({ text }) => text, isFlexible: true },
  { title: "number", cell: ({ number }) => number, align: "right" },
];
const rows: Row[] = [
  { name: "one", text: "short", number: 7 },
  { name: "twenty-two", text: "a long text that has to give way", number: null },
];

test("columns stand below each other, and nothing is a dash", () =>
  expect(formatTable(columns, rows, screen(Infinity))).toBe(
    [
      "NAME        TEXT                              NUMBER",
      "one         short                                  7",
      "twenty-two  a long text that has to give way       –",
    ].join("\n"),
  ));

test.each([30, 40, 52])("on a terminal of %d columns what is flexible gives way, and no line is longer", (width) => {
  const lines = formatTable(columns, rows, screen(width)).split("\n");
  expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(width);
  expect(lines[2]).toContain("twenty-two");
});

test("values are wrapped at words below themselves", () =>
  expect(
    formatFields(
      [
        ["a", "one two three four"],
        ["longer", "x"],
      ],
      screen(16),
    ),
  ).toBe(["a       one two", "        three", "        four", "longer  x"].join("\n")));

test.each([
  ["lines become one", "a\n  b", "a b"],
  ["colours go", "\u001b[31mred\u001b[0m", "red"],
  ["the title of a window stays", "\u001b]0;owned\u0007x", "x"],
  ["what turns the direction of writing goes", "a\u202eb", "ab"],
  ["letters of all scripts stay", "größe 日本", "größe 日本"],
])("of a text that others have written, %s", (_, text, expected) => expect(tame(text)).toBe(expected));
