import { Arg, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { GroupSyncPayload } from "./group-sync.payload.js";
import { OrganizationSyncPayload } from "./organization-sync.payload.js";
import { RoleSyncPayload } from "./role-sync.payload.js";
import { SiteRoleSyncPayload } from "./site-role-sync.payload.js";
import { UpdateGroupSyncInput } from "./update-group-sync.input.js";
import { UpdateOrganizationSyncInput } from "./update-organization-sync.input.js";
import { UpdateRoleSyncInput } from "./update-role-sync.input.js";
import { UpdateSiteRoleSyncInput } from "./update-site-role-sync.input.js";

@Resolver()
export class SettingsMutationsResolver {
  @RequiresPermission("IDENTITY_SYNC_UPDATE", { scope: "SITE" })
  @Mutation(() => OrganizationSyncPayload, {
    nullable: true,
    description: "A whole new mapping, or a patch of it, not both.",
  })
  updateOrganizationSync(
    @Arg("input", () => UpdateOrganizationSyncInput, { description: "All arguments in one object." })
    _input: UpdateOrganizationSyncInput,
  ): never {
    return notImplemented("Mutation.updateOrganizationSync");
  }

  @RequiresPermission("IDENTITY_SYNC_UPDATE", { object: "input.organizationId" })
  @Mutation(() => GroupSyncPayload, {
    nullable: true,
    description: "Changes the setting of one organization; nobody is synced by that.",
  })
  updateGroupSync(
    @Arg("input", () => UpdateGroupSyncInput, { description: "All arguments in one object." })
    _input: UpdateGroupSyncInput,
  ): never {
    return notImplemented("Mutation.updateGroupSync");
  }

  @RequiresPermission("IDENTITY_SYNC_UPDATE", { object: "input.organizationId" })
  @Mutation(() => RoleSyncPayload, {
    nullable: true,
    description:
      "Nobody maps a claim to a role, or sets a default role, that they may not assign themselves (ESCALATION); so too updateSiteRoleSync and updateOrganization.",
  })
  updateRoleSync(
    @Arg("input", () => UpdateRoleSyncInput, { description: "All arguments in one object." })
    _input: UpdateRoleSyncInput,
  ): never {
    return notImplemented("Mutation.updateRoleSync");
  }

  @RequiresPermission("IDENTITY_SYNC_UPDATE", { scope: "SITE" })
  @Mutation(() => SiteRoleSyncPayload, {
    nullable: true,
    description: "Changes how claims decide about roles of the whole deployment.",
  })
  updateSiteRoleSync(
    @Arg("input", () => UpdateSiteRoleSyncInput, { description: "All arguments in one object." })
    _input: UpdateSiteRoleSyncInput,
  ): never {
    return notImplemented("Mutation.updateSiteRoleSync");
  }
}
