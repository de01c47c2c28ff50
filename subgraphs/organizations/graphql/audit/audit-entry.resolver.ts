import { Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { NodeType } from "../../../../foundation/ids/prefixes.js";
import type { OrganizationsContext } from "../context.js";
import type { AuditRow } from "../loaders.js";
import { Organization } from "../organizations/organization.type.js";
import { User } from "../users/user.type.js";
import { AuditEntry } from "./audit-entry.type.js";

@Resolver(() => AuditEntry)
export class AuditEntryResolver {
  @FieldResolver(() => User, { nullable: true, description: "Null where the deployment itself acted." })
  actor(@Root() entry: AuditRow, @Ctx() { loaders }: OrganizationsContext) {
    return entry.actorId === null ? null : loaders.user.load(entry.actorId);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: "Global id of the user who acted; null where the deployment itself acted.",
  })
  actorId(@Root() entry: AuditRow) {
    return entry.actorId === null ? null : encodeId("User", entry.actorId);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: "Global id of the object acted on, which may be gone by now; null where there is none.",
  })
  resourceId(@Root() entry: AuditRow) {
    return entry.resourceId === null ? null : encodeId(entry.resourceType as NodeType, entry.resourceId);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: "Where it happened; null for the deployment as a whole, or where the viewer may not see it.",
  })
  organization(@Root() entry: AuditRow, @Ctx() { loaders }: OrganizationsContext) {
    return entry.organizationId === null ? null : loaders.organization.load(entry.organizationId);
  }
}
