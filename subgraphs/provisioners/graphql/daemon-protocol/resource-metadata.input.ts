import { Field, InputType } from "type-graphql";

@InputType({ description: "§ResourceMetadataInput§" })
export class ResourceMetadataInput {
  @Field(() => String, { description: "§ResourceMetadataInput.key§" })
  key!: string;

  @Field(() => String, { nullable: true, description: "§ResourceMetadataInput.value§" })
  value?: string | null;

  @Field(() => Boolean, { nullable: true, description: "§ResourceMetadataInput.sensitive§" })
  sensitive?: boolean | null;
}
