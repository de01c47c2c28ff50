import { operation } from "../../graph/operation.js";
import { pageInfo, type Page } from "../../graph/pages.js";

export interface AccessToken {
  id: string;
  name: string;
  permissions: string[] | null;
  organization: { name: string } | null;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
}

const fields = "id name permissions organization { name } createdAt lastUsedAt expiresAt";
const connection = `accessTokens(first: $first, after: $after) { nodes { ${fields} } ${pageInfo} totalCount }`;

interface Owner {
  id: string;
  accessTokens: Page<AccessToken> | null;
}

export const listOwnTokens = operation<{ viewer: Owner | null }, { first: number; after: string | null }>(`
  query ListOwnTokens($first: Int, $after: String) { viewer { id ${connection} } }
`);

export const listTokensOf = operation<
  { user: Owner | null },
  { username: string; first: number; after: string | null }
>(`
  query ListTokensOf($username: String!, $first: Int, $after: String) { user(username: $username) { id ${connection} } }
`);

export const tokenPlace = operation<
  { organization: { id: string } | null; user: { id: string } | null },
  { organization: string; hasOrganization: boolean; username: string; hasUser: boolean }
>(`
  query TokenPlace($organization: String!, $hasOrganization: Boolean!, $username: String!, $hasUser: Boolean!) {
    organization(name: $organization) @include(if: $hasOrganization) { id }
    user(username: $username) @include(if: $hasUser) { id }
  }
`);

export const createAccessToken = operation<
  { createAccessToken: { accessToken: AccessToken; secret: string } },
  { input: object }
>(`
  mutation CreateAccessToken($input: CreateAccessTokenInput!) {
    createAccessToken(input: $input) { accessToken { ${fields} } secret userErrors { code message path } }
  }
`);

export const revokeAccessToken = operation<{ revokeAccessToken: { deletedId: string } }, { input: { id: string } }>(`
  mutation RevokeAccessToken($input: DeleteInput!) {
    revokeAccessToken(input: $input) { deletedId userErrors { code message path } }
  }
`);
