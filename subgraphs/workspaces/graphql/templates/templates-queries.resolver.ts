import { Arg, Args, Query, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { TemplateFilter } from "./template-filter.input.js";
import { TemplateConnection } from "./template.connection.js";

@Resolver()
export class TemplatesQueriesResolver {
  @Query(() => TemplateConnection, {
    nullable: true,
    description: "Those that the actor may read, over all organizations.",
  })
  templates(
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("filter", () => TemplateFilter, { nullable: true, description: "§Query.templates(filter:)§" })
    _filter: TemplateFilter | null | undefined,
  ): never {
    return notImplemented("Query.templates");
  }
}
