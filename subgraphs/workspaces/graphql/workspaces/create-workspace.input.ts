import { Field, ID, InputType, Int } from "type-graphql";
import { ParameterValueInput } from "../../../../foundation/subgraph-kit/shared/template-values.js";

@InputType({ description: "§CreateWorkspaceInput§" })
export class CreateWorkspaceInput {
  @Field(() => ID, { description: "§CreateWorkspaceInput.templateId§" })
  templateId!: string;

  @Field(() => ID, { nullable: true, description: "§CreateWorkspaceInput.versionId§" })
  versionId?: string | null;

  @Field(() => String, { description: "§CreateWorkspaceInput.name§" })
  name!: string;

  @Field(() => ID, { nullable: true, description: "§CreateWorkspaceInput.ownerId§" })
  ownerId?: string | null;

  @Field(() => [ParameterValueInput], { nullable: true, description: "§CreateWorkspaceInput.parameters§" })
  parameters?: ParameterValueInput[] | null;

  @Field(() => String, { nullable: true, description: "§CreateWorkspaceInput.preset§" })
  preset?: string | null;

  @Field(() => String, { nullable: true, description: "§CreateWorkspaceInput.autostartSchedule§" })
  autostartSchedule?: string | null;

  @Field(() => Int, { nullable: true, description: "§CreateWorkspaceInput.ttlSeconds§" })
  ttlSeconds?: number | null;

  @Field(() => Boolean, { nullable: true, description: "§CreateWorkspaceInput.automaticUpdates§" })
  automaticUpdates?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: "One's own workspace of a deprecated template that this one replaces: shown as migrated.",
  })
  replacesId?: string | null;
}
