import { Field, ID, InputType } from "type-graphql";
import { ParameterValueInput } from "../../../../foundation/subgraph-kit/shared/template-values.js";

@InputType({ description: "Arguments of `startWorkspace`." })
export class StartWorkspaceInput {
  @Field(() => ID, { description: "The workspace; one that runs is built anew." })
  id!: string;

  @Field(() => ID, { nullable: true, description: "A version of its template; the present one if left out." })
  versionId?: string | null;

  @Field(() => [ParameterValueInput], {
    nullable: true,
    description: "Values to change; others stay as in the build before.",
  })
  parameters?: ParameterValueInput[] | null;
}
