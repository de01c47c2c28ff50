import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { IdentityResync } from "./identity-resync.type.js";

@ObjectType({ description: "What the mutation did, or why it did nothing." })
export class IdentityResyncPayload extends Payload {
  @Field(() => IdentityResync, { nullable: true, description: "The resync; null if none was started or ended." })
  resync!: IdentityResync | null;
}
