import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "§UpdateWorkspaceInput§" })
export class UpdateWorkspaceInput {
  @Field(() => ID, { description: "§UpdateWorkspaceInput.id§" })
  id!: string;

  @Field(() => String, { nullable: true, description: "§UpdateWorkspaceInput.name§" })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateWorkspaceInput.autostartSchedule§" })
  autostartSchedule?: string | null;

  @Field(() => Int, { nullable: true, description: "§UpdateWorkspaceInput.ttlSeconds§" })
  ttlSeconds?: number | null;

  @Field(() => Boolean, { nullable: true, description: "§UpdateWorkspaceInput.automaticUpdates§" })
  automaticUpdates?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "§UpdateWorkspaceInput.dormant§" })
  dormant?: boolean | null;
}
