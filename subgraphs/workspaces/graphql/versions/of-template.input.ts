import { Field, ID, InputType } from "type-graphql";

/** Whom a version is for: exactly one of the two. */
@InputType()
export abstract class OfTemplateInput {
  @Field(() => ID, { nullable: true, description: "For a template to come; not together with `templateId`." })
  organizationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The template that the version is for; not together with `organizationId`.",
  })
  templateId?: string | null;
}

export const exactlyOne =
  "Exactly one of organizationId (of a template to come; TEMPLATE_CREATE there) and templateId (TEMPLATE_UPDATE on it).";
