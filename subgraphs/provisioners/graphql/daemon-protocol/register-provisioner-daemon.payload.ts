import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { ProvisionerDaemon } from "../daemons/provisioner-daemon.type.js";

@ObjectType({ description: "§RegisterProvisionerDaemonPayload§" })
export class RegisterProvisionerDaemonPayload extends Payload {
  @Field(() => ProvisionerDaemon, { nullable: true, description: "§RegisterProvisionerDaemonPayload.daemon§" })
  daemon!: ProvisionerDaemon | null;
}
