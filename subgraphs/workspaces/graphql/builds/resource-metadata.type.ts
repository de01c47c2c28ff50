import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "A fact that the template tells of a resource." })
export class ResourceMetadata {
  @Field(() => String, { description: "What it is called." })
  key!: string;

  @Field(() => String, { nullable: true, description: "Null where sensitive." })
  value!: string | null;

  @Field(() => Boolean, { description: "Is the value kept from everybody?" })
  sensitive!: boolean;
}
