import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { posix, win32 } from "node:path";
import { faultOfPath } from "./safe-path.js";

test.each(["main.tf", "modules/vm/main.tf", ".terraform.lock.hcl", "a b/ü.txt", "...", "..a/b.."])(
  "%s is fine",
  (path) => expect(faultOfPath(path)).toBeNull(),
);

test.each([
  ["", "empty"],
  ["/etc/passwd", "absolute"],
  ["//host/share", "absolute"],
  ["../x", "climbs"],
  ["a/../../x", "climbs"],
  ["a/..", "climbs"],
  ["./a", "climbs"],
  ["a//b", "empty part"],
  ["a/", "empty part"],
  ["..\\x", "backslash"],
  ["C:x", "drive letter"],
  ["c:/x", "drive letter"],
  ["a\0b", "control character"],
  ["a\nb", "control character"],
])("%j is refused: %s", (path, reason) => expect(faultOfPath(path)).toContain(reason));

const pieces = fc.constantFrom("a", "..", ".", "/", "\\", "C:", "\0", "b.tf");
test("what passes stays below its folder, on every system", () =>
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const path = parts.join("");
      if (faultOfPath(path) !== null) return;
      expect(posix.resolve("/srv/job", path).startsWith("/srv/job/")).toBe(true);
      expect(win32.resolve("D:\\work", path).startsWith("D:\\work\\")).toBe(true);
    }),
  ));
