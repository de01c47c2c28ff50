import { Field, InputType } from "type-graphql";

@InputType({ description: "One item to show beside a resource." })
export class ResourceMetadataInput {
  @Field(() => String, { description: "The label of the item." })
  key!: string;

  @Field(() => String, { nullable: true, description: "The text of the item; not shown where it is sensitive." })
  value?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Whether to hide the value; absent means no." })
  sensitive?: boolean | null;
}
