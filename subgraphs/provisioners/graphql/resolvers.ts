import type { ClassType, NonEmptyArray } from "type-graphql";
import { DaemonProtocolMutationsResolver } from "./daemon-protocol/daemon-protocol-mutations.resolver.js";
import { DaemonsQueriesResolver } from "./daemons/daemons-queries.resolver.js";
import { OrganizationDaemonsResolver } from "./daemons/organization.resolver.js";
import { ProvisionerDaemonResolver } from "./daemons/provisioner-daemon.resolver.js";
import { EligibilityQueriesResolver } from "./eligibility/eligibility-queries.resolver.js";
import { NearDaemonResolver } from "./eligibility/near-daemon.resolver.js";
import { TemplateVersionEligibilityResolver } from "./eligibility/template-version.resolver.js";
import { JobsMutationsResolver } from "./jobs/jobs-mutations.resolver.js";
import { JobsQueriesResolver } from "./jobs/jobs-queries.resolver.js";
import { JobsSubscriptionsResolver } from "./jobs/jobs-subscriptions.resolver.js";
import { OrganizationJobsResolver } from "./jobs/organization.resolver.js";
import { ProvisionerJobResolver } from "./jobs/provisioner-job.resolver.js";
import { KeysMutationsResolver } from "./keys/keys-mutations.resolver.js";
import { OrganizationKeysResolver } from "./keys/organization.resolver.js";
import { ProvisionerKeyResolver } from "./keys/provisioner-key.resolver.js";
import { LogsSubscriptionsResolver } from "./logs/logs-subscriptions.resolver.js";

/** All resolvers of this subgraph: type-graphql takes what is listed here and nothing else. */
export const resolvers: NonEmptyArray<ClassType> = [
  DaemonProtocolMutationsResolver,
  DaemonsQueriesResolver,
  OrganizationDaemonsResolver,
  ProvisionerDaemonResolver,
  EligibilityQueriesResolver,
  NearDaemonResolver,
  TemplateVersionEligibilityResolver,
  JobsMutationsResolver,
  JobsQueriesResolver,
  JobsSubscriptionsResolver,
  OrganizationJobsResolver,
  ProvisionerJobResolver,
  KeysMutationsResolver,
  OrganizationKeysResolver,
  ProvisionerKeyResolver,
  LogsSubscriptionsResolver,
];
