import { Field, InputType, Int } from "type-graphql";
import { ResourceMetadataInput } from "./resource-metadata.input.js";

@InputType({ description: "One resource that a workspace consists of." })
export class WorkspaceResourceInput {
  @Field(() => String, { description: "Terraform's type of the resource." })
  type!: string;

  @Field(() => String, { description: "Its name in the template, without type and module." })
  name!: string;

  @Field(() => String, { description: "Terraform's full address of the resource, with modules and index." })
  address!: string;

  @Field(() => String, { nullable: true, description: "A path or URL; absent for none." })
  icon?: string | null;

  @Field(() => Int, { nullable: true, description: "Credits a day; absent for no cost." })
  dailyCost?: number | null;

  @Field(() => [ResourceMetadataInput], {
    nullable: true,
    description: "What the template wants shown of it, in order; absent for nothing.",
  })
  metadata?: ResourceMetadataInput[] | null;
}
