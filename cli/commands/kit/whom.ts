import type { Cli } from "../../cli.js";
import { operation } from "../../graph/operation.js";
import { insistOnOrganization } from "./organization.js";
import { insist } from "./unknown.js";

const whomAndWhere = operation<
  {
    viewer: { id: string } | null;
    user: { id: string } | null;
    owner: { id: string } | null;
    organization: { id: string } | null;
  },
  { user: string; hasUser: boolean; owner: string; hasOwner: boolean; organization: string; hasOrganization: boolean }
>(`
  query WhomAndWhere(
    $user: String!, $hasUser: Boolean!, $owner: String!, $hasOwner: Boolean!, $organization: String!, $hasOrganization: Boolean!
  ) {
    viewer { id }
    user(username: $user) @include(if: $hasUser) { id }
    owner: user(username: $owner) @include(if: $hasOwner) { id }
    organization(name: $organization) @include(if: $hasOrganization) { id }
  }
`);

export interface Named {
  user?: string | undefined;
  owner?: string | undefined;
  organization?: string | null | undefined;
}

export interface Ids {
  viewerId: string | null;
  userId: string | null;
  ownerId: string | null;
  organizationId: string | null;
}

const listedBy = "orgplane member list";

/** Ids of those that are named, asked at once; null for who is not named. Throws a CliFault for a name that there is not. */
export async function idsOf(cli: Cli, { user, owner, organization }: Named): Promise<Ids> {
  const found = await cli.graph().read(whomAndWhere, {
    user: user ?? "",
    hasUser: user !== undefined,
    owner: owner ?? "",
    hasOwner: owner !== undefined,
    organization: organization ?? "",
    hasOrganization: organization != null,
  });
  return {
    viewerId: found.viewer?.id ?? null,
    userId: user === undefined ? null : insist(found.user, { kind: "user", name: user, listedBy }).id,
    ownerId: owner === undefined ? null : insist(found.owner, { kind: "user", name: owner, listedBy }).id,
    organizationId:
      organization == null ? null : (await insistOnOrganization(cli, organization, found.organization)).id,
  };
}
