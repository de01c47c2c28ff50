import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const LogSource = graphqlEnum("LogSource", "§LogSource§", {
  DAEMON: "§LogSource.DAEMON§",
  PROVISIONER: "§LogSource.PROVISIONER§",
});
export type LogSource = EnumOf<typeof LogSource>;
