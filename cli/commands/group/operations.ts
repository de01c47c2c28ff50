import { operation } from "../../graph/operation.js";
import { pageInfo, type Page } from "../../graph/pages.js";

export interface Group {
  id: string;
  name: string;
  displayName: string;
  quotaAllowance: number;
  source: "USER" | "IDENTITY_PROVIDER";
  isEveryone: boolean;
  memberCount: number;
  createdAt: string;
}

const fields = "id name displayName quotaAllowance source isEveryone memberCount createdAt";

export const listGroups = operation<
  { organization: { groups: Page<Group> | null } | null },
  { organization: string; first: number; after: string | null; search: string | null }
>(`
  query ListGroups($organization: String!, $first: Int, $after: String, $search: String) {
    organization(name: $organization) {
      groups(first: $first, after: $after, search: $search) { nodes { ${fields} } ${pageInfo} totalCount }
    }
  }
`);

/** A group by its name, and the names that there are besides. */
export const findGroup = operation<
  { organization: { id: string; group: Group | null; groups: { nodes: { name: string }[] } | null } | null },
  { organization: string; group: string }
>(`
  query FindGroup($organization: String!, $group: String!) {
    organization(name: $organization) {
      id
      group(name: $group) { ${fields} }
      groups(first: 100) { nodes { name } }
    }
  }
`);

export const listGroupMembers = operation<
  { node: { members: Page<{ id: string; username: string; name: string }> | null } | null },
  { group: string; first: number; after: string | null }
>(`
  query ListGroupMembers($group: ID!, $first: Int, $after: String) {
    node(id: $group) {
      ... on Group { members(first: $first, after: $after) { nodes { id username name } ${pageInfo} totalCount } }
    }
  }
`);

export const createGroup = operation<{ createGroup: { group: Group } }, { input: object }>(`
  mutation CreateGroup($input: CreateGroupInput!) {
    createGroup(input: $input) { group { ${fields} } userErrors { code message path } }
  }
`);

export const updateGroup = operation<{ updateGroup: { group: Group } }, { input: object }>(`
  mutation UpdateGroup($input: UpdateGroupInput!) {
    updateGroup(input: $input) { group { ${fields} } userErrors { code message path } }
  }
`);

export const deleteGroup = operation<{ deleteGroup: { deletedId: string } }, { input: { id: string } }>(`
  mutation DeleteGroup($input: DeleteInput!) {
    deleteGroup(input: $input) { deletedId userErrors { code message path } }
  }
`);
