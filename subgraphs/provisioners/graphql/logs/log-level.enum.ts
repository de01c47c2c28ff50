import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const LogLevel = graphqlEnum("LogLevel", "How serious a log line is, the least first.", {
  TRACE: "The finest detail.",
  DEBUG: "Detail for finding faults.",
  INFO: "The ordinary course of things.",
  WARN: "Something that may need attention.",
  ERROR: "Something that went wrong.",
});
export type LogLevel = EnumOf<typeof LogLevel>;
