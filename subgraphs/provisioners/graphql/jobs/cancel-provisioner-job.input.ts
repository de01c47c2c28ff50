import { Field, ID, InputType } from "type-graphql";
import { ProvisionerJobStatus } from "./provisioner-job-status.enum.js";

@InputType({ description: "A job that has not ended yet." })
export class CancelProvisionerJobInput {
  @Field(() => ID, { description: "Global id of the job to cancel." })
  id!: string;

  @Field(() => ProvisionerJobStatus, { nullable: true, description: "Refuse if it is in another status by now." })
  expectedStatus?: ProvisionerJobStatus | null;
}
