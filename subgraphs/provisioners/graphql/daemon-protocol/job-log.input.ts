import { Field, InputType } from "type-graphql";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { LogLevel } from "../logs/log-level.enum.js";
import { LogSource } from "../logs/log-source.enum.js";

@InputType({ description: "One line for the job's log." })
export class JobLogInput {
  @Field(() => DateTime, { description: "When the line was written, by the daemon's clock." })
  time!: Date;

  @Field(() => LogSource, { description: "Whether the daemon itself or the tool that it runs wrote the line." })
  source!: LogSource;

  @Field(() => LogLevel, { description: "How serious the line is." })
  level!: LogLevel;

  @Field(() => String, { description: "The part of the job that the line belongs to." })
  stage!: string;

  @Field(() => String, { description: "The text of the line." })
  output!: string;
}
