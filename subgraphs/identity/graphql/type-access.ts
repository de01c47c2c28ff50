import type { OrganizationId, UserId } from "../../../foundation/ids/ids.js";
import type { TypeAccess } from "../../../foundation/subgraph-kit/subgraph-definition.js";
import type { IdentityContext } from "./context.js";

interface Reference {
  id: string;
}

/** Where this subgraph's objects, and those that it adds fields to, belong. */
export const typeAccess: Readonly<Record<string, TypeAccess<IdentityContext>>> = {
  Organization: {
    of: ({ id }: Reference) => ({ organizationId: id as OrganizationId }),
    readBy: "ORGANIZATION_READ",
  },
  User: { of: ({ id }: Reference) => ({ ownerId: id as UserId }) },
  IdentityProvider: { of: () => ({}) },
  IdentityResync: {
    of: ({ organizationId }: { organizationId: string | null }) => ({
      organizationId: organizationId as OrganizationId | null,
    }),
  },
};
