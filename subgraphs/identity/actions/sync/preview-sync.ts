import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { badInput, notFound } from "../../../../foundation/errors/graph-errors.js";
import type { OrganizationId, UserId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import {
  readOrganizationFacts,
  readSiteOwners,
  readSyncedUsers,
} from "../../../organizations/commands/list-synced-users.js";
import { assembleOrganizations, assembleUser } from "../../rules/sync/assemble-state.js";
import { planSync } from "../../rules/sync/plan-sync.js";
import type { Claims, KnownClaims } from "../../rules/sync/read-claim.js";
import { withinOrganization } from "../../rules/sync/within-organization.js";
import type { SyncPlan } from "../../rules/sync/sync-plan.js";
import type { OrganizationFacts, SyncedUser } from "../../rules/sync/sync-state.js";
import { listLastIdentities } from "../../store/identities.js";
import { proposeSettings, type Proposals } from "./propose-settings.js";
import { storedClaimant } from "./sync-user.js";

export interface PreviewRequest extends Proposals {
  /** Groups and roles of this organization alone; null for everything. */
  organizationId: OrganizationId | null;
  userId: UserId | null;
  claims?: Claims | null;
}

type Organizations = ReadonlyMap<OrganizationId, OrganizationFacts>;

const largestClaims = 256 * 1024;

async function readKnown(context: ActionContext, { userId, claims }: PreviewRequest): Promise<KnownClaims> {
  if (claims) {
    const size = JSON.stringify(claims).length;
    if (size > largestClaims) {
      throw badInput(
        "input.claims",
        `${String(size)} characters are more than the ${String(largestClaims)} that claims may have.`,
      );
    }
    return { claims, unknown: new Set() };
  }
  if (userId === null) throw badInput("input", "Give a userId, claims, or both.");
  const [identity] = await listLastIdentities(context.database, [userId]);
  if (identity) return storedClaimant(identity).known;
  throw badInput("input.userId", "This user has not signed in by an identity provider yet: give claims to try.");
}

/** Nobody whom the deployment knows: in one organization a member, everywhere a newcomer. */
function newcomer(organizations: Organizations, organizationId: OrganizationId | null): SyncedUser {
  const organization = organizationId === null ? undefined : organizations.get(organizationId);
  const member = { roles: organization?.defaultMemberRoles ?? [], groupIds: [] };
  const memberships = organization ? [[organization.id, member] as const] : [];
  return { isNew: true, isLastOwner: false, siteRoles: [], memberships: new Map(memberships) };
}

async function readUser(context: ActionContext, request: PreviewRequest, organizations: Organizations) {
  const { userId, organizationId } = request;
  if (userId === null) return newcomer(organizations, organizationId);
  const row = orNotFound((await readSyncedUsers(context.database, [userId]))[0]);
  const isHere = row.memberships.some((membership) => membership.organizationId === organizationId);
  if (organizationId !== null && !isHere) throw notFound();
  const owners = await readSiteOwners(context.database);
  return assembleUser(row, { isNew: false, isLastOwner: owners.length === 1 && owners[0] === userId });
}

/** Within one organization nothing else is tried, and nothing else is shown. */
function refuseElsewhere({ organizationId, ...request }: PreviewRequest): void {
  if (organizationId === null) return;
  const say = "With organizationId, only groups and roles of that organization are previewed: leave this out.";
  if (request.organizationSync) throw badInput("input.organizationSync", say);
  if (request.siteRoleSync) throw badInput("input.siteRoleSync", say);
  for (const field of ["groupSync", "roleSync"] as const) {
    const index = (request[field] ?? []).findIndex((change) => change.organizationId !== organizationId);
    if (index >= 0) throw badInput(`input.${field}.${String(index)}.organizationId`, say);
  }
}

/** What a sign-in with these claims would change, under today's settings with these changes. Reads only. */
export async function previewSync(
  context: ActionContext,
  request: PreviewRequest,
): Promise<SyncPlan & { userId: UserId | null }> {
  const { organizationId, userId } = request;
  if (organizationId) orNotFound(await findOrganizationNamed(context.database, organizationId));
  authorize(context.actor, "IDENTITY_SYNC_READ", { organizationId }, organizationId ? "ORGANIZATION_READ" : undefined);
  refuseElsewhere(request);
  const proposed = await proposeSettings(context, request);
  const settings = organizationId ? withinOrganization(proposed, organizationId) : proposed;
  const asked = { groupsOf: [...settings.groups.keys()], rolesOf: [...settings.roles.keys()] };
  const organizations = assembleOrganizations(await readOrganizationFacts(context.database, asked));
  const user = await readUser(context, request, organizations);
  const known = await readKnown(context, request);
  return { ...planSync(settings, known, { user, organizations }), userId };
}
