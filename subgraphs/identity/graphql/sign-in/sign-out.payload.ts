import { ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";

@ObjectType({ description: "What the mutation did, or why it did nothing." })
export class SignOutPayload extends Payload {}
