import type { Transaction } from "../../../foundation/database/in-transaction.js";

/** What this subgraph's store may touch: its own tables, by the client or within a transaction. */
export type WorkspacesStore = Pick<
  Transaction,
  | "hashKey"
  | "template"
  | "templateAccess"
  | "templateVersion"
  | "workspace"
  | "workspaceBuild"
  | "workspaceProxy"
  | "workspaceProxyOrganization"
  | "$queryRaw"
  | "$executeRaw"
>;
