import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { IdentityResync } from "./identity-resync.type.js";

@ObjectType({ description: "§IdentityResyncPayload§" })
export class IdentityResyncPayload extends Payload {
  @Field(() => IdentityResync, { nullable: true, description: "§IdentityResyncPayload.resync§" })
  resync!: IdentityResync | null;
}
