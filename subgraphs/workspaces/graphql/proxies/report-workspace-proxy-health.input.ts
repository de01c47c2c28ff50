import { Field, InputType } from "type-graphql";

@InputType({ description: "§ReportWorkspaceProxyHealthInput§" })
export class ReportWorkspaceProxyHealthInput {
  @Field(() => String, { description: "§ReportWorkspaceProxyHealthInput.version§" })
  version!: string;

  @Field(() => [String], { description: "§ReportWorkspaceProxyHealthInput.errors§" })
  errors!: string[];
}
