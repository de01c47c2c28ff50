import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§UpdateWorkspaceProxyInput§" })
export class UpdateWorkspaceProxyInput {
  @Field(() => ID, { description: "§UpdateWorkspaceProxyInput.id§" })
  id!: string;

  @Field(() => String, { nullable: true, description: "§UpdateWorkspaceProxyInput.displayName§" })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateWorkspaceProxyInput.icon§" })
  icon?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateWorkspaceProxyInput.url§" })
  url?: string | null;

  @Field(() => [ID], { nullable: true, description: "§UpdateWorkspaceProxyInput.organizationIds§" })
  organizationIds?: string[] | null;
}
