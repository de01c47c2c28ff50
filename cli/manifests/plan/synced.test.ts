import { describe, expect, test } from "@jest/globals";
import type { DesiredState } from "../desire/desired-state.js";
import type { Change, Plan } from "./plan.js";
import { leavingSynced, peopleChangedBy, type Synced } from "./synced.js";

const place = { file: "raptix.yaml", line: 1, column: 1 };
const at = (line: number) => ({ ...place, line });
const named = { organization: "raptix", fields: {}, place };
const desired: DesiredState = {
  label: null,
  resources: [
    { kind: "member", name: "ada", ...named, places: { roles: at(2) } },
    { kind: "group", name: "mobile", ...named, places: { members: at(3), "members.ada": at(4) } },
  ],
  lists: ["raptix/members"],
  contents: {},
  secrets: {},
};

const change = (action: Change["action"], kind: "member" | "group", fields: Change["fields"]): Change => ({
  ...{ action, kind, organization: "raptix", id: "x", place, fields },
  name: kind === "member" ? "ada" : "mobile",
  address: kind === "member" ? "raptix/members/ada" : "raptix/groups/mobile",
});
const roles = [{ field: "roles", before: [], after: ["organization-admin"] }];
const members = (before: string[], after: string[]) => [{ field: "members", before, after }];

const everything: Synced = {
  usernames: new Set(["ada"]),
  memberships: true,
  groups: new Set(["raptix"]),
  roles: new Set(["raptix"]),
};
const plan = (each: Change): Plan => ({ changes: [each], problems: [], notes: [] });

describe("what identity syncs decide about", () => {
  test.each<[sentence: string, change: Change, synced: Partial<Synced>, left: object[], line: number | null]>([
    ["is a problem where a member is to be added", change("create", "member", []), {}, [{ action: "create" }], 1],
    [
      "is nobody's where memberships are not synced",
      change("create", "member", []),
      { memberships: false },
      [{}],
      null,
    ],
    ["is a problem where a member is to have other roles", change("update", "member", roles), {}, [{}], 2],
    ["is nobody's where roles are not synced", change("update", "member", roles), { roles: new Set() }, [{}], null],
    ["stays where a member is not named", change("delete", "member", []), {}, [], null],
    [
      "goes where memberships are not synced",
      change("delete", "member", []),
      { memberships: false },
      [{ action: "delete" }],
      null,
    ],
    ["is nobody's for a user without identity", change("delete", "member", []), { usernames: new Set() }, [{}], null],
    ["is a problem where a group is to get a member", change("update", "group", members([], ["ada"])), {}, [{}], 4],
    ["stays in a group that does not name it", change("update", "group", members(["ada"], [])), {}, [], null],
    [
      "stays in a group whose other members change",
      change("update", "group", members(["ada", "bo"], ["cy"])),
      {},
      [{ fields: members(["ada", "bo"], ["ada", "cy"]) }],
      null,
    ],
    [
      "goes from a group of an organization whose groups are not synced",
      change("update", "group", members(["ada"], [])),
      { groups: new Set(["beta"]) },
      [{ fields: members(["ada"], []) }],
      null,
    ],
  ])("%s", (_, each, synced, left, line) => {
    const made = leavingSynced(plan(each), { desired, synced: { ...everything, ...synced } });
    expect(made.changes).toMatchObject(left);
    const problems = made.problems.map(({ code, place: where }) => [code, where?.line]);
    expect(problems).toEqual(line === null ? [] : [["MANAGED_BY_IDENTITY_PROVIDER", line]]);
  });

  test("is told where it stays", () => {
    const { notes } = leavingSynced(plan(change("delete", "member", [])), { desired, synced: everything });
    expect(notes).toEqual([`"ada" is in raptix/members by identity sync, and not the manifest's: they stay.`]);
  });
});

test("whoever a group keeps is not asked about", () => {
  const { usernames, organizations } = peopleChangedBy(
    plan(change("update", "group", members(["ada", "bo"], ["bo", "cy"]))),
  );
  expect([...usernames].sort()).toEqual(["ada", "cy"]);
  expect([...organizations]).toEqual(["raptix"]);
});
