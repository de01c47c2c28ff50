import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { Organization } from "./organization.type.js";

@ObjectType({ description: "The organization as it is after the mutation, or why it was refused." })
export class OrganizationPayload extends Payload {
  @Field(() => Organization, {
    nullable: true,
    description: "As it is after the mutation; null where that was refused.",
  })
  organization!: Organization | null;
}
