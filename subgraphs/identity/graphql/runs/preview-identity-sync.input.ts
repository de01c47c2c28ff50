import { Field, ID, InputType } from "type-graphql";
import { JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { UpdateGroupSyncInput } from "../settings/update-group-sync.input.js";
import { UpdateOrganizationSyncInput } from "../settings/update-organization-sync.input.js";
import { UpdateRoleSyncInput } from "../settings/update-role-sync.input.js";
import { UpdateSiteRoleSyncInput } from "../settings/update-site-role-sync.input.js";

@InputType({ description: "For a user with stored claims, or for claims given here, or both (the claims given win)." })
export class PreviewIdentitySyncInput {
  @Field(() => ID, {
    nullable: true,
    description:
      "Plans this organization's groups and roles alone, which IDENTITY_SYNC_READ there allows; absent: everything, with IDENTITY_SYNC_READ at the site.",
  })
  organizationId?: string | null;

  @Field(() => ID, { nullable: true, description: "§PreviewIdentitySyncInput.userId§" })
  userId?: string | null;

  @Field(() => JSONObject, { nullable: true, description: "§PreviewIdentitySyncInput.claims§" })
  claims?: Record<string, unknown> | null;

  @Field(() => UpdateOrganizationSyncInput, {
    nullable: true,
    description: "§PreviewIdentitySyncInput.organizationSync§",
  })
  organizationSync?: UpdateOrganizationSyncInput | null;

  @Field(() => [UpdateGroupSyncInput], { nullable: true, description: "§PreviewIdentitySyncInput.groupSync§" })
  groupSync?: UpdateGroupSyncInput[] | null;

  @Field(() => [UpdateRoleSyncInput], { nullable: true, description: "§PreviewIdentitySyncInput.roleSync§" })
  roleSync?: UpdateRoleSyncInput[] | null;

  @Field(() => UpdateSiteRoleSyncInput, { nullable: true, description: "§PreviewIdentitySyncInput.siteRoleSync§" })
  siteRoleSync?: UpdateSiteRoleSyncInput | null;
}
