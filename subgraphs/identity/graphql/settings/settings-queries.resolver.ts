import { Arg, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { badInput } from "../../../../foundation/errors/graph-errors.js";
import { readOptionalId } from "../../../../foundation/ids/read-id.js";
import { isStorable } from "../../../../foundation/names/storable-text.js";
import { readClaimNames, readClaimValues } from "../../actions/claims/read-seen-claims.js";
import type { IdentityContext } from "../context.js";
import { ClaimValue } from "./claim-value.type.js";
import { OrganizationSync } from "./organization-sync.type.js";
import { SiteRoleSync } from "./site-role-sync.type.js";

const mostValues = 1_000;

@Resolver()
export class SettingsQueriesResolver {
  @RequiresPermission("IDENTITY_SYNC_READ", { scope: "SITE" })
  @Query(() => OrganizationSync, { nullable: true, description: "Which organizations a claim puts a user into." })
  organizationSync(@Ctx() { loaders }: IdentityContext) {
    return loaders.organizationSync();
  }

  @RequiresPermission("IDENTITY_SYNC_READ", { scope: "SITE" })
  @Query(() => SiteRoleSync, {
    nullable: true,
    description: "Which site roles a claim gives a user: runtime configuration, no restart.",
  })
  siteRoleSync(@Ctx() { loaders }: IdentityContext) {
    return loaders.siteRoleSync();
  }

  @RequiresPermission("IDENTITY_SYNC_READ", { object: "organizationId" })
  @Query(() => [String], {
    nullable: true,
    description: "Names of the claims seen at sign-ins so far, for a form's suggestions.",
  })
  claimNames(
    @Arg("organizationId", () => ID, {
      nullable: true,
      description: "For the settings of this organization; left out for those of the deployment.",
    })
    organizationId: string | null | undefined,
    @Ctx() context: IdentityContext,
  ) {
    return readClaimNames(context, readOptionalId("Organization", organizationId, "organizationId"));
  }

  @RequiresPermission("IDENTITY_SYNC_READ", { object: "organizationId" })
  @Query(() => [ClaimValue], { nullable: true, description: "Values seen for one claim, most frequent first." })
  claimValues(
    @Arg("name", () => String, { description: "The claim's name." }) name: string,
    @Arg("organizationId", () => ID, {
      nullable: true,
      description: "For the settings of this organization; left out for those of the deployment.",
    })
    organizationId: string | null | undefined,
    @Arg("first", () => Int, { nullable: true, defaultValue: 100, description: "How many, the most frequent first." })
    first: number | null,
    @Ctx() context: IdentityContext,
  ) {
    const size = first ?? 100;
    if (size < 1 || size > mostValues)
      throw badInput("first", `${String(size)} is not from 1 to ${String(mostValues)}.`);
    if (!isStorable(name)) throw badInput("name", "This is no text: it holds a NUL or half a character.");
    const asked = readOptionalId("Organization", organizationId, "organizationId");
    return readClaimValues(context, { name, first: size, organizationId: asked });
  }
}
