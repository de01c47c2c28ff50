import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { DesiredState } from "../desire/desired-state.js";
import { planChanges, type CurrentState } from "./plan-changes.js";
import type { Plan } from "./plan.js";
import {
  addressOf,
  kindFacts,
  kinds,
  listOf,
  type Current,
  type Desired,
  type Fields,
  type Kind,
} from "./resources.js";

const place = { file: "x.yaml", line: 1, column: 1 };
const label = "platform";

const wanted = (kind: Kind, organization: string | null, name: string, fields: Fields = {}): Desired => ({
  ...{ kind, organization, name, fields, place, places: {} },
});
const there = (kind: Kind, organization: string | null, name: string, more: Partial<Current> = {}): Current => ({
  ...{ kind, organization, name, fields: {}, id: `${kind}-${name}`, label: null, ...more },
});
const desire = (resources: Desired[], lists: string[] = []): DesiredState => ({
  ...{ label, resources, lists, contents: {}, secrets: {} },
});
const state = (...resources: Current[]): CurrentState => ({ resources, orphans: {}, contentHashes: {} });
const plan = (desired: DesiredState, current: CurrentState, prune = false): Plan =>
  planChanges(desired, current, { prune });
const told = ({ changes }: Plan): string[] => changes.map(({ action, address }) => `${action} ${address}`);

describe("planChanges", () => {
  const organization = wanted("organization", "a", "a", { displayName: "A" });

  test("makes what is not there, in an order in which everything finds what it needs", () => {
    const group = wanted("group", "a", "g", { members: ["ada"] });
    const resources = [wanted("groupSync", "a", "", { claim: "x" }), group, wanted("member", "a", "ada"), organization];
    expect(told(plan(desire(resources), state()))).toEqual([
      "create a",
      "create a/members/ada",
      "create a/groups/g",
      "update a/groupSync",
    ]);
  });

  test("changes the fields that are named and differ, and no others", () => {
    const before = there("organization", "a", "a", { fields: { displayName: "B", description: "kept" } });
    expect(plan(desire([organization]), state(before)).changes).toMatchObject([
      { action: "update", id: "organization-a", fields: [{ field: "displayName", before: "B", after: "A" }] },
    ]);
  });

  test("Everyone comes with its organization and is changed then", () => {
    const resources = [organization, wanted("group", "a", "Everyone", { quotaAllowance: 5 })];
    expect(told(plan(desire(resources), state()))).toEqual(["create a", "update a/groups/Everyone"]);
  });

  test("of a key nothing can change, and that is a problem at its place", () => {
    const key = wanted("provisionerKey", "a", "k", { tags: { gpu: "1" } });
    const { problems } = plan(desire([key]), state(there("provisionerKey", "a", "k", { fields: { tags: {} } })));
    expect(problems).toMatchObject([{ code: "NOT_ALLOWED_HERE", address: "a/provisionerKeys/k", place }]);
  });

  test("a version with the wanted content that was pushed before is not pushed again", () => {
    const template = wanted("template", "a", "t", { content: "new" });
    const versions = [{ id: "tplv_1", contentHash: "new", status: "SUCCEEDED" as const }];
    const before = there("template", "a", "t", { fields: { content: "old" }, versions });
    expect(plan(desire([template]), state(before)).changes).toMatchObject([{ pushedVersionId: "tplv_1" }]);
    const orphans = { ...state(), orphans: { "a/templates/t": versions } };
    expect(plan(desire([template]), orphans).changes).toMatchObject([{ pushedVersionId: "tplv_1", action: "create" }]);
  });
});

describe("a content with variables", () => {
  const template = wanted("template", "a", "t", { content: "without variables", displayName: "T" });
  const fields = { content: "as before", displayName: "T" };
  const versions = [{ id: "tplv_1", contentHash: "as now", status: "SUCCEEDED" as const }];
  const knownAs = (hash: string | null): CurrentState => ({
    ...state(there("template", "a", "t", { fields, versions })),
    contentHashes: { "a/templates/t": hash },
  });

  test.each<[string, string, object[]]>([
    ["stays where the graph knows it as it did", "as before", []],
    ["is pushed where a value is another one", "new", [{ fields: [{ field: "content", after: "new" }] }]],
    ["is not pushed again", "as now", [{ pushedVersionId: "tplv_1" }]],
  ])("%s", (_, hash, changes) => {
    const made = plan(desire([template]), knownAs(hash));
    expect(made).toMatchObject({ changes, problems: [] });
    if (hash === "new") expect(made.changes[0]).not.toHaveProperty("pushedVersionId");
  });

  test("is a problem where the graph does not say what it knows it as", () => {
    expect(plan(desire([template]), knownAs(null))).toMatchObject({
      changes: [],
      problems: [{ code: "FORBIDDEN", address: "a/templates/t", message: expect.stringContaining("TEMPLATE_UPDATE") }],
    });
  });

  test("is pushed with the template in an organization to come, whatever it will be known as", () => {
    expect(plan(desire([template]), state()).changes).toMatchObject([
      { action: "create", fields: [{ field: "content", after: "without variables" }, { field: "displayName" }] },
    ]);
  });
});

