import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const ProvisionerJobStatus = graphqlEnum("ProvisionerJobStatus", "§ProvisionerJobStatus§", {
  PENDING: "§ProvisionerJobStatus.PENDING§",
  RUNNING: "§ProvisionerJobStatus.RUNNING§",
  SUCCEEDED: "§ProvisionerJobStatus.SUCCEEDED§",
  CANCELING: "§ProvisionerJobStatus.CANCELING§",
  CANCELED: "§ProvisionerJobStatus.CANCELED§",
  FAILED: "§ProvisionerJobStatus.FAILED§",
});
export type ProvisionerJobStatus = EnumOf<typeof ProvisionerJobStatus>;
