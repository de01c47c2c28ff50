import { Field, InputType, Int } from "type-graphql";
import { PortShareLevel } from "./port-share-level.enum.js";

@InputType({ description: "§TemplateSettingsInput§" })
export class TemplateSettingsInput {
  @Field(() => Boolean, { nullable: true, description: "§TemplateSettingsInput.requireActiveVersion§" })
  requireActiveVersion?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "§TemplateSettingsInput.allowUserCancelBuilds§" })
  allowUserCancelBuilds?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "§TemplateSettingsInput.allowUserAutostart§" })
  allowUserAutostart?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "§TemplateSettingsInput.allowUserAutostop§" })
  allowUserAutostop?: boolean | null;

  @Field(() => Int, { nullable: true, description: "§TemplateSettingsInput.defaultTtlSeconds§" })
  defaultTtlSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: "§TemplateSettingsInput.failureTtlSeconds§" })
  failureTtlSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: "§TemplateSettingsInput.dormantAfterSeconds§" })
  dormantAfterSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: "§TemplateSettingsInput.deleteDormantAfterSeconds§" })
  deleteDormantAfterSeconds?: number | null;

  @Field(() => PortShareLevel, { nullable: true, description: "§TemplateSettingsInput.maxPortShareLevel§" })
  maxPortShareLevel?: PortShareLevel | null;
}
