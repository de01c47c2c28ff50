import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import type { OrganizationsContext } from "../context.js";
import { readAuditFilter } from "./read-audit-filter.js";
import { AuditEntryConnection } from "./audit-entry.connection.js";
import { AuditLogFilter } from "./audit-log-filter.input.js";

@Resolver()
export class AuditQueriesResolver {
  @RequiresPermission("AUDIT_LOG_READ")
  @Query(() => AuditEntryConnection, {
    nullable: true,
    description: "Newest first. Without an organization: the whole deployment's log.",
  })
  auditLog(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => AuditLogFilter, {
      nullable: true,
      description: "Conditions that must all hold; absent for every entry.",
    })
    filter: AuditLogFilter | null | undefined,
    @Ctx() { lists }: OrganizationsContext,
  ) {
    return lists.auditLog(null, page, readAuditFilter(filter));
  }
}
