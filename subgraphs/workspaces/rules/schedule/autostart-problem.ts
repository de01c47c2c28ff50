import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";

/** Why a schedule could not start its workspace, as the workspace keeps it; null in all where nothing is known against it. */
export interface AutostartProblem {
  autostartProblemCode: string | null;
  autostartProblemMessage: string | null;
  autostartProblemAt: Date | null;
}

export const noAutostartProblem: AutostartProblem = {
  autostartProblemCode: null,
  autostartProblemMessage: null,
  autostartProblemAt: null,
};

/** Of a start that was refused: the first reason's code, and every reason. */
export const autostartProblemOf = (reasons: readonly UserErrorValue[], at: Date): AutostartProblem => ({
  autostartProblemCode: reasons[0]?.code ?? null,
  autostartProblemMessage: reasons.map(({ message }) => message).join(" "),
  autostartProblemAt: at,
});
