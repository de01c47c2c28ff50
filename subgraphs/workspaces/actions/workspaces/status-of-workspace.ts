import { workspaceStatus, type Status } from "../../rules/workspaces/workspace-status.js";
import type { BuildRow } from "../../store/builds.js";

/** A workspace's status, by its latest build. */
export const statusOfWorkspace = (latestBuild: BuildRow): Status => workspaceStatus(latestBuild);
