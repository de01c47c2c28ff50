import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const WorkspaceProxyStatus = graphqlEnum("WorkspaceProxyStatus", "§WorkspaceProxyStatus§", {
  HEALTHY: "§WorkspaceProxyStatus.HEALTHY§",
  UNHEALTHY: "§WorkspaceProxyStatus.UNHEALTHY§",
  UNREACHABLE: "§WorkspaceProxyStatus.UNREACHABLE§",
  UNREGISTERED: "§WorkspaceProxyStatus.UNREGISTERED§",
});
export type WorkspaceProxyStatus = EnumOf<typeof WorkspaceProxyStatus>;
