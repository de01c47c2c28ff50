import type { Transaction } from "../../../foundation/database/in-transaction.js";

/** What this subgraph's store may touch: its own tables, by the client or within a transaction. */
export type IdentityStore = Pick<
  Transaction,
  | "organizationSync"
  | "siteRoleSync"
  | "groupSync"
  | "roleSync"
  | "identityProvider"
  | "userIdentity"
  | "session"
  | "seenToken"
  | "signInAttempt"
  | "identitySyncRun"
  | "identityResync"
  | "$queryRaw"
  | "$executeRaw"
>;
