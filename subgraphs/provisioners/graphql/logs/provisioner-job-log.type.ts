import { Field, Int, ObjectType } from "type-graphql";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { LogLevel } from "./log-level.enum.js";
import { LogSource } from "./log-source.enum.js";

@ObjectType({ description: "§ProvisionerJobLog§" })
export class ProvisionerJobLog {
  @Field(() => Int, { description: "§ProvisionerJobLog.sequence§" })
  sequence!: number;

  @Field(() => DateTime, { description: "§ProvisionerJobLog.time§" })
  time!: Date;

  @Field(() => LogSource, { description: "§ProvisionerJobLog.source§" })
  source!: LogSource;

  @Field(() => LogLevel, { description: "§ProvisionerJobLog.level§" })
  level!: LogLevel;

  @Field(() => String, { description: "§ProvisionerJobLog.stage§" })
  stage!: string;

  @Field(() => String, { description: "§ProvisionerJobLog.output§" })
  output!: string;
}
