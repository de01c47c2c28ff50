import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { Organization } from "../organizations/organization.type.js";
import { User } from "../users/user.type.js";
import { AuditEntry } from "./audit-entry.type.js";

@Resolver(() => AuditEntry)
export class AuditEntryResolver {
  @FieldResolver(() => User, { nullable: true, description: "Null where the deployment itself acted." })
  actor(@Root() _auditEntry: { id: string }): never {
    return notImplemented("AuditEntry.actor");
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: "Where it happened; null for the deployment as a whole, or where the viewer may not see it.",
  })
  organization(@Root() _auditEntry: { id: string }): never {
    return notImplemented("AuditEntry.organization");
  }
}
