import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { Role } from "./role.type.js";

@ObjectType({ description: "The role as it is after the mutation, or why it was refused." })
export class RolePayload extends Payload {
  @Field(() => Role, { nullable: true, description: "As it is after the mutation; null where that was refused." })
  role!: Role | null;
}
