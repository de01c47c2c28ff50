import { Field, ID, InputType } from "type-graphql";
import { ParameterValueInput } from "../../../../foundation/subgraph-kit/shared/template-values.js";

@InputType({ description: "§StartWorkspaceInput§" })
export class StartWorkspaceInput {
  @Field(() => ID, { description: "§StartWorkspaceInput.id§" })
  id!: string;

  @Field(() => ID, { nullable: true, description: "§StartWorkspaceInput.versionId§" })
  versionId?: string | null;

  @Field(() => [ParameterValueInput], { nullable: true, description: "§StartWorkspaceInput.parameters§" })
  parameters?: ParameterValueInput[] | null;
}
