import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const AuditAction = graphqlEnum("AuditAction", "The kind of action that an audit entry tells of.", {
  CREATE: "Made a new object.",
  UPDATE: "Changed an existing object.",
  DELETE: "Removed an object.",
  SIGN_IN: "Began a session.",
  SIGN_OUT: "Ended a session.",
  START: "Set something running, such as a workspace.",
  STOP: "Brought something running to a halt, such as a workspace.",
  SYNC: "Brought a user's roles and memberships in line with an identity provider.",
});
export type AuditAction = EnumOf<typeof AuditAction>;
