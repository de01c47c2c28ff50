import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const LogSource = graphqlEnum("LogSource", "Who wrote a log line.", {
  DAEMON: "The daemon itself.",
  PROVISIONER: "The tool that the daemon runs, such as Terraform.",
});
export type LogSource = EnumOf<typeof LogSource>;
