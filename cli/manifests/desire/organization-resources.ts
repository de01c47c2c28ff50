import type { Desired, Kind } from "../plan/resources.js";
import type { Written } from "../reading/manifest.js";
import { entriesOf, nodeAt, type Place, type Placed } from "../reading/placed.js";
import type { OrganizationSpec } from "../schema/organization-schema.js";
import type { Content } from "./desired-state.js";
import { asSet, said, syncFields } from "./fields.js";
import { placesOf } from "./places-of.js";
import type { Surroundings } from "./surroundings.js";
import { templateResource } from "./template-resource.js";

type Organization = Written<OrganizationSpec>;

interface Named {
  name: string;
  node: Placed;
  place: Place;
}

/** What stands below a key of the organization, by name. */
const listed = ({ node }: Organization, key: string): Named[] =>
  entriesOf(nodeAt(node, [key])).map(([name, entry]) => ({ name, node: entry.node, place: entry.key }));

const setOrNone = (values: readonly string[] | undefined) => values && asSet(values);

function organizationItself({ spec, node }: Organization): Desired {
  const { name, displayName, description, icon, defaultMemberRoles } = spec;
  const fields = said({ displayName, description, icon, defaultMemberRoles: setOrNone(defaultMemberRoles) });
  const place = entriesOf(node).find(([key]) => key === "name")?.[1].key ?? node.place;
  return { kind: "organization", organization: name, name, fields, place, places: placesOf(node) };
}

const make = (
  [kind, organization]: [Kind, string],
  { name, node, place }: Named,
  fields: Desired["fields"],
): Desired => ({
  ...{ kind, organization, name, fields, place },
  places: placesOf(node),
});

function members(written: Organization): Desired[] {
  const { name: organization, members: spec = {} } = written.spec;
  return listed(written, "members").map((member) => {
    const roles = spec[member.name];
    const made = make(["member", organization], member, said({ roles: roles ? asSet(roles) : undefined }));
    const places = placesOf({
      type: "map",
      place: member.place,
      entries: new Map([["roles", { key: member.place, node: member.node }]]),
    });
    return { ...made, places };
  });
}

function groups(written: Organization): Desired[] {
  const { name: organization, groups: spec = {} } = written.spec;
  return listed(written, "groups").map((group) => {
    const { displayName, avatarUrl, quotaAllowance, members: usernames } = spec[group.name] ?? {};
    const fields = said({ displayName, avatarUrl, quotaAllowance, members: setOrNone(usernames) });
    return make(["group", organization], group, fields);
  });
}

function roles(written: Organization): Desired[] {
  const { name: organization, roles: spec = {} } = written.spec;
  return listed(written, "roles").map((role) => {
    const { displayName, organizationPermissions, ownerPermissions } = spec[role.name] ?? {};
    const fields = said({
      displayName,
      organizationPermissions: setOrNone(organizationPermissions),
      ownerPermissions: setOrNone(ownerPermissions),
    });
    return make(["role", organization], role, fields);
  });
}

const inUtc = (time: string | undefined): string | undefined => time && new Date(time).toISOString();

function keys(written: Organization, around: Surroundings): Desired[] {
  const { name: organization, provisionerKeys: spec = {} } = written.spec;
  return listed(written, "provisionerKeys").map((key) => {
    const { tags, expiresAt, secretFile } = spec[key.name] ?? {};
    const made = make(["provisionerKey", organization], key, said({ tags, expiresAt: inUtc(expiresAt) }));
    if (secretFile === undefined) return made;
    return { ...made, secretFile: around.resolve(secretFile, made.places["secretFile"] ?? made.place) };
  });
}

function syncs(written: Organization): Desired[] {
  const { name: organization, groupSync, roleSync } = written.spec;
  const settings = { groupSync, roleSync };
  return (["groupSync", "roleSync"] as const).flatMap((kind) => {
    const spec = settings[kind];
    const entry = entriesOf(written.node).find(([key]) => key === kind)?.[1];
    if (!spec || !entry) return [];
    return [make([kind, organization], { name: "", node: entry.node, place: entry.key }, syncFields(spec))];
  });
}

/** Everything that a manifest says of one organization, and the contents of its templates. */
export function organizationResources(
  written: Organization,
  around: Surroundings,
): { resources: Desired[]; contents: Content[] } {
  const { name: organization, templates: spec = {} } = written.spec;
  const templates = listed(written, "templates").map((named) =>
    templateResource({ organization, ...named, spec: spec[named.name] ?? {} }, around),
  );
  return {
    resources: [
      organizationItself(written),
      ...roles(written),
      ...keys(written, around),
      ...members(written),
      ...groups(written),
      ...syncs(written),
      ...templates.map(({ resource }) => resource),
    ],
    contents: templates.flatMap(({ content }) => content ?? []),
  };
}
