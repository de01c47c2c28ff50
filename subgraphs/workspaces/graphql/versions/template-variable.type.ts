import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "A value that the template's administrators give, the same for all workspaces." })
export class TemplateVariable {
  @Field(() => String, { description: "As the template's code calls it." })
  name!: string;

  @Field(() => String, { description: "As the template's code writes it." })
  type!: string;

  @Field(() => String, { description: "May be empty." })
  description!: string;

  @Field(() => String, { nullable: true, description: "Null for none, and for a sensitive one." })
  defaultValue!: string | null;

  @Field(() => Boolean, { description: "Must a value be given, as there is no default?" })
  required!: boolean;

  @Field(() => Boolean, { description: "Is its value kept from everybody?" })
  sensitive!: boolean;

  @Field(() => String, { nullable: true, description: "Null where sensitive or not set." })
  value!: string | null;
}
