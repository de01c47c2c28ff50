import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { Role } from "./role.type.js";

@ObjectType({ description: "§RolePayload§" })
export class RolePayload extends Payload {
  @Field(() => Role, { nullable: true, description: "§RolePayload.role§" })
  role!: Role | null;
}
