import { Field, InputType } from "type-graphql";

@InputType({ description: "What a daemon says of itself; the rest follows from its key." })
export class RegisterProvisionerDaemonInput {
  @Field(() => String, { description: "What the daemon calls itself." })
  name!: string;

  @Field(() => String, { description: "The release of the daemon's software." })
  version!: string;

  @Field(() => String, { description: "The version of the daemon API that it speaks." })
  apiVersion!: string;
}
