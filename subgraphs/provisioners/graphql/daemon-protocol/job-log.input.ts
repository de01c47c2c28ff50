import { Field, InputType } from "type-graphql";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { LogLevel } from "../logs/log-level.enum.js";
import { LogSource } from "../logs/log-source.enum.js";

@InputType({ description: "§JobLogInput§" })
export class JobLogInput {
  @Field(() => DateTime, { description: "§JobLogInput.time§" })
  time!: Date;

  @Field(() => LogSource, { description: "§JobLogInput.source§" })
  source!: LogSource;

  @Field(() => LogLevel, { description: "§JobLogInput.level§" })
  level!: LogLevel;

  @Field(() => String, { description: "§JobLogInput.stage§" })
  stage!: string;

  @Field(() => String, { description: "§JobLogInput.output§" })
  output!: string;
}
