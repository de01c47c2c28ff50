import { Field, ID, InputType } from "type-graphql";
import { ProvisionerJobStatus } from "./provisioner-job-status.enum.js";

@InputType({ description: "§CancelProvisionerJobInput§" })
export class CancelProvisionerJobInput {
  @Field(() => ID, { description: "§CancelProvisionerJobInput.id§" })
  id!: string;

  @Field(() => ProvisionerJobStatus, { nullable: true, description: "Refuse if it is in another status by now." })
  expectedStatus?: ProvisionerJobStatus | null;
}
