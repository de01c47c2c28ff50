import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const AuditAction = graphqlEnum("AuditAction", "§AuditAction§", {
  CREATE: "§AuditAction.CREATE§",
  UPDATE: "§AuditAction.UPDATE§",
  DELETE: "§AuditAction.DELETE§",
  SIGN_IN: "§AuditAction.SIGN_IN§",
  SIGN_OUT: "§AuditAction.SIGN_OUT§",
  START: "§AuditAction.START§",
  STOP: "§AuditAction.STOP§",
  SYNC: "§AuditAction.SYNC§",
});
export type AuditAction = EnumOf<typeof AuditAction>;
