import { Field, InputType, Int } from "type-graphql";
import { PortShareLevel } from "./port-share-level.enum.js";

@InputType({ description: "What is left out stays, or has its default in a new template." })
export class TemplateSettingsInput {
  @Field(() => Boolean, { nullable: true, description: "Must each start take the active version?" })
  requireActiveVersion?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "May owners cancel builds, or the template's administrators only?",
  })
  allowUserCancelBuilds?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "May owners have their workspaces started by a schedule?" })
  allowUserAutostart?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "May owners say when their workspaces stop?" })
  allowUserAutostop?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: "A workspace without a time of its own stops so long after each start; 0 for never.",
  })
  defaultTtlSeconds?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "A workspace whose start failed is stopped so long after; 0 for never.",
  })
  failureTtlSeconds?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "A workspace that nobody used for so long becomes dormant; 0 for never.",
  })
  dormantAfterSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: "A dormant workspace is deleted so long after; 0 for never." })
  deleteDormantAfterSeconds?: number | null;

  @Field(() => PortShareLevel, {
    nullable: true,
    description:
      "The most open level at which owners may share ports: kept for whatever forwards ports, which reads it here; the control plane forwards none itself.",
  })
  maxPortShareLevel?: PortShareLevel | null;
}
