import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const ProvisionerDaemonStatus = graphqlEnum("ProvisionerDaemonStatus", "§ProvisionerDaemonStatus§", {
  IDLE: "§ProvisionerDaemonStatus.IDLE§",
  BUSY: "§ProvisionerDaemonStatus.BUSY§",
  OFFLINE: "Not seen for 90 seconds.",
});
export type ProvisionerDaemonStatus = EnumOf<typeof ProvisionerDaemonStatus>;
