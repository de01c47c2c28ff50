import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { ProvisionerKey } from "./provisioner-key.type.js";

@ObjectType({ description: "§CreateProvisionerKeyPayload§" })
export class CreateProvisionerKeyPayload extends Payload {
  @Field(() => ProvisionerKey, { nullable: true, description: "§CreateProvisionerKeyPayload.provisionerKey§" })
  provisionerKey!: ProvisionerKey | null;

  @Field(() => String, { nullable: true, description: "§CreateProvisionerKeyPayload.secret§" })
  secret!: string | null;
}
