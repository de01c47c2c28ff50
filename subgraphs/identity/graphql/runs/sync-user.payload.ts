import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { IdentitySyncRun } from "./identity-sync-run.type.js";

@ObjectType({ description: "What the mutation did, or why it did nothing." })
export class SyncUserPayload extends Payload {
  @Field(() => IdentitySyncRun, { nullable: true, description: "What was done; null if nothing was tried." })
  run!: IdentitySyncRun | null;
}
