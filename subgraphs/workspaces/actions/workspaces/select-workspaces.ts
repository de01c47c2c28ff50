import type { Actor } from "../../../../foundation/rbac/actor.js";
import { visibleOrganizations } from "../../../../foundation/rbac/visibility.js";
import { buildList } from "../../store/builds.js";
import { buildConditions, workspaceConditions, type WorkspaceSelection } from "../../store/list-conditions.js";
import {
  organizationWorkspaceList,
  templateWorkspaceList,
  userWorkspaceList,
  workspaceList,
} from "../../store/workspaces.js";

/** What a list of workspaces stands below. */
export type WorkspaceParent = "organization" | "user" | "template";

const sources = { organization: organizationWorkspaceList, user: userWorkspaceList, template: templateWorkspaceList };

/** The workspaces that the actor may read and the filter wants, of everything or below a parent. */
export const selectWorkspaces = (actor: Actor, wanted: WorkspaceSelection, below: WorkspaceParent | null) => ({
  source: below === null ? workspaceList : sources[below],
  conditions: workspaceConditions(wanted, visibleOrganizations(actor, "WORKSPACE_READ")),
});

/** A workspace's builds, where the actor may read them. */
export const selectBuilds = (actor: Actor) => ({
  source: buildList,
  conditions: buildConditions(visibleOrganizations(actor, "WORKSPACE_READ")),
});
