import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readId } from "../../../../foundation/ids/read-id.js";
import {
  updateGroupSync,
  updateOrganizationSync,
  updateRoleSync,
  updateSiteRoleSync,
} from "../../actions/settings/update-syncs.js";
import type { IdentityContext } from "../context.js";
import { GroupSyncPayload } from "./group-sync.payload.js";
import { OrganizationSyncPayload } from "./organization-sync.payload.js";
import { readChange } from "./read-change.js";
import { RoleSyncPayload } from "./role-sync.payload.js";
import { SiteRoleSyncPayload } from "./site-role-sync.payload.js";
import { UpdateGroupSyncInput } from "./update-group-sync.input.js";
import { UpdateOrganizationSyncInput } from "./update-organization-sync.input.js";
import { UpdateRoleSyncInput } from "./update-role-sync.input.js";
import { UpdateSiteRoleSyncInput } from "./update-site-role-sync.input.js";

/** The payload: the setting as it is now, or the refusals. */
async function answer<Setting>(done: { userErrors: object[] }, field: string, load: () => Promise<Setting>) {
  return { ...done, [field]: done.userErrors.length > 0 ? null : await load() };
}

@Resolver()
export class SettingsMutationsResolver {
  @RequiresPermission("IDENTITY_SYNC_UPDATE", { scope: "SITE" })
  @Mutation(() => OrganizationSyncPayload, {
    nullable: true,
    description: "A whole new mapping, or a patch of it, not both.",
  })
  async updateOrganizationSync(
    @Arg("input", () => UpdateOrganizationSyncInput, { description: "All arguments in one object." })
    input: UpdateOrganizationSyncInput,
    @Ctx() context: IdentityContext,
  ) {
    return answer(await updateOrganizationSync(context, readChange("Organization", input)), "organizationSync", () =>
      context.loaders.organizationSync(),
    );
  }

  @RequiresPermission("IDENTITY_SYNC_UPDATE", { object: "input.organizationId" })
  @Mutation(() => GroupSyncPayload, {
    nullable: true,
    description: "Changes the setting of one organization; nobody is synced by that.",
  })
  async updateGroupSync(
    @Arg("input", () => UpdateGroupSyncInput, { description: "All arguments in one object." })
    input: UpdateGroupSyncInput,
    @Ctx() context: IdentityContext,
  ) {
    const organizationId = readId("Organization", input.organizationId, "input.organizationId");
    const done = await updateGroupSync(context, { ...readChange("Group", input), organizationId });
    return answer(done, "groupSync", () => context.loaders.groupSync.load(organizationId));
  }

  @RequiresPermission("IDENTITY_SYNC_UPDATE", { object: "input.organizationId" })
  @Mutation(() => RoleSyncPayload, {
    nullable: true,
    description:
      "Nobody maps a claim to a role, or sets a default role, that they may not assign themselves (ESCALATION); so too updateSiteRoleSync and updateOrganization.",
  })
  async updateRoleSync(
    @Arg("input", () => UpdateRoleSyncInput, { description: "All arguments in one object." })
    input: UpdateRoleSyncInput,
    @Ctx() context: IdentityContext,
  ) {
    const organizationId = readId("Organization", input.organizationId, "input.organizationId");
    const done = await updateRoleSync(context, { ...input, organizationId });
    return answer(done, "roleSync", () => context.loaders.roleSync.load(organizationId));
  }

  @RequiresPermission("IDENTITY_SYNC_UPDATE", { scope: "SITE" })
  @Mutation(() => SiteRoleSyncPayload, {
    nullable: true,
    description: "Changes how claims decide about roles of the whole deployment.",
  })
  async updateSiteRoleSync(
    @Arg("input", () => UpdateSiteRoleSyncInput, { description: "All arguments in one object." })
    input: UpdateSiteRoleSyncInput,
    @Ctx() context: IdentityContext,
  ) {
    return answer(await updateSiteRoleSync(context, input), "siteRoleSync", () => context.loaders.siteRoleSync());
  }
}
