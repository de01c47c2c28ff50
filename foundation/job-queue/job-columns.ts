import { Prisma } from "../../generated/prisma/client.js";

/** A whole row of `jobs.jobs j`, as Prisma names its columns: for statements that change and read at once. */
export const jobColumns = Prisma.sql`
  j.id, j.organization_id as "organizationId", j.type, j.status, j.tags, j.subject_id as "subjectId",
  j.subject_name as "subjectName", j.template_id as "templateId", j.workspace_id as "workspaceId",
  j.initiator_id as "initiatorId", j.owner_id as "ownerId", j.daemon_id as "daemonId", j.error, j.error_code as "errorCode",
  j.last_sequence as "lastSequence", j.log_bytes as "logBytes", j.is_log_truncated as "isLogTruncated",
  j.created_at as "createdAt", j.started_at as "startedAt", j.heartbeat_at as "heartbeatAt", j.canceled_at as "canceledAt",
  j.completed_at as "completedAt"`;
