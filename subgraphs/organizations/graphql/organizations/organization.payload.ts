import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { Organization } from "./organization.type.js";

@ObjectType({ description: "§OrganizationPayload§" })
export class OrganizationPayload extends Payload {
  @Field(() => Organization, { nullable: true, description: "§OrganizationPayload.organization§" })
  organization!: Organization | null;
}
