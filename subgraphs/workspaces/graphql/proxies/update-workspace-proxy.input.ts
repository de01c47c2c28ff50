import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Arguments of `updateWorkspaceProxy`." })
export class UpdateWorkspaceProxyInput {
  @Field(() => ID, { description: "The proxy to change." })
  id!: string;

  @Field(() => String, { nullable: true, description: "Free text, for people." })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "The URL or path of a picture." })
  icon?: string | null;

  @Field(() => String, { nullable: true, description: "Where browsers reach it." })
  url?: string | null;

  @Field(() => [ID], { nullable: true, description: "The organizations that it serves; null for all of them." })
  organizationIds?: string[] | null;
}
