import { Field, ID, InputType } from "type-graphql";
import { UserKind } from "./user-kind.enum.js";

@InputType({ description: "A new person or service account." })
export class CreateUserInput {
  @Field(() => String, { description: "Unique in the deployment." })
  username!: string;

  @Field(() => String, {
    nullable: true,
    description: "An e-mail address, which only holders of USER_READ_PERSONAL and the user see.",
  })
  email?: string | null;

  @Field(() => String, { nullable: true, description: "The name that people see; need not be unique." })
  name?: string | null;

  @Field(() => UserKind, {
    nullable: true,
    defaultValue: "HUMAN",
    description: "Whether it is a person or a service account.",
  })
  kind?: UserKind | null;

  @Field(() => [ID], {
    nullable: true,
    description: "Global ids of organizations to join at once; needs ORGANIZATION_MEMBER_CREATE in each.",
  })
  organizationIds?: string[] | null;
}
