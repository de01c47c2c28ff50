import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  faultsOfGroupMembers,
  planGroupMembers,
  type GroupMembersInput,
  type GroupMembersPlan,
} from "./plan-group-members.js";

describe("planGroupMembers", () => {
  test.each<[string, GroupMembersInput, string[], GroupMembersPlan]>([
    ["leaves all as they are where nothing is said", {}, ["a"], { join: [], leave: [] }],
    ["makes the whole list so", { memberIds: ["b", "c"] }, ["a", "b"], { join: ["c"], leave: ["a"] }],
    ["lets everybody go on null", { memberIds: null }, ["a"], { join: [], leave: ["a"] }],
    ["adds whoever is not in it", { addMemberIds: ["a", "b", "b"] }, ["a"], { join: ["b"], leave: [] }],
    ["removes whoever is in it", { removeMemberIds: ["a", "z"] }, ["a"], { join: [], leave: ["a"] }],
  ])("%s", (_, input, current, plan) => expect(planGroupMembers(input, current)).toEqual(plan));

  const people = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"));
  const anyInput = fc.oneof(
    fc.record({ memberIds: people }),
    fc
      .record({ addMemberIds: people, removeMemberIds: people })
      .filter((input) => faultsOfGroupMembers(input).length === 0),
  );

  test("planning after applying finds nothing to do", () => {
    fc.assert(
      fc.property(anyInput, people, (input, current) => {
        const { join, leave } = planGroupMembers(input, current);
        const after = [...current.filter((id) => !leave.includes(id)), ...join];
        expect(planGroupMembers(input, after)).toEqual({ join: [], leave: [] });
      }),
    );
  });
});

describe("faultsOfGroupMembers", () => {
  test.each<[string, GroupMembersInput, string[]]>([
    ["takes the whole list", { memberIds: ["a"] }, []],
    ["takes both, adding and removing", { addMemberIds: ["a"], removeMemberIds: ["b"] }, []],
    ["refuses the whole list with additions", { memberIds: ["a"], addMemberIds: ["b"] }, ["memberIds"]],
    ["refuses the whole list with removals", { memberIds: null, removeMemberIds: [] }, ["memberIds"]],
    ["refuses to add and remove the same", { addMemberIds: ["a"], removeMemberIds: ["a"] }, ["removeMemberIds"]],
  ])("%s", (_, input, faulty) => expect(faultsOfGroupMembers(input).map((fault) => fault.path?.[1])).toEqual(faulty));
});
