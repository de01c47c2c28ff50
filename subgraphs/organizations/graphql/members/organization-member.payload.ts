import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { OrganizationMember } from "./organization-member.type.js";

@ObjectType({ description: "The membership as it is after the mutation, or why it was refused." })
export class OrganizationMemberPayload extends Payload {
  @Field(() => OrganizationMember, {
    nullable: true,
    description: "As it is after the mutation; null where that was refused.",
  })
  member!: OrganizationMember | null;
}
