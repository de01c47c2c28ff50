import { expect, test } from "@jest/globals";
import { faultsOfFiles, type File } from "./faults-of-files.js";

const file = (path: string, content = ""): File => ({ path, content });
const mebibyte = 1024 * 1024;

test.each<[string, File[], [string, string][]]>([
  ["a file and one below a folder will do", [file("main.tf"), file("modules/vm.tf")], []],
  ["no file is none", [], [["INVALID", "input.files"]]],
  ["1 MiB will do", [file("a", "x".repeat(mebibyte))], []],
  [
    "one byte more is too large",
    [file("a", "x".repeat(mebibyte)), file("b", "y")],
    [["LIMIT_EXCEEDED", "input.files"]],
  ],
  ["bytes count, not characters", [file("a", "ü".repeat(mebibyte / 2 + 1))], [["LIMIT_EXCEEDED", "input.files"]]],
  ["a climbing path is named by its index", [file("a"), file("../x")], [["INVALID", "input.files.1.path"]]],
  ["the second of two equal paths", [file("a"), file("b"), file("a")], [["INVALID", "input.files.2.path"]]],
  ["a file that is a folder too", [file("a"), file("a/b")], [["INVALID", "input.files.0.path"]]],
  ["a binary file", [file("a", "\0")], [["INVALID", "input.files.0.content"]]],
  [
    "all faults at once",
    [file("/a"), file("b\\c")],
    [
      ["INVALID", "input.files.0.path"],
      ["INVALID", "input.files.1.path"],
    ],
  ],
])("%s", (_, files, expected) =>
  expect(faultsOfFiles(files).map(({ code, path }) => [code, path?.join(".")])).toEqual(expected),
);
