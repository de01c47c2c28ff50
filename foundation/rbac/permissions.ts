/** What each permission allows, one sentence each, by the noun that it is about and the verb that it is. */
const sentences = {
  USER: {
    READ: "See any user's profile and status.",
    CREATE: "Make users and service accounts.",
    UPDATE: "Rename, suspend and reactivate users.",
    DELETE: "Delete users who own nothing any more.",
    READ_PERSONAL: "See e-mail addresses and identities.",
    UPDATE_PERSONAL: "Change name, e-mail address and picture.",
  },
  ACCESS_TOKEN: {
    READ: "See which access tokens exist, never their secrets.",
    CREATE: "Make access tokens.",
    DELETE: "Revoke access tokens.",
  },
  SITE_ROLE: {
    READ: "See the roles of the whole deployment and who has them.",
    ASSIGN: "Give site roles that one holds oneself.",
    UNASSIGN: "Take site roles away.",
  },
  ORGANIZATION: {
    READ: "See the organization.",
    CREATE: "Make organizations.",
    UPDATE: "Change an organization's name, description and default roles.",
    DELETE: "Delete an organization in which nothing remains.",
  },
  ORGANIZATION_MEMBER: {
    READ: "See who is a member, with roles and quota.",
    CREATE: "Add members.",
    UPDATE: "Change a membership.",
    DELETE: "Remove members.",
  },
  ORGANIZATION_ROLE: {
    READ: "See the roles of the organization.",
    CREATE: "Make custom roles of permissions that one holds oneself.",
    UPDATE: "Change custom roles.",
    DELETE: "Delete custom roles.",
    ASSIGN: "Give roles of the organization.",
    UNASSIGN: "Take roles of the organization away.",
  },
  GROUP: {
    READ: "See groups.",
    CREATE: "Make groups.",
    UPDATE: "Change groups, their members and their quota.",
    DELETE: "Delete groups.",
  },
  GROUP_MEMBER: {
    READ: "See who is in a group.",
  },
  AUDIT_LOG: {
    READ: "Read the audit log.",
  },
  IDENTITY_PROVIDER: {
    CREATE: "Site only; whoever may change a provider can sign in as anybody.",
    UPDATE: "Change identity providers.",
    DELETE: "Delete identity providers.",
  },
  IDENTITY_SYNC: {
    READ: "See sync settings, previews, runs and problems.",
    UPDATE: "Change sync settings and start syncs.",
  },
  TEMPLATE: {
    READ: "See templates.",
    USE: "Make workspaces from a template.",
    CREATE: "Make templates.",
    UPDATE: "Change templates, their versions and their access.",
    DELETE: "Delete templates that no workspace uses.",
    VIEW_INSIGHTS: "See build times and counts of a template.",
  },
  WORKSPACE: {
    READ: "See workspaces, their builds and resources.",
    CREATE: "Make workspaces.",
    UPDATE: "Change a workspace's settings, and cancel its builds.",
    DELETE: "Delete workspaces.",
    START: "Start workspaces.",
    STOP: "Stop workspaces.",
  },
  WORKSPACE_PROXY: {
    READ: "See workspace proxies.",
    CREATE: "Add workspace proxies.",
    UPDATE: "Change workspace proxies and their secrets.",
    DELETE: "Delete workspace proxies.",
    REPORT: "To be a proxy. Held by a proxy's token alone.",
  },
  PROVISIONER: {
    READ: "See provisioner keys and daemons.",
    CREATE: "Make provisioner keys.",
    DELETE: "Delete provisioner keys.",
  },
  PROVISIONER_JOB: {
    READ: "See jobs, their logs and why they wait.",
    CREATE: "Retry jobs.",
    UPDATE: "Cancel jobs.",
    RUN: "To be a daemon: take jobs, see their secrets and state, report. Held by provisioner keys; no role has it, none can get it.",
  },
} as const;

type Sentences = typeof sentences;
export type Noun = keyof Sentences;

/** The permissions of a noun. */
export type PermissionAbout<N extends Noun> = { [Each in N]: `${Each}_${Extract<keyof Sentences[Each], string>}` }[N];

/** The unit that roles grant, that fields require and that tokens are narrowed to. */
export type Permission = PermissionAbout<Noun>;

interface PermissionEntry {
  noun: Noun;
  verb: string;
  sentence: string;
}

const ofNoun = ([noun, verbs]: [string, Readonly<Record<string, string>>]): [string, PermissionEntry][] =>
  Object.entries(verbs).map(([verb, sentence]) => [`${noun}_${verb}`, { noun: noun as Noun, verb, sentence }]);

/** Every permission by its name. */
export const permissions = Object.fromEntries(Object.entries(sentences).flatMap(ofNoun)) as Readonly<
  Record<Permission, PermissionEntry>
>;

export const allPermissions = Object.keys(permissions) as Permission[];

/** Every permission of these nouns. */
export const permissionsAbout = <N extends Noun>(...nouns: N[]): PermissionAbout<N>[] =>
  allPermissions.filter((permission) => nouns.some((noun) => noun === permissions[permission].noun)) as never[];

const scopeNames = Object.fromEntries(
  allPermissions.map((name) => [name, `${permissions[name].noun}:${permissions[name].verb}`.toLowerCase()]),
) as Readonly<Record<Permission, string>>;

/** A permission as an OAuth scope: `template:update`, `user:read_personal`, `organization_member:read`. */
export const scopeNameOf = (permission: Permission): string => scopeNames[permission];

/** The level at which a role grants or denies. */
export type RoleScope = "SITE" | "ORGANIZATION" | "OWNER";
