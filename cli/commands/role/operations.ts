import { operation } from "../../graph/operation.js";

export interface Role {
  id: string;
  name: string;
  displayName: string;
  isBuiltIn: boolean;
  organizationPermissions: string[];
  ownerPermissions: string[];
  deniedPermissions: string[];
  memberCount: number;
  viewerCanAssign: boolean;
}

const fields = `
  id name displayName isBuiltIn organizationPermissions ownerPermissions deniedPermissions memberCount viewerCanAssign
`;

export const listRoles = operation<
  { organization: { id: string; roles: Role[] | null } | null },
  { organization: string }
>(`
  query ListRoles($organization: String!) { organization(name: $organization) { id roles { ${fields} } } }
`);

export const createRole = operation<{ createRole: { role: Role } }, { input: object }>(`
  mutation CreateRole($input: CreateRoleInput!) {
    createRole(input: $input) { role { ${fields} } userErrors { code message path } }
  }
`);

export const updateRole = operation<{ updateRole: { role: Role } }, { input: object }>(`
  mutation UpdateRole($input: UpdateRoleInput!) {
    updateRole(input: $input) { role { ${fields} } userErrors { code message path } }
  }
`);

export const deleteRole = operation<{ deleteRole: { deletedId: string } }, { input: { id: string } }>(`
  mutation DeleteRole($input: DeleteInput!) {
    deleteRole(input: $input) { deletedId userErrors { code message path } }
  }
`);
