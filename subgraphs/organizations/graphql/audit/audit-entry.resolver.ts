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

  @FieldResolver(() => Organization, { nullable: true, description: "§AuditEntry.organization§" })
  organization(@Root() _auditEntry: { id: string }): never {
    return notImplemented("AuditEntry.organization");
  }
}
