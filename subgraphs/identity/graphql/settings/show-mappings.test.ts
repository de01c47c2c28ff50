import { expect, test } from "@jest/globals";
import { showMappings } from "./show-mappings.js";

const encode = (kind: string, id: string) => `${kind}:${id}`;

test("groups are shown by global id, each with its object, in the order of the targets", () => {
  expect(showMappings("Group", [{ claimValue: "eng", targets: ["b", "a"] }], encode)).toEqual([
    {
      claimValue: "eng",
      targets: ["Group:b", "Group:a"],
      objects: [
        { __typename: "Group", id: "b" },
        { __typename: "Group", id: "a" },
      ],
    },
  ]);
});

test("roles are shown by name, without an object", () => {
  expect(showMappings("role", [{ claimValue: "eng", targets: ["organization-admin"] }], encode)).toEqual([
    { claimValue: "eng", targets: ["organization-admin"], objects: [null] },
  ]);
});
