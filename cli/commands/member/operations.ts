import { operation } from "../../graph/operation.js";
import { pageInfo, type Page } from "../../graph/pages.js";

export interface Member {
  id: string;
  user: { id: string; username: string; name: string; kind: string } | null;
  roles: { name: string }[] | null;
  groups: { name: string }[] | null;
  quotaAllowance: number | null;
  quotaConsumed: number | null;
  createdAt: string;
}

const fields = `
  id user { id username name kind } roles { name } groups { name } quotaAllowance quotaConsumed createdAt
`;

export const listMembers = operation<
  { organization: { members: Page<Member> | null } | null },
  { organization: string; first: number; after: string | null; search: string | null; role: string | null }
>(`
  query ListMembers($organization: String!, $first: Int, $after: String, $search: String, $role: String) {
    organization(name: $organization) {
      members(first: $first, after: $after, search: $search, role: $role) { nodes { ${fields} } ${pageInfo} totalCount }
    }
  }
`);

/** A user and an organization by their names, and how the one belongs to the other. */
export const findMember = operation<
  {
    organization: {
      id: string;
      member: Member | null;
      members: { nodes: { user: { username: string } | null }[] } | null;
    } | null;
    user: { id: string } | null;
  },
  { organization: string; username: string }
>(`
  query FindMember($organization: String!, $username: String!) {
    organization(name: $organization) {
      id
      member(username: $username) { ${fields} }
      members(first: 100) { nodes { user { username } } }
    }
    user(username: $username) { id }
  }
`);

export const findUser = operation<
  { organization: { id: string } | null; user: { id: string } | null },
  { organization: string; username: string }
>(`
  query FindUserAndOrganization($organization: String!, $username: String!) {
    organization(name: $organization) { id }
    user(username: $username) { id }
  }
`);

export const addMember = operation<{ addOrganizationMember: { member: Member } }, { input: object }>(`
  mutation AddMember($input: AddOrganizationMemberInput!) {
    addOrganizationMember(input: $input) { member { ${fields} } userErrors { code message path } }
  }
`);

export const removeMember = operation<{ removeOrganizationMember: { deletedId: string } }, { input: object }>(`
  mutation RemoveMember($input: RemoveOrganizationMemberInput!) {
    removeOrganizationMember(input: $input) { deletedId userErrors { code message path } }
  }
`);

export const setMemberRoles = operation<{ setOrganizationMemberRoles: { member: Member } }, { input: object }>(`
  mutation SetMemberRoles($input: SetOrganizationMemberRolesInput!) {
    setOrganizationMemberRoles(input: $input) { member { ${fields} } userErrors { code message path } }
  }
`);
