import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const WorkspaceProxyStatus = graphqlEnum("WorkspaceProxyStatus", "How a proxy is.", {
  HEALTHY: "It reported lately, without errors.",
  UNHEALTHY: "It reported lately, with errors.",
  UNREACHABLE: "It has not reported for a while.",
  UNREGISTERED: "It has never reported.",
});
export type WorkspaceProxyStatus = EnumOf<typeof WorkspaceProxyStatus>;
