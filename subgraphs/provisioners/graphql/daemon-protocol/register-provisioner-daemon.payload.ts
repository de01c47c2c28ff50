import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { ProvisionerDaemon } from "../daemons/provisioner-daemon.type.js";

@ObjectType({ description: "The daemon as registered, or why it was refused." })
export class RegisterProvisionerDaemonPayload extends Payload {
  @Field(() => ProvisionerDaemon, {
    nullable: true,
    description: "As it is after the mutation; null where that was refused.",
  })
  daemon!: ProvisionerDaemon | null;
}
