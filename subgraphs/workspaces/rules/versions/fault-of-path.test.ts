import { expect, test } from "@jest/globals";
import { faultOfPath } from "./fault-of-path.js";

test.each(["main.tf", "modules/vm/main.tf", "a b.txt", "..hidden", "a..b/c", ".terraform.lock.hcl", "ünïcode.md"])(
  "%s is a path",
  (path) => expect(faultOfPath(path)).toBeNull(),
);

test.each([
  ["nothing", "", /needs a path/],
  ["the parent folder", "../x", /does not climb/],
  ["a climb in the middle", "a/../../x", /does not climb/],
  ["a climb at the end", "a/..", /does not climb/],
  ["the folder itself", "./main.tf", /does not climb/],
  ["the root", "/etc/passwd", /relative/],
  ["a drive", "C:/main.tf", /relative/],
  ["a backslash", "..\\x", /no backslashes/],
  ["a NUL", "a\0b", /no control/],
  ["a line break", "a\nb", /no control/],
  ["half a character", "a\ud800", /no control/],
  ["an empty part", "a//b", /no empty part/],
  ["a folder", "modules/", /no empty part/],
  ["too long a path", "a".repeat(256), /at most 255/],
])("%s is none", (_, path, sentence) => expect(faultOfPath(path)).toMatch(sentence));
