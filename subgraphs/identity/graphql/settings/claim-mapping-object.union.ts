import { createUnionType } from "type-graphql";
import { Group } from "../stubs/group.stub.js";
import { Organization } from "../stubs/organization.stub.js";

export const ClaimMappingObject = createUnionType({
  name: "ClaimMappingObject",
  description: "What a claim value can lead to.",
  types: () => [Organization, Group] as const,
  resolveType: (value) => (value as { __typename?: string }).__typename,
});
