import { decodeId } from "../../../../foundation/ids/global-id.js";
import type { NodeType } from "../../../../foundation/ids/prefixes.js";
import type { OrganizationsContext } from "../context.js";
import type { Loaders } from "../loaders.js";
import { foreignNodes } from "./node-stubs.js";

type LoadNode = (loaders: Loaders, id: string) => Promise<object | null>;

/** How each of this subgraph's own types is found. */
export const ownNodes: Readonly<Partial<Record<NodeType, LoadNode>>> = {
  Organization: (loaders, id) => loaders.organization.load(id),
  User: (loaders, id) => loaders.user.load(id),
  OrganizationMember: (loaders, id) => loaders.member.load(id),
  Group: (loaders, id) => loaders.group.load(id),
  Role: (loaders, id) => loaders.role.load(id),
  AuditEntry: (loaders, id) => loaders.auditEntry.load(id),
  AccessToken: (loaders, id) => loaders.accessToken.load(id),
};

const isForeign = (type: NodeType): boolean => foreignNodes.some((foreign) => foreign === type);

/** The object of a global id: a row of ours, or a reference by which the gateway asks its owner; else null. */
export async function findNode({ loaders }: OrganizationsContext, globalId: string): Promise<object | null> {
  const decoded = decodeId(globalId);
  if (!decoded) return null;
  const { type, id } = decoded;
  if (isForeign(type)) return { __typename: type, ref: globalId };
  const row = await ownNodes[type]?.(loaders, id);
  return row ? { ...row, __typename: type } : null;
}
