import { Field, Int, ObjectType } from "type-graphql";
import { ResourceMetadata } from "./resource-metadata.type.js";

@ObjectType({ description: "A piece of infrastructure that a build made, as the template names it." })
export class WorkspaceResource {
  @Field(() => String, { description: "Of the provider, such as `docker_container`." })
  type!: string;

  @Field(() => String, { description: "As the template's code calls it." })
  name!: string;

  @Field(() => String, { description: "Unique in the build, such as `docker_container.main[0]`." })
  address!: string;

  @Field(() => String, { description: "The URL or path of a picture; may be empty." })
  icon!: string;

  @Field(() => Int, { description: "Credits a day." })
  dailyCost!: number;

  @Field(() => [ResourceMetadata], { description: "Facts that the template tells of it, in its order." })
  metadata!: ResourceMetadata[];
}
