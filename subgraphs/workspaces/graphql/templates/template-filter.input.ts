import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Which templates a list shows." })
export class TemplateFilter {
  @Field(() => ID, { nullable: true, description: "Only those of this organization." })
  organizationId?: string | null;

  @Field(() => String, { nullable: true, description: "Only those whose names hold this text, in any case." })
  search?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Only deprecated ones, or only the others." })
  deprecated?: boolean | null;
}
