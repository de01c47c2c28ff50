import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { Changes } from "../../../../foundation/streams/changes.js";
import type { Stream } from "../../../../foundation/streams/endable.js";
import { followState, type State } from "../../../../foundation/streams/follow-state.js";
import { SharedReads } from "../../../../foundation/streams/shared-reads.js";
import type { Ending } from "../../../../foundation/streams/ending.js";
import { findBuild } from "../../store/builds.js";
import { findWorkspace, type WorkspaceRow } from "../../store/workspaces.js";

/** Where a workspace's UUID is told when it or one of its builds has changed. Written by triggers. */
const workspacesChannel = "orgplane_workspaces";

/** Workspaces as they change, read once for all who follow in this process. */
export interface WorkspaceFeed {
  /** The workspace now, then whenever it or its latest build has changed; ends when it is deleted. */
  follow(id: string, signal: Ending | undefined): Stream<WorkspaceRow>;
}

export function createWorkspaceFeed({
  database,
  changes,
}: Pick<ActionContext, "database"> & { changes: Changes }): WorkspaceFeed {
  const states = new SharedReads<State<WorkspaceRow> | null>(changes, workspacesChannel);

  async function read(id: string): Promise<State<WorkspaceRow> | null> {
    const workspace = await findWorkspace(database, id);
    if (!workspace) return null;
    const build = await findBuild(database, workspace.latestBuildId);
    // That somebody works in it is no change of it.
    const { lastUsedAt: _, ...compared } = workspace;
    return { value: workspace, compared: JSON.stringify([compared, build]), isLast: false };
  }

  return {
    follow: (id, signal) =>
      followState({
        changes,
        topics: [{ channel: workspacesChannel, key: id }],
        read: () => states.get(id, "state", () => read(id)),
        signal,
      }),
  };
}
