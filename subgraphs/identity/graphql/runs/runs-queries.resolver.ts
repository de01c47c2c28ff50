import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { Authenticated, RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readOptionalId } from "../../../../foundation/ids/read-id.js";
import { previewSync } from "../../actions/sync/preview-sync.js";
import type { IdentityContext } from "../context.js";
import { readPreview } from "./read-preview.js";
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
    input: PreviewIdentitySyncInput,
    @Ctx() context: IdentityContext,
  ) {
    return previewSync(context, readPreview(input));
  }

  @Authenticated()
  @Query(() => IdentitySyncRunConnection, {
    nullable: true,
    description:
      "With IDENTITY_SYNC_READ at the site, or one's own; for an organization's administrators cut to that organization's changes and problems (filter.organizationId).",
  })
  identitySyncRuns(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => IdentitySyncRunFilter, {
      nullable: true,
      description: "Conditions that must all hold; absent for every run.",
    })
    filter: IdentitySyncRunFilter | null | undefined,
    @Ctx() { lists }: IdentityContext,
  ) {
    return lists.runs(page, {
      ...filter,
      userId: readOptionalId("User", filter?.userId, "filter.userId"),
      organizationId: readOptionalId("Organization", filter?.organizationId, "filter.organizationId"),
    });
  }
}