describe("what goes", () => {
  const organization = wanted("organization", "a", "a");
  const here = there("organization", "a", "a");
  const owned = (kind: Kind, name: string) => there(kind, "a", name, { label });

  test.each<[string, string[], Current[], boolean, string[]]>([
    ["who is not in a list of members", ["a/members"], [there("member", "a", "bo")], false, ["delete a/members/bo"]],
    ["nobody, where members are not managed", [], [there("member", "a", "bo")], true, []],
    [
      "what the label owns and nothing names, if asked",
      ["a/groups"],
      [owned("group", "g")],
      true,
      ["delete a/groups/g"],
    ],
    ["nothing unasked", ["a/groups"], [owned("group", "g")], false, []],
    ["nothing that somebody else made", ["a/groups"], [there("group", "a", "g")], true, []],
    ["nothing of another label", ["a/groups"], [there("group", "a", "g", { label: "other" })], true, []],
    ["nothing of a list that is absent", [], [owned("group", "g")], true, []],
  ])("%s", (_, lists, current, prune, expected) => {
    expect(told(plan(desire([organization], lists), state(here, ...current), prune))).toEqual(expected);
  });

  test("unasked it is said", () => {
    const { notes } = plan(desire([organization], ["a/groups"]), state(here, owned("group", "g"), owned("group", "h")));
    expect(notes).toEqual([expect.stringMatching(/^2 things that are owned by the label platform/)]);
  });

  test("an organization goes last, after what would keep it", () => {
    const gone = there("organization", "b", "b", { label });
    const key = there("provisionerKey", "b", "k", { label });
    expect(told(plan(desire([organization]), state(here, gone, key), true))).toEqual([
      "delete b/provisionerKeys/k",
      "delete b",
    ]);
  });

  test("an organization with something that others made is a problem", () => {
    const gone = there("organization", "b", "b", { label });
    const { problems } = plan(desire([]), state(gone, there("template", "b", "t")), true);
    expect(problems).toMatchObject([
      { code: "IN_USE", address: "b", message: expect.stringContaining("b/templates/t") },
    ]);
  });

  test("a template that workspaces are made of is a problem", () => {
    const template = there("template", "a", "t", { label, inUse: "2 workspaces of it remain." });
    const { problems } = plan(desire([organization], ["a/templates"]), state(here, template), true);
    expect(problems).toMatchObject([{ code: "IN_USE", address: "a/templates/t" }]);
  });
});

/** The deployment as a plan leaves it: what it makes has the graph's defaults in what was not said. */
function applied({ changes }: Plan, { resources }: CurrentState): CurrentState {
  const byAddress = new Map(resources.map((each) => [addressOf(each), each]));
  for (const { action, kind, organization, name, address, fields, id } of changes) {
    const before = byAddress.get(address);
    const set = Object.fromEntries(fields.map(({ field, after }) => [field, after!]));
    if (action === "delete") byAddress.delete(address);
    else {
      const made = { kind, organization, name, id: id ?? address, label: kindFacts[kind].hasLabel ? label : null };
      byAddress.set(address, { ...made, ...before, fields: { extra: "default", ...before?.fields, ...set } });
    }
  }
  return state(...byAddress.values());
}

const names = fc.constantFrom("a", "b", "c");
const anyFields = fc.dictionary(
  fc.constantFrom("one", "two"),
  fc.oneof(fc.integer({ max: 3 }), fc.constant(null), fc.array(names)),
);
const anyThing = fc
  .record({ kind: fc.constantFrom(...kinds), organization: names, name: names, fields: anyFields })
  .map(({ kind, organization, name, fields }) => {
    const ofSite = ["identityProvider", "workspaceProxy", "organizationSync", "siteRoleSync"].includes(kind);
    const only = kindFacts[kind].list === null;
    return {
      kind,
      organization: ofSite ? null : organization,
      name: kind === "organization" ? organization : only ? "" : name,
      fields,
    };
  });
const anyDesired = fc.uniqueArray(anyThing, { selector: addressOf, maxLength: 12 }).chain((things) =>
  fc.subarray([...new Set(things.flatMap((each) => listOf(each) ?? []))]).map((lists) => {
    const resources = things.map((each) => ({ ...each, place, places: {} }));
    return { label, resources, lists, contents: {}, secrets: {} } satisfies DesiredState;
  }),
);
const anyCurrent = fc
  .uniqueArray(fc.tuple(anyThing, fc.constantFrom(label, "other", null)), {
    selector: ([each]) => addressOf(each),
    maxLength: 12,
  })
  .map((things) => state(...things.map(([each, owner]) => ({ ...each, id: addressOf(each), label: owner }))));

test("planning after applying finds nothing to change", () =>
  fc.assert(
    fc.property(anyDesired, anyCurrent, fc.boolean(), (desired, current, prune) => {
      const first = plan(desired, current, prune);
      expect(plan(desired, applied(first, current), prune).changes).toEqual([]);
    }),
    { numRuns: 500 },
  ));

test("nothing is deleted but members, and what the label owns", () =>
  fc.assert(
    fc.property(anyDesired, anyCurrent, fc.boolean(), (desired, current, prune) => {
      const labels = new Map(current.resources.map((each) => [addressOf(each), each.label]));
      for (const { action, kind, address } of plan(desired, current, prune).changes) {
        if (action === "delete" && kind !== "member") expect([prune, labels.get(address)]).toEqual([true, label]);
      }
    }),
    { numRuns: 500 },
  ));
