import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "Arguments of `updateWorkspace`." })
export class UpdateWorkspaceInput {
  @Field(() => ID, { description: "The workspace to change." })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: "Unique among its owner's: lower-case letters, digits and single hyphens, at most 32 characters.",
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "A cron line with a time zone; null for none." })
  autostartSchedule?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "It stops so long after each start; null for the template's default.",
  })
  ttlSeconds?: number | null;

  @Field(() => Boolean, { nullable: true, description: "Does each start take the template's active version?" })
  automaticUpdates?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "True puts it to sleep, false wakes it." })
  dormant?: boolean | null;
}
