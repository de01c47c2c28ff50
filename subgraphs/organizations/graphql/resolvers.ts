import type { ClassType, NonEmptyArray } from "type-graphql";
import { AccessTokenResolver } from "./access-tokens/access-token.resolver.js";
import { AccessTokensMutationsResolver } from "./access-tokens/access-tokens-mutations.resolver.js";
import { AuditEntryResolver } from "./audit/audit-entry.resolver.js";
import { AuditQueriesResolver } from "./audit/audit-queries.resolver.js";
import { GroupResolver } from "./groups/group.resolver.js";
import { GroupsMutationsResolver } from "./groups/groups-mutations.resolver.js";
import { MembersMutationsResolver } from "./members/members-mutations.resolver.js";
import { OrganizationMemberResolver } from "./members/organization-member.resolver.js";
import { NodeQueriesResolver } from "./node/node-queries.resolver.js";
import { OrganizationResolver } from "./organizations/organization.resolver.js";
import { OrganizationsMutationsResolver } from "./organizations/organizations-mutations.resolver.js";
import { OrganizationsQueriesResolver } from "./organizations/organizations-queries.resolver.js";
import { RoleResolver } from "./roles/role.resolver.js";
import { RolesMutationsResolver } from "./roles/roles-mutations.resolver.js";
import { RolesQueriesResolver } from "./roles/roles-queries.resolver.js";
import { UserResolver } from "./users/user.resolver.js";
import { UsersMutationsResolver } from "./users/users-mutations.resolver.js";
import { UsersQueriesResolver } from "./users/users-queries.resolver.js";

/** All resolvers of this subgraph: type-graphql takes what is listed here and nothing else. */
export const resolvers: NonEmptyArray<ClassType> = [
  AccessTokenResolver,
  AccessTokensMutationsResolver,
  AuditEntryResolver,
  AuditQueriesResolver,
  GroupResolver,
  GroupsMutationsResolver,
  MembersMutationsResolver,
  OrganizationMemberResolver,
  NodeQueriesResolver,
  OrganizationResolver,
  OrganizationsMutationsResolver,
  OrganizationsQueriesResolver,
  RoleResolver,
  RolesMutationsResolver,
  RolesQueriesResolver,
  UserResolver,
  UsersMutationsResolver,
  UsersQueriesResolver,
];
