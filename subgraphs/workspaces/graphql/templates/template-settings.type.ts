import { Field, Int, ObjectType } from "type-graphql";
import { PortShareLevel } from "./port-share-level.enum.js";

@ObjectType({ description: "§TemplateSettings§" })
export class TemplateSettings {
  @Field(() => Boolean, {
    description: "Workspaces must start on the active version; template administrators excepted.",
  })
  requireActiveVersion!: boolean;

  @Field(() => Boolean, { description: "§TemplateSettings.allowUserCancelBuilds§" })
  allowUserCancelBuilds!: boolean;

  @Field(() => Boolean, { description: "§TemplateSettings.allowUserAutostart§" })
  allowUserAutostart!: boolean;

  @Field(() => Boolean, { description: "§TemplateSettings.allowUserAutostop§" })
  allowUserAutostop!: boolean;

  @Field(() => Int, { description: "0 for none; the other durations likewise." })
  defaultTtlSeconds!: number;

  @Field(() => Int, { description: "§TemplateSettings.failureTtlSeconds§" })
  failureTtlSeconds!: number;

  @Field(() => Int, { description: "Unused for so long, a workspace is stopped and set aside …" })
  dormantAfterSeconds!: number;

  @Field(() => Int, { description: "… and after so much longer deleted." })
  deleteDormantAfterSeconds!: number;

  @Field(() => PortShareLevel, { description: "§TemplateSettings.maxPortShareLevel§" })
  maxPortShareLevel!: PortShareLevel;
}
