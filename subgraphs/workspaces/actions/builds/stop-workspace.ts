import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { WorkspaceId } from "../../../../foundation/ids/ids.js";
import { orderNextBuild, type BuildOutcome } from "./order-next-build.js";

/** Takes down what need not outlive a night. */
export const stopWorkspace = (context: ActionContext, { id }: { id: WorkspaceId }): Promise<BuildOutcome> =>
  orderNextBuild(context, { workspaceId: id, transition: "STOP" });
