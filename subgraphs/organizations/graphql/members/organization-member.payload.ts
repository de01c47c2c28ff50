import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { OrganizationMember } from "./organization-member.type.js";

@ObjectType({ description: "§OrganizationMemberPayload§" })
export class OrganizationMemberPayload extends Payload {
  @Field(() => OrganizationMember, { nullable: true, description: "§OrganizationMemberPayload.member§" })
  member!: OrganizationMember | null;
}
