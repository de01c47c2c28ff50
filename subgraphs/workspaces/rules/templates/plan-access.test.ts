import { expect, test } from "@jest/globals";
import { changedLines, planAccess, type AccessChange, type AccessLine } from "./plan-access.js";

const line = (subjectId: string, role: AccessLine["role"] = "USE"): AccessLine => ({ subjectId, isGroup: false, role });
const before = [line("ada"), line("bob", "ADMIN")];

test.each<[string, AccessChange, AccessLine[]]>([
  ["nothing changes nothing", {}, before],
  ["the whole list replaces it", { entries: [line("eve")] }, [line("eve")]],
  ["an empty list empties it", { entries: [] }, []],
  ["what is added is added", { add: [line("eve")] }, [...before, line("eve")]],
  ["who is there gets another role", { add: [line("ada", "ADMIN")] }, [line("bob", "ADMIN"), line("ada", "ADMIN")]],
  ["who is removed goes, known or not", { removeSubjectIds: ["ada", "nobody"] }, [line("bob", "ADMIN")]],
])("%s", (_, change, lines) => expect(planAccess(before, change)).toEqual({ lines }));

test.each<[string, AccessChange, string]>([
  ["both ways at once", { entries: [], add: [line("eve")] }, "INVALID"],
  ["somebody twice", { entries: [line("eve"), line("eve", "ADMIN")] }, "INVALID"],
  ["too many", { entries: Array.from({ length: 501 }, (_, index) => line(String(index))) }, "LIMIT_EXCEEDED"],
])("%s is refused", (_, change, code) => expect(planAccess(before, change)).toMatchObject({ faults: [{ code }] }));

test("what changed is what was and is no more, and what is and was not", () => {
  expect(changedLines(before, [line("ada", "ADMIN"), line("bob", "ADMIN")])).toEqual([
    line("ada"),
    line("ada", "ADMIN"),
  ]);
});
