import { Field, ID, InputType } from "type-graphql";

@InputType({
  description:
    "Exactly one of organizationId (of a template to come; TEMPLATE_CREATE there) and templateId (TEMPLATE_UPDATE on it).",
})
export class VariablesHashInput {
  @Field(() => ID, { nullable: true, description: "For a template to come; not together with `templateId`." })
  organizationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The template that the version is for; not together with `organizationId`.",
  })
  templateId?: string | null;

  @Field(() => String, {
    description:
      "SHA-256 in hexadecimal of the variables as JSON: a list of `[name, value]`, sorted by name, without white space. The values themselves stay where they are.",
  })
  digest!: string;
}
