import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { ProvisionerKey } from "./provisioner-key.type.js";

@ObjectType({ description: "The new key with its secret, or why it was refused." })
export class CreateProvisionerKeyPayload extends Payload {
  @Field(() => ProvisionerKey, {
    nullable: true,
    description: "The key without its secret; null where the mutation was refused.",
  })
  provisionerKey!: ProvisionerKey | null;

  @Field(() => String, {
    nullable: true,
    description: "What daemons authenticate with, shown this once; null where the mutation was refused.",
  })
  secret!: string | null;
}
