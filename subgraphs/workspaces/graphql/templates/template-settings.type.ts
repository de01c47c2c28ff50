import { Field, Int, ObjectType } from "type-graphql";
import { PortShareLevel } from "./port-share-level.enum.js";

@ObjectType({ description: "What holds for all workspaces of a template. Times are in seconds, 0 for never." })
export class TemplateSettings {
  @Field(() => Boolean, {
    description: "Workspaces must start on the active version; template administrators excepted.",
  })
  requireActiveVersion!: boolean;

  @Field(() => Boolean, { description: "May owners cancel builds, or the template's administrators only?" })
  allowUserCancelBuilds!: boolean;

  @Field(() => Boolean, { description: "May owners have their workspaces started by a schedule?" })
  allowUserAutostart!: boolean;

  @Field(() => Boolean, { description: "May owners say when their workspaces stop?" })
  allowUserAutostop!: boolean;

  @Field(() => Int, { description: "0 for none; the other durations likewise." })
  defaultTtlSeconds!: number;

  @Field(() => Int, { description: "A workspace whose start failed is stopped so long after." })
  failureTtlSeconds!: number;

  @Field(() => Int, { description: "Unused for so long, a workspace is stopped and set aside …" })
  dormantAfterSeconds!: number;

  @Field(() => Int, { description: "… and after so much longer deleted." })
  deleteDormantAfterSeconds!: number;

  @Field(() => PortShareLevel, {
    description:
      "The most open level at which owners may share ports: kept for whatever forwards ports, which reads it here; the control plane forwards none itself.",
  })
  maxPortShareLevel!: PortShareLevel;
}
