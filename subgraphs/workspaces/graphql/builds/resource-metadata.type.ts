import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "§ResourceMetadata§" })
export class ResourceMetadata {
  @Field(() => String, { description: "§ResourceMetadata.key§" })
  key!: string;

  @Field(() => String, { nullable: true, description: "Null where sensitive." })
  value!: string | null;

  @Field(() => Boolean, { description: "§ResourceMetadata.sensitive§" })
  sensitive!: boolean;
}
