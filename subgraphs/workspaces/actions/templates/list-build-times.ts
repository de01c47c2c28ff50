import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { groupBy } from "../../../../foundation/collections/group-by.js";
import { buildTimesOf, type BuildTimes } from "../../rules/templates/build-times.js";
import { listTimedBuilds } from "../../store/build-times.js";

/** The build times of each of these templates; one without a build yet is not there. */
export async function listBuildTimes({ database }: ActionContext, templateIds: string[]) {
  const byTemplate = groupBy(await listTimedBuilds(database, templateIds), ({ templateId }) => templateId);
  return [...byTemplate].flatMap(([id, builds]): { id: string; times: BuildTimes }[] => {
    const times = buildTimesOf(builds);
    return times ? [{ id, times }] : [];
  });
}
