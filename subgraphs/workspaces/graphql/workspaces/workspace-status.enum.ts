import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const WorkspaceStatus = graphqlEnum("WorkspaceStatus", "§WorkspaceStatus§", {
  PENDING: "§WorkspaceStatus.PENDING§",
  STARTING: "§WorkspaceStatus.STARTING§",
  RUNNING: "§WorkspaceStatus.RUNNING§",
  STOPPING: "§WorkspaceStatus.STOPPING§",
  STOPPED: "§WorkspaceStatus.STOPPED§",
  CANCELING: "§WorkspaceStatus.CANCELING§",
  CANCELED: "§WorkspaceStatus.CANCELED§",
  DELETING: "§WorkspaceStatus.DELETING§",
  DELETED: "§WorkspaceStatus.DELETED§",
  FAILED: "§WorkspaceStatus.FAILED§",
});
export type WorkspaceStatus = EnumOf<typeof WorkspaceStatus>;
