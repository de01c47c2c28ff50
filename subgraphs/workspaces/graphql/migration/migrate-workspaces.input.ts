import { Field, ID, InputType } from "type-graphql";
import { ParameterValueInput } from "../../../../foundation/subgraph-kit/shared/template-values.js";

@InputType({ description: "Which workspaces to make anew of their template's successor." })
export class MigrateWorkspacesInput {
  @Field(() => ID, { description: "A deprecated template that has a successor." })
  templateId!: string;

  @Field(() => [ID], { nullable: true, description: "Absent: all that are READY. At most 100." })
  workspaceIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "Are the old workspaces stopped first? False if left out.",
  })
  stopOriginals?: boolean | null;

  @Field(() => String, {
    nullable: true,
    defaultValue: "-2",
    description:
      "Names are unique for an owner and nothing is deleted, so the replacement is called the original's name and this.",
  })
  nameSuffix?: string | null;

  @Field(() => [ParameterValueInput], {
    nullable: true,
    description:
      "For parameters that the successor has and the original lacks, or that change; else carried over, else the default.",
  })
  parameters?: ParameterValueInput[] | null;
}
