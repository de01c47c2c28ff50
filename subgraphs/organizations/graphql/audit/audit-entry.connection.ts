import { connectionOf } from "../../../../foundation/subgraph-kit/connections/connection-type.js";
import { AuditEntry } from "./audit-entry.type.js";

export const AuditEntryConnection = connectionOf("AuditEntry", () => AuditEntry, { countable: false });
