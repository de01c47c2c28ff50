import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§CreateWorkspaceProxyInput§" })
export class CreateWorkspaceProxyInput {
  @Field(() => String, { description: "§CreateWorkspaceProxyInput.name§" })
  name!: string;

  @Field(() => String, { nullable: true, description: "§CreateWorkspaceProxyInput.displayName§" })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "§CreateWorkspaceProxyInput.icon§" })
  icon?: string | null;

  @Field(() => String, { description: "§CreateWorkspaceProxyInput.url§" })
  url!: string;

  @Field(() => [ID], { nullable: true, description: "§CreateWorkspaceProxyInput.organizationIds§" })
  organizationIds?: string[] | null;
}
