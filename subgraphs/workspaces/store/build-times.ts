import { listJobSeconds } from "../../../foundation/job-queue/list-job-seconds.js";
import type { TimedBuild } from "../rules/templates/build-times.js";
import type { WorkspacesStore } from "./workspaces-store.js";

interface RecentBuild {
  templateId: string;
  transition: TimedBuild["transition"];
  jobId: string;
}

const recent = 100;

/** The latest hundred builds of each template that went well, with their times; two statements for all templates. */
export async function listTimedBuilds(
  store: WorkspacesStore,
  templateIds: string[],
): Promise<(TimedBuild & { templateId: string })[]> {
  const builds = await store.$queryRaw<RecentBuild[]>`
    select m.id as "templateId", b.transition, b.job_id as "jobId"
    from unnest(${templateIds}::uuid[]) as m(id)
    cross join lateral (
      select b.transition, b.job_id
      from workspaces.workspaces w join workspaces.workspace_builds b on b.workspace_id = w.id
      where w.template_id = m.id and b.status = 'SUCCEEDED' and b.transition in ('START', 'STOP')
      order by b.id desc limit ${recent}
    ) b`;
  const jobIds = builds.map(({ jobId }) => jobId);
  const secondsById = new Map((await listJobSeconds(store, jobIds)).map(({ id, seconds }) => [id, seconds]));
  return builds.flatMap(({ templateId, transition, jobId }) => {
    const seconds = secondsById.get(jobId);
    return seconds === undefined ? [] : [{ templateId, transition, seconds }];
  });
}
