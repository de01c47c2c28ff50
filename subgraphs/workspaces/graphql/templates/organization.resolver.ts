import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import type { WorkspacesContext } from "../context.js";
import { Organization } from "../stubs/organization.stub.js";
import { loadTemplates } from "./load-templates.js";
import { TemplateFilter } from "./template-filter.input.js";
import { TemplateConnection } from "./template.connection.js";
import { Template } from "./template.type.js";

@Resolver(() => Organization)
export class OrganizationTemplatesResolver {
  @FieldResolver(() => TemplateConnection, { nullable: true, description: "Those that the actor may read." })
  templates(
    @Root() organization: { id: string },
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => TemplateFilter, {
      nullable: true,
      description: "Conditions that must all hold; absent for every template.",
    })
    filter: TemplateFilter | null | undefined,
    @Ctx() context: WorkspacesContext,
  ) {
    return loadTemplates(context, { page, filter, organizationId: organization.id });
  }

  @FieldResolver(() => Template, {
    nullable: true,
    description: "By name; null if there is none that the actor may read.",
  })
  template(
    @Root() organization: { id: string },
    @Arg("name", () => String, { description: "The `name`, not the display name." }) name: string,
    @Ctx() { loaders }: WorkspacesContext,
  ) {
    return loaders.templateByName.load({ parentId: organization.id, name });
  }
}
