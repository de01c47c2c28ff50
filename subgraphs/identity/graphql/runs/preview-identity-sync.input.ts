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

  @Field(() => ID, {
    nullable: true,
    description: "Whose claims and memberships to start from; left out for nobody's.",
  })
  userId?: string | null;

  @Field(() => JSONObject, {
    nullable: true,
    description: "Claims to try, instead of those that are stored of the user.",
  })
  claims?: Record<string, unknown> | null;

  @Field(() => UpdateOrganizationSyncInput, {
    nullable: true,
    description: "A setting to try, instead of the stored one.",
  })
  organizationSync?: UpdateOrganizationSyncInput | null;

  @Field(() => [UpdateGroupSyncInput], {
    nullable: true,
    description: "Settings to try, instead of those that are stored; others stay.",
  })
  groupSync?: UpdateGroupSyncInput[] | null;

  @Field(() => [UpdateRoleSyncInput], {
    nullable: true,
    description: "Settings to try, instead of those that are stored; others stay.",
  })
  roleSync?: UpdateRoleSyncInput[] | null;

  @Field(() => UpdateSiteRoleSyncInput, { nullable: true, description: "A setting to try, instead of the stored one." })
  siteRoleSync?: UpdateSiteRoleSyncInput | null;
}
