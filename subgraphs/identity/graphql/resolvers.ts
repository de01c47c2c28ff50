import type { ClassType, NonEmptyArray } from "type-graphql";
import { ProvidersMutationsResolver } from "./providers/providers-mutations.resolver.js";
import { ProvidersQueriesResolver } from "./providers/providers-queries.resolver.js";
import { UserIdentityResolver } from "./providers/user-identity.resolver.js";
import { UserProvidersResolver } from "./providers/user.resolver.js";
import { IdentityResyncResolver } from "./resyncs/identity-resync.resolver.js";
import { ResyncsMutationsResolver } from "./resyncs/resyncs-mutations.resolver.js";
import { ResyncsQueriesResolver } from "./resyncs/resyncs-queries.resolver.js";
import { ResyncsSubscriptionsResolver } from "./resyncs/resyncs-subscriptions.resolver.js";
import { IdentitySyncChangeResolver } from "./runs/identity-sync-change.resolver.js";
import { IdentitySyncPlanResolver } from "./runs/identity-sync-plan.resolver.js";
import { IdentitySyncRunResolver } from "./runs/identity-sync-run.resolver.js";
import { RunsMutationsResolver } from "./runs/runs-mutations.resolver.js";
import { RunsQueriesResolver } from "./runs/runs-queries.resolver.js";
import { UserRunsResolver } from "./runs/user.resolver.js";
import { GroupSyncResolver } from "./settings/group-sync.resolver.js";
import { OrganizationSettingsResolver } from "./settings/organization.resolver.js";
import { RoleSyncResolver } from "./settings/role-sync.resolver.js";
import { OrganizationSyncResolver } from "./settings/organization-sync.resolver.js";
import { SiteRoleSyncResolver } from "./settings/site-role-sync.resolver.js";
import { SettingsMutationsResolver } from "./settings/settings-mutations.resolver.js";
import { SettingsQueriesResolver } from "./settings/settings-queries.resolver.js";
import { SignInMutationsResolver } from "./sign-in/sign-in-mutations.resolver.js";

/** All resolvers of this subgraph: type-graphql takes what is listed here and nothing else. */
export const resolvers: NonEmptyArray<ClassType> = [
  ProvidersMutationsResolver,
  ProvidersQueriesResolver,
  UserIdentityResolver,
  UserProvidersResolver,
  IdentityResyncResolver,
  ResyncsMutationsResolver,
  ResyncsQueriesResolver,
  ResyncsSubscriptionsResolver,
  IdentitySyncChangeResolver,
  IdentitySyncPlanResolver,
  IdentitySyncRunResolver,
  RunsMutationsResolver,
  RunsQueriesResolver,
  UserRunsResolver,
  GroupSyncResolver,
  OrganizationSettingsResolver,
  RoleSyncResolver,
  OrganizationSyncResolver,
  SiteRoleSyncResolver,
  SettingsMutationsResolver,
  SettingsQueriesResolver,
  SignInMutationsResolver,
];
