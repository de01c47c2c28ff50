import { Field, InputType, Int } from "type-graphql";
import { ResourceMetadataInput } from "./resource-metadata.input.js";

@InputType({ description: "§WorkspaceResourceInput§" })
export class WorkspaceResourceInput {
  @Field(() => String, { description: "§WorkspaceResourceInput.type§" })
  type!: string;

  @Field(() => String, { description: "§WorkspaceResourceInput.name§" })
  name!: string;

  @Field(() => String, { description: "§WorkspaceResourceInput.address§" })
  address!: string;

  @Field(() => String, { nullable: true, description: "§WorkspaceResourceInput.icon§" })
  icon?: string | null;

  @Field(() => Int, { nullable: true, description: "§WorkspaceResourceInput.dailyCost§" })
  dailyCost?: number | null;

  @Field(() => [ResourceMetadataInput], { nullable: true, description: "§WorkspaceResourceInput.metadata§" })
  metadata?: ResourceMetadataInput[] | null;
}
