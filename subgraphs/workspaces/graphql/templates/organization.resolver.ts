import { Arg, Args, FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { Organization } from "../stubs/organization.stub.js";
import { TemplateFilter } from "./template-filter.input.js";
import { TemplateConnection } from "./template.connection.js";
import { Template } from "./template.type.js";

@Resolver(() => Organization)
export class OrganizationTemplatesResolver {
  @FieldResolver(() => TemplateConnection, { nullable: true, description: "§Organization.templates§" })
  templates(
    @Root() _organization: { id: string },
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("filter", () => TemplateFilter, { nullable: true, description: "§Organization.templates(filter:)§" })
    _filter: TemplateFilter | null | undefined,
  ): never {
    return notImplemented("Organization.templates");
  }

  @FieldResolver(() => Template, { nullable: true, description: "§Organization.template§" })
  template(
    @Root() _organization: { id: string },
    @Arg("name", () => String, { description: "§Organization.template(name:)§" }) _name: string,
  ): never {
    return notImplemented("Organization.template");
  }
}
