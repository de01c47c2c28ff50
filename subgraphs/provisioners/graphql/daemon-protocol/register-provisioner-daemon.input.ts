import { Field, InputType } from "type-graphql";

@InputType({ description: "§RegisterProvisionerDaemonInput§" })
export class RegisterProvisionerDaemonInput {
  @Field(() => String, { description: "§RegisterProvisionerDaemonInput.name§" })
  name!: string;

  @Field(() => String, { description: "§RegisterProvisionerDaemonInput.version§" })
  version!: string;

  @Field(() => String, { description: "§RegisterProvisionerDaemonInput.apiVersion§" })
  apiVersion!: string;
}
