import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import type { OrganizationsContext } from "../context.js";
import { OrganizationConnection } from "./organization.connection.js";
import { Organization } from "./organization.type.js";

@Resolver()
export class OrganizationsQueriesResolver {
  @RequiresPermission("ORGANIZATION_READ")
  @Query(() => Organization, { nullable: true, description: "By its unique name." })
  organization(
    @Arg("name", () => String, { description: "The `name`, not the display name." }) name: string,
    @Ctx() { loaders }: OrganizationsContext,
  ) {
    return loaders.organizationByName(name);
  }

  @RequiresPermission("ORGANIZATION_READ")
  @Query(() => OrganizationConnection, { nullable: true, description: "Those that the actor may read." })
  organizations(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("search", () => String, { nullable: true, description: "Only those whose names match this text." })
    search: string | null | undefined,
    @Ctx() { lists }: OrganizationsContext,
  ) {
    return lists.organizations(page, search);
  }
}
