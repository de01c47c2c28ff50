import { describe, expect, test } from "@jest/globals";
import { faultsOfEveryone } from "./faults-of-everyone.js";

describe("faultsOfEveryone", () => {
  test.each<[string, Parameters<typeof faultsOfEveryone>[1], string[]]>([
    ["takes another allowance", { quotaAllowance: 5 }, []],
    ["takes another display name", { displayName: "All of us" }, []],
    ["takes the name that it has", { name: "Everyone" }, []],
    ["refuses another name", { name: "All" }, ["name"]],
    ["refuses a list of members", { memberIds: [] }, ["memberIds"]],
    ["refuses to clear its members", { memberIds: null }, ["memberIds"]],
    [
      "refuses to add and to remove",
      { addMemberIds: ["a"], removeMemberIds: ["b"] },
      ["addMemberIds", "removeMemberIds"],
    ],
  ])("%s", (_, input, faulty) => {
    expect(faultsOfEveryone("Everyone", input).map((fault) => fault.path?.[1])).toEqual(faulty);
  });
});
