import { Field, ID, InputType, Int } from "type-graphql";
import { ParameterValueInput } from "../../../../foundation/subgraph-kit/shared/template-values.js";

@InputType({ description: "A workspace to be made and started." })
export class CreateWorkspaceInput {
  @Field(() => ID, { description: "What it is made of." })
  templateId!: string;

  @Field(() => ID, { nullable: true, description: "A version of the template; the active one if left out." })
  versionId?: string | null;

  @Field(() => String, {
    description: "Unique among its owner's: lower-case letters, digits and single hyphens, at most 32 characters.",
  })
  name!: string;

  @Field(() => ID, { nullable: true, description: "A member of the template's organization; the actor if left out." })
  ownerId?: string | null;

  @Field(() => [ParameterValueInput], {
    nullable: true,
    description: "Values that win over those of the preset and over defaults.",
  })
  parameters?: ParameterValueInput[] | null;

  @Field(() => String, { nullable: true, description: "The name of one of the version's presets." })
  preset?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "A cron line with a time zone, such as `CRON_TZ=Europe/Berlin 30 9 * * 1-5`.",
  })
  autostartSchedule?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "It stops so long after each start; the template's default if left out.",
  })
  ttlSeconds?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Does each start take the template's active version? False if left out.",
  })
  automaticUpdates?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: "One's own workspace of a deprecated template that this one replaces: shown as migrated.",
  })
  replacesId?: string | null;
}
