import { createUnionType } from "type-graphql";
import { Group } from "../stubs/group.stub.js";
import { User } from "../stubs/user.stub.js";

export const TemplateAccessSubject = createUnionType({
  name: "TemplateAccessSubject",
  description: "Whom an access list can name.",
  types: () => [User, Group] as const,
  resolveType: (value) => (value as { __typename?: string }).__typename,
});
