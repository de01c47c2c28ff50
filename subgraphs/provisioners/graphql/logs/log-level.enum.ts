import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const LogLevel = graphqlEnum("LogLevel", "§LogLevel§", {
  TRACE: "§LogLevel.TRACE§",
  DEBUG: "§LogLevel.DEBUG§",
  INFO: "§LogLevel.INFO§",
  WARN: "§LogLevel.WARN§",
  ERROR: "§LogLevel.ERROR§",
});
export type LogLevel = EnumOf<typeof LogLevel>;
