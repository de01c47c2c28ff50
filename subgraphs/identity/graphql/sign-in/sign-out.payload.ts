import { ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";

@ObjectType({ description: "§SignOutPayload§" })
export class SignOutPayload extends Payload {}
