import { Field, ID, InputType } from "type-graphql";
import { WorkspaceStatus } from "./workspace-status.enum.js";

@InputType({ description: "search is over the workspace's own name." })
export class WorkspaceFilter {
  @Field(() => Boolean, { nullable: true, description: "Whose template is deprecated." })
  deprecated?: boolean | null;

  @Field(() => ID, { nullable: true, description: "§WorkspaceFilter.organizationId§" })
  organizationId?: string | null;

  @Field(() => ID, { nullable: true, description: "§WorkspaceFilter.ownerId§" })
  ownerId?: string | null;

  @Field(() => ID, { nullable: true, description: "§WorkspaceFilter.templateId§" })
  templateId?: string | null;

  @Field(() => ID, { nullable: true, description: "§WorkspaceFilter.versionId§" })
  versionId?: string | null;

  @Field(() => [WorkspaceStatus], { nullable: true, description: "§WorkspaceFilter.status§" })
  status?: WorkspaceStatus[] | null;

  @Field(() => Boolean, { nullable: true, description: "§WorkspaceFilter.outdated§" })
  outdated?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "§WorkspaceFilter.dormant§" })
  dormant?: boolean | null;

  @Field(() => String, { nullable: true, description: "§WorkspaceFilter.search§" })
  search?: string | null;
}
