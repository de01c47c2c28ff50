import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Arguments of `restoreTemplate`." })
export class RestoreTemplateInput {
  @Field(() => ID, { description: "A deprecated template." })
  id!: string;
}
