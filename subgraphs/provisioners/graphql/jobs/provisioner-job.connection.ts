import { connectionOf } from "../../../../foundation/subgraph-kit/connections/connection-type.js";
import { ProvisionerJob } from "./provisioner-job.type.js";

export const ProvisionerJobConnection = connectionOf("ProvisionerJob", () => ProvisionerJob);
