import { decodeIdOf } from "../../../foundation/ids/global-id.js";
import type { OrganizationId } from "../../../foundation/ids/ids.js";
import type { Actor } from "../../../foundation/rbac/actor.js";
import type { GivenByObject } from "../../../foundation/rbac/decide.js";
import { resourceOf } from "../../../foundation/rbac/resource-of.js";
import type { TypeAccess } from "../../../foundation/subgraph-kit/subgraph-definition.js";
import type { ProvisionersContext } from "./context.js";
import type { DaemonRow, JobRow, KeyRow } from "./loaders.js";

interface Reference {
  id: string;
}

/** As the gateway sends it. */
interface VersionReference {
  organization: Reference | null;
}

/** A daemon is told how it was registered: a key sees the daemons that use it. */
const asOwnDaemon = ({ keyId }: DaemonRow, actor: Actor): readonly GivenByObject[] =>
  actor.kind === "provisioner-key" && actor.keyId === keyId ? ["PROVISIONER_READ"] : [];

/** A key has jobs at hand only in answers about what its daemons did to them. */
const asAnswered = (actor: Actor): readonly GivenByObject[] =>
  actor.kind === "provisioner-key" ? ["PROVISIONER_JOB_READ"] : [];

/** Where this subgraph's objects, and those that it adds fields to, belong. */
export const typeAccess: Readonly<Record<string, TypeAccess<ProvisionersContext>>> = {
  ProvisionerKey: { of: ({ organizationId }: KeyRow) => resourceOf({ organizationId }) },
  ProvisionerDaemon: {
    of: (daemon: DaemonRow, { actor }) => ({ ...resourceOf(daemon), granted: asOwnDaemon(daemon, actor) }),
  },
  ProvisionerJob: {
    of: ({ organizationId, ownerId }: JobRow, { actor }) => ({
      ...resourceOf({ organizationId, ownerId }),
      granted: asAnswered(actor),
    }),
  },
  // A job is in a daemon's hands because it was given to that daemon: it is its key's organization's.
  AcquiredJob: {
    of: (_job, { actor }) => (actor.kind === "provisioner-key" ? { organizationId: actor.organizationId } : {}),
  },
  // Its tags come with the reference to whoever may read the version.
  TemplateVersion: {
    of: ({ organization }: VersionReference) => ({
      organizationId: organization && decodeIdOf("Organization", organization.id),
      granted: ["TEMPLATE_READ"],
    }),
  },
  Organization: {
    of: ({ id }: Reference) => ({ organizationId: id as OrganizationId }),
    readBy: "ORGANIZATION_READ",
  },
};
