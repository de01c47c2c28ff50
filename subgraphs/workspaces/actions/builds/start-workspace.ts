import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { WorkspaceId } from "../../../../foundation/ids/ids.js";
import { orderNextBuild, type BuildOutcome } from "./order-next-build.js";
import { planStart, type StartWish } from "./plan-start.js";

export interface WorkspaceStart extends StartWish {
  id: WorkspaceId;
}

/** Starts a workspace, or starts it anew: on its previous version and parameters unless others are given. */
export const startWorkspace = (context: ActionContext, input: WorkspaceStart): Promise<BuildOutcome> =>
  orderNextBuild(context, {
    workspaceId: input.id,
    transition: "START",
    plan: (tx, previous) => planStart(tx, context, { input, ...previous }),
  });
