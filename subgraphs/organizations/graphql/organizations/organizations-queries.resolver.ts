import { Arg, Args, Query, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { OrganizationConnection } from "./organization.connection.js";
import { Organization } from "./organization.type.js";

@Resolver()
export class OrganizationsQueriesResolver {
  @Query(() => Organization, { nullable: true, description: "By its unique name." })
  organization(@Arg("name", () => String, { description: "§Query.organization(name:)§" }) _name: string): never {
    return notImplemented("Query.organization");
  }

  @Query(() => OrganizationConnection, { nullable: true, description: "Those that the actor may read." })
  organizations(
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("search", () => String, { nullable: true, description: "§Query.organizations(search:)§" })
    _search: string | null | undefined,
  ): never {
    return notImplemented("Query.organizations");
  }
}
