import type { Transaction } from "../database/in-transaction.js";
import { prepared, type Statements } from "../database/statements.js";
import type { JobId } from "../ids/ids.js";
import type { JobType } from "./job-type.js";
import { jobsChannel, writeJobNews } from "./job-news.js";
import type { Tags } from "../tags/read-tags.js";

/** A job to come: work for a provisioner of this organization whose tags fit. */
export interface NewJob {
  id: JobId;
  organizationId: string;
  type: JobType;
  tags: Tags;
  subjectId: string;
  subjectName: string;
  /** Null for a version that belongs to no template yet, see `recordTemplateOfJob`. */
  templateId: string | null;
  /** Of a build. */
  workspaceId: string | null;
  initiatorId: string | null;
  ownerId: string | null;
  createdAt: Date;
}

/** Puts a job into the queue, and wakes those who wait for one when the transaction is committed. */
export async function enqueueJob(tx: Statements, job: NewJob): Promise<void> {
  const { type, subjectName, tags } = job;
  await tx.$executeRaw(prepared("enqueue_job")`
    with queued as (
      insert into jobs.jobs (id, organization_id, type, tags, subject_id, subject_name,
        template_id, workspace_id, initiator_id, owner_id, created_at)
      values (${job.id}::uuid, ${job.organizationId}::uuid, ${type}::jobs.job_type, ${JSON.stringify(tags)}::jsonb,
        ${job.subjectId}::uuid, ${subjectName}, ${job.templateId}::uuid, ${job.workspaceId}::uuid,
        ${job.initiatorId}::uuid, ${job.ownerId}::uuid, ${job.createdAt}::timestamptz)
    )
    select pg_notify(${jobsChannel}, ${writeJobNews(job)})`);
}

/** Says which template an import turned out to be for, once there is one. */
export async function recordTemplateOfJob(tx: Transaction, jobId: string, templateId: string): Promise<void> {
  await tx.job.updateMany({ where: { id: jobId }, data: { templateId } });
}
