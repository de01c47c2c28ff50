import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const WorkspaceStatus = graphqlEnum("WorkspaceStatus", "What a workspace's latest build does, or has done.", {
  PENDING: "The build waits for a daemon.",
  STARTING: "It is being built.",
  RUNNING: "It can be worked in.",
  STOPPING: "It is being taken down.",
  STOPPED: "Only what outlives a night stands.",
  CANCELING: "The build is being ended.",
  CANCELED: "The build was canceled; what stands may be half of it.",
  DELETING: "Its resources are being destroyed.",
  DELETED: "Its resources are destroyed.",
  FAILED: "The build failed; what stands may be half of it.",
});
export type WorkspaceStatus = EnumOf<typeof WorkspaceStatus>;
