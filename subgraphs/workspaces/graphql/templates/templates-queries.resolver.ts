import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import type { WorkspacesContext } from "../context.js";
import { loadTemplates } from "./load-templates.js";
import { TemplateFilter } from "./template-filter.input.js";
import { TemplateConnection } from "./template.connection.js";

@Resolver()
export class TemplatesQueriesResolver {
  @RequiresPermission("TEMPLATE_READ")
  @Query(() => TemplateConnection, {
    nullable: true,
    description: "Those that the actor may read, over all organizations.",
  })
  templates(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => TemplateFilter, {
      nullable: true,
      description: "Conditions that must all hold; absent for every template.",
    })
    filter: TemplateFilter | null | undefined,
    @Ctx() context: WorkspacesContext,
  ) {
    return loadTemplates(context, { page, filter, organizationId: null });
  }
}
