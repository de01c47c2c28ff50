import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { refuseViolation } from "../../../../foundation/actions/refuse-violation.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { OrganizationId, UserId } from "../../../../foundation/ids/ids.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { visibleOrganizations } from "../../../../foundation/rbac/visibility.js";
import { faultsOfUser, normalizedEmail } from "../../rules/faults-of-user.js";
import { listOrganizations, type OrganizationRow } from "../../store/organizations.js";
import { recordUser, type UserRow } from "../../store/users.js";
import { addMember } from "../members/add-member.js";
import { recordUserChange } from "./record-user-change.js";
import { userRefusals } from "./user-refusals.js";

export interface NewUser {
  username: string;
  email?: string | null;
  name?: string | null;
  kind?: UserRow["kind"] | null;
  organizationIds?: OrganizationId[] | null;
}

interface Creation {
  input: NewUser;
  organizations: OrganizationRow[];
}

async function create(tx: Transaction, context: ActionContext, { input, organizations }: Creation): Promise<UserRow> {
  const userId: UserId = newId<"User">();
  const user = await recordUser(tx, {
    id: userId,
    username: input.username,
    email: normalizedEmail(input.email),
    name: input.name ?? "",
    kind: input.kind ?? "HUMAN",
    createdAt: context.clock.now(),
  });
  await recordUserChange(tx, context, { action: "CREATE", after: user });
  for (const organization of organizations) await addMember(tx, context, { organization, userId, roles: [] });
  return user;
}

/** Makes a person or a service account, and a member of these organizations with their default roles. */
export async function createUser(
  context: ActionContext,
  input: NewUser,
): Promise<Refusal | { user: UserRow; userErrors: [] }> {
  const { actor, database } = context;
  authorize(actor, "USER_CREATE", {});
  const ids = [...new Set(input.organizationIds)];
  const organizations = await listOrganizations(database, ids, visibleOrganizations(actor, "ORGANIZATION_READ"));
  const isMissing = organizations.length < ids.length;
  if (isMissing) return refuse("NOT_FOUND", ["input", "organizationIds"], "One of these organizations does not exist.");
  for (const organizationId of ids) authorize(actor, "ORGANIZATION_MEMBER_CREATE", { organizationId });
  const faults = faultsOfUser(input);
  if (faults.length > 0) return refuseAll(faults);
  try {
    return done({ user: await inTransaction(database, (tx) => create(tx, context, { input, organizations })) });
  } catch (error) {
    return refuseViolation(error, userRefusals);
  }
}
