import { Field, InputType } from "type-graphql";

@InputType({ description: "Arguments of `reportWorkspaceProxyHealth`." })
export class ReportWorkspaceProxyHealthInput {
  @Field(() => String, { description: "Of the proxy's program." })
  version!: string;

  @Field(() => [String], { description: "Sentences; empty when all is well." })
  errors!: string[];
}
