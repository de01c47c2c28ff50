import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§TemplateFilter§" })
export class TemplateFilter {
  @Field(() => ID, { nullable: true, description: "§TemplateFilter.organizationId§" })
  organizationId?: string | null;

  @Field(() => String, { nullable: true, description: "§TemplateFilter.search§" })
  search?: string | null;

  @Field(() => Boolean, { nullable: true, description: "§TemplateFilter.deprecated§" })
  deprecated?: boolean | null;
}
