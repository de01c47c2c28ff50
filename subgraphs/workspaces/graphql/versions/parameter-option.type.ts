import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "One of the values that a parameter may have." })
export class ParameterOption {
  @Field(() => String, { description: "For people." })
  name!: string;

  @Field(() => String, { description: "What the template is given." })
  value!: string;

  @Field(() => String, { description: "May be empty." })
  description!: string;

  @Field(() => String, { description: "The URL or path of a picture; may be empty." })
  icon!: string;
}
