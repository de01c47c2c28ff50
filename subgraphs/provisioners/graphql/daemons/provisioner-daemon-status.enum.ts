import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const ProvisionerDaemonStatus = graphqlEnum("ProvisionerDaemonStatus", "Whether a daemon can take a job now.", {
  IDLE: "Waits for a job.",
  BUSY: "Works at a job, and takes no other until it has ended.",
  OFFLINE: "Not seen for 90 seconds.",
});
export type ProvisionerDaemonStatus = EnumOf<typeof ProvisionerDaemonStatus>;
