import { Field, Int, ObjectType } from "type-graphql";
import { ResourceMetadata } from "./resource-metadata.type.js";

@ObjectType({ description: "§WorkspaceResource§" })
export class WorkspaceResource {
  @Field(() => String, { description: "§WorkspaceResource.type§" })
  type!: string;

  @Field(() => String, { description: "§WorkspaceResource.name§" })
  name!: string;

  @Field(() => String, { description: "§WorkspaceResource.address§" })
  address!: string;

  @Field(() => String, { description: "§WorkspaceResource.icon§" })
  icon!: string;

  @Field(() => Int, { description: "§WorkspaceResource.dailyCost§" })
  dailyCost!: number;

  @Field(() => [ResourceMetadata], { description: "§WorkspaceResource.metadata§" })
  metadata!: ResourceMetadata[];
}
