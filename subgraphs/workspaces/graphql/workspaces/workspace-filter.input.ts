import { Field, ID, InputType } from "type-graphql";
import { WorkspaceStatus } from "./workspace-status.enum.js";

@InputType({ description: "search is over the workspace's own name." })
export class WorkspaceFilter {
  @Field(() => Boolean, { nullable: true, description: "Whose template is deprecated." })
  deprecated?: boolean | null;

  @Field(() => ID, { nullable: true, description: "Only those of this organization." })
  organizationId?: string | null;

  @Field(() => ID, { nullable: true, description: "Only this user's." })
  ownerId?: string | null;

  @Field(() => ID, { nullable: true, description: "Only those of this template." })
  templateId?: string | null;

  @Field(() => ID, { nullable: true, description: "Only those whose latest build is of this version." })
  versionId?: string | null;

  @Field(() => [WorkspaceStatus], { nullable: true, description: "Only those in one of these." })
  status?: WorkspaceStatus[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Only those of another version than the active one, or only the others.",
  })
  outdated?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Only sleeping ones, or only the others." })
  dormant?: boolean | null;

  @Field(() => String, { nullable: true, description: "Only those whose names hold this text, in any case." })
  search?: string | null;
}
