import { Arg, Args, Query, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { AuditEntryConnection } from "./audit-entry.connection.js";
import { AuditLogFilter } from "./audit-log-filter.input.js";

@Resolver()
export class AuditQueriesResolver {
  @Query(() => AuditEntryConnection, {
    nullable: true,
    description: "Newest first. Without an organization: the whole deployment's log.",
  })
  auditLog(
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("filter", () => AuditLogFilter, {
      nullable: true,
      description: "Conditions that must all hold; absent for every entry.",
    })
    _filter: AuditLogFilter | null | undefined,
  ): never {
    return notImplemented("Query.auditLog");
  }
}
