import { connectionOf } from "../../../../foundation/subgraph-kit/connections/connection-type.js";
import { ProvisionerDaemon } from "./provisioner-daemon.type.js";

export const ProvisionerDaemonConnection = connectionOf("ProvisionerDaemon", () => ProvisionerDaemon);
