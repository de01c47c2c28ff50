import { asMapping, asSet, flattened } from "../desire/fields.js";
import type { Current, Fields, Kind } from "../plan/resources.js";
import type { Plain } from "../reading/placed.js";
import type {
  AnySync,
  GroupNode,
  KeyNode,
  MemberNode,
  OrganizationNode,
  ProviderNode,
  ProxyNode,
  RoleNode,
  TemplateDetails,
  TemplateNode,
} from "./documents.js";

/** Names of what a mapping leads to, by id; an id that is nobody's stays itself. */
export type NameById = ReadonlyMap<string, string>;

const named = (names: readonly { name: string }[] | null): string[] => asSet((names ?? []).map(({ name }) => name));

interface Labelled {
  id: string;
  name: string;
  manifestLabel: string | null;
}

const current = ([kind, organization]: [Kind, string | null], node: Labelled, fields: Fields): Current => ({
  ...{ kind, organization, name: node.name, fields },
  id: node.id,
  label: node.manifestLabel,
});

export function organizationOf(node: OrganizationNode, defaultMemberRoles: { name: string }[] | null): Current {
  const { name, displayName, description, icon } = node;
  const roles = defaultMemberRoles && { defaultMemberRoles: named(defaultMemberRoles) };
  return current(["organization", name], node, { displayName, description, icon, ...roles });
}

export function roleOf(organization: string, node: RoleNode): Current {
  const { displayName, organizationPermissions, ownerPermissions } = node;
  return current(["role", organization], node, {
    displayName,
    organizationPermissions: asSet(organizationPermissions),
    ownerPermissions: asSet(ownerPermissions),
  });
}

export function groupOf(organization: string, node: GroupNode, usernames: readonly string[] | undefined): Current {
  const { displayName, avatarUrl, quotaAllowance } = node;
  const members = usernames && { members: asSet(usernames) };
  return current(["group", organization], node, {
    displayName,
    avatarUrl: avatarUrl ?? "",
    quotaAllowance,
    ...members,
  });
}

export function memberOf(organization: string, { user, roles }: MemberNode): Current[] {
  if (!user) return [];
  const fields = { roles: named(roles) };
  return [{ kind: "member", organization, name: user.username, fields, id: user.id, label: null }];
}

export function keyOf(organization: string, node: KeyNode): Current {
  const expiresAt = node.expiresAt === null ? undefined : new Date(node.expiresAt).toISOString();
  return current(["provisionerKey", organization], node, { tags: node.tags, ...(expiresAt && { expiresAt }) });
}

/** Nothing of a setting that is off and was never touched is missing: it is there, with its defaults. */
export function syncOf(
  [kind, organization]: [Kind, string | null],
  { revision, mapping, ...sync }: AnySync,
  names: NameById,
) {
  const targets = mapping.map((each) => [each.claimValue, each.targets.map((target) => names.get(target) ?? target)]);
  const fields = {
    ...sync,
    mapping: asMapping(Object.fromEntries(targets) as Record<string, string[]>),
    ...(sync.defaultRoles && { defaultRoles: asSet(sync.defaultRoles) }),
  };
  return { kind, organization, name: "", fields, id: null, label: null, revision } satisfies Current;
}

function accessOf({ access }: TemplateDetails): Record<string, Plain> | undefined {
  if (!access) return undefined;
  const lines = access.flatMap(({ role, subject }) => {
    if (!subject) return [];
    return [[subject.username === undefined ? `group:${subject.name!}` : `user:${subject.username}`, role]];
  });
  return Object.fromEntries(lines) as Record<string, Plain>;
}

const deprecationOf = (node: TemplateNode, successor: TemplateDetails["successor"] | undefined): Plain => {
  if (!node.isDeprecated) return false;
  const where = successor ? `${successor.organization?.name ?? "?"}/${successor.name}` : null;
  return { message: node.deprecationMessage ?? "", successor: where };
};

export function templateOf(organization: string, node: TemplateNode, details: TemplateDetails | undefined): Current {
  const { displayName, description, icon, settings, activeVersion } = node;
  const access = details && accessOf(details);
  return current(["template", organization], node, {
    ...{ displayName, description, icon, content: activeVersion.contentHash },
    ...(flattened("settings", settings) as Fields),
    ...(access && { access }),
    deprecated: deprecationOf(node, details?.successor),
  });
}

export function providerOf(node: ProviderNode): Current {
  const { issuer, clientId, scopes, enabled, allowSignUp } = node;
  return current(["identityProvider", null], node, { issuer, clientId, scopes: asSet(scopes), enabled, allowSignUp });
}

export function proxyOf(node: ProxyNode): Current {
  const { displayName, icon, url, organizations } = node;
  return current(["workspaceProxy", null], node, {
    ...{ displayName, icon, url },
    organizations: organizations && named(organizations),
  });
}
