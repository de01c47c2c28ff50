import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "§AcquireProvisionerJobInput§" })
export class AcquireProvisionerJobInput {
  @Field(() => ID, { description: "§AcquireProvisionerJobInput.daemonId§" })
  daemonId!: string;

  @Field(() => Int, { nullable: true, defaultValue: 25, description: "§AcquireProvisionerJobInput.waitSeconds§" })
  waitSeconds?: number | null;
}
