import { badInput } from "../../../../foundation/errors/graph-errors.js";
import { decodeId } from "../../../../foundation/ids/global-id.js";
import { readOptionalId } from "../../../../foundation/ids/read-id.js";
import type { AuditSelection } from "../loaders.js";
import type { AuditLogFilter } from "./audit-log-filter.input.js";

/** An object of any type, which may be gone. */
function readResource(globalId: string | null | undefined): { resourceType: string; resourceId: string } | null {
  if (globalId == null) return null;
  const decoded = decodeId(globalId);
  if (!decoded) throw badInput("filter.resourceId", "This is no global id, such as tpl_01jd…");
  return { resourceType: decoded.type, resourceId: decoded.id };
}

/** A filter of the audit log; BAD_USER_INPUT for what is no id. */
export const readAuditFilter = (filter: AuditLogFilter | null | undefined): AuditSelection => ({
  ...filter,
  actorId: readOptionalId("User", filter?.actorId, "filter.actorId"),
  resourceId: readResource(filter?.resourceId)?.resourceId ?? null,
});
