import type { Transaction } from "../../../foundation/database/in-transaction.js";

/** What this subgraph's store may touch: its own tables, by the client or within a transaction. */
export type OrganizationsStore = Pick<
  Transaction,
  | "organization"
  | "user"
  | "member"
  | "group"
  | "groupMember"
  | "role"
  | "accessToken"
  | "managed"
  | "heldByAccessList"
  | "$queryRaw"
  | "$executeRaw"
>;
