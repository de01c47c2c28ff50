import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { IdentitySyncRun } from "./identity-sync-run.type.js";

@ObjectType({ description: "§SyncUserPayload§" })
export class SyncUserPayload extends Payload {
  @Field(() => IdentitySyncRun, { nullable: true, description: "§SyncUserPayload.run§" })
  run!: IdentitySyncRun | null;
}
