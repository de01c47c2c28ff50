import type { ClassType, NonEmptyArray } from "type-graphql";
import { AccessMutationsResolver } from "./access/access-mutations.resolver.js";
import { TemplateAccessResolver } from "./access/template-access.resolver.js";
import { BuildsMutationsResolver } from "./builds/builds-mutations.resolver.js";
import { WorkspaceBuildResolver } from "./builds/workspace-build.resolver.js";
import { TemplateMigrationResolver } from "./migration/template-migration.resolver.js";
import { WorkspaceMigrationResolver } from "./migration/workspace-migration.resolver.js";
import { OrganizationProxiesResolver } from "./proxies/organization.resolver.js";
import { ProxiesMutationsResolver } from "./proxies/proxies-mutations.resolver.js";
import { ProxiesQueriesResolver } from "./proxies/proxies-queries.resolver.js";
import { WorkspaceProxyResolver } from "./proxies/workspace-proxy.resolver.js";
import { OrganizationTemplatesResolver } from "./templates/organization.resolver.js";
import { TemplateResolver } from "./templates/template.resolver.js";
import { TemplatesMutationsResolver } from "./templates/templates-mutations.resolver.js";
import { TemplatesQueriesResolver } from "./templates/templates-queries.resolver.js";
import { TemplateVersionResolver } from "./versions/template-version.resolver.js";
import { VersionsMutationsResolver } from "./versions/versions-mutations.resolver.js";
import { VersionsQueriesResolver } from "./versions/versions-queries.resolver.js";
import { OrganizationMemberWorkspacesResolver } from "./workspaces/organization-member.resolver.js";
import { OrganizationWorkspacesResolver } from "./workspaces/organization.resolver.js";
import { UserWorkspacesResolver } from "./workspaces/user.resolver.js";
import { WorkspaceResolver } from "./workspaces/workspace.resolver.js";
import { WorkspacesMutationsResolver } from "./workspaces/workspaces-mutations.resolver.js";
import { WorkspacesQueriesResolver } from "./workspaces/workspaces-queries.resolver.js";
import { WorkspacesSubscriptionsResolver } from "./workspaces/workspaces-subscriptions.resolver.js";

/** All resolvers of this subgraph: type-graphql takes what is listed here and nothing else. */
export const resolvers: NonEmptyArray<ClassType> = [
  AccessMutationsResolver,
  TemplateAccessResolver,
  BuildsMutationsResolver,
  WorkspaceBuildResolver,
  TemplateMigrationResolver,
  WorkspaceMigrationResolver,
  OrganizationProxiesResolver,
  ProxiesMutationsResolver,
  ProxiesQueriesResolver,
  WorkspaceProxyResolver,
  OrganizationTemplatesResolver,
  TemplateResolver,
  TemplatesMutationsResolver,
  TemplatesQueriesResolver,
  TemplateVersionResolver,
  VersionsMutationsResolver,
  VersionsQueriesResolver,
  OrganizationMemberWorkspacesResolver,
  OrganizationWorkspacesResolver,
  UserWorkspacesResolver,
  WorkspaceResolver,
  WorkspacesMutationsResolver,
  WorkspacesQueriesResolver,
  WorkspacesSubscriptionsResolver,
];
