import { connectionOf } from "../../../../foundation/subgraph-kit/connections/connection-type.js";
import { Organization } from "./organization.type.js";

export const OrganizationConnection = connectionOf("Organization", () => Organization);
