import { Arg, Args, Query, Resolver } from "type-graphql";
import { Authenticated, RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { IdentitySyncPlan } from "./identity-sync-plan.type.js";
import { IdentitySyncRunFilter } from "./identity-sync-run-filter.input.js";
import { IdentitySyncRunConnection } from "./identity-sync-run.connection.js";
import { PreviewIdentitySyncInput } from "./preview-identity-sync.input.js";

@Resolver()
export class RunsQueriesResolver {
  @RequiresPermission("IDENTITY_SYNC_READ", { object: "input.organizationId" })
  @Query(() => IdentitySyncPlan, {
    nullable: true,
    description: "What a sign-in would change, under today's settings or proposed ones. Writes nothing.",
  })
  previewIdentitySync(
    @Arg("input", () => PreviewIdentitySyncInput, { description: "Whom, and what of settings and claims to try." })
    _input: PreviewIdentitySyncInput,
  ): never {
    return notImplemented("Query.previewIdentitySync");
  }

  @Authenticated()
  @Query(() => IdentitySyncRunConnection, {
    nullable: true,
    description:
      "With IDENTITY_SYNC_READ at the site, or one's own; for an organization's administrators cut to that organization's changes and problems (filter.organizationId).",
  })
  identitySyncRuns(
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("filter", () => IdentitySyncRunFilter, {
      nullable: true,
      description: "Conditions that must all hold; absent for every run.",
    })
    _filter: IdentitySyncRunFilter | null | undefined,
  ): never {
    return notImplemented("Query.identitySyncRuns");
  }
}
