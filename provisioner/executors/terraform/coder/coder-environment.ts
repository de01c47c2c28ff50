import { createHash } from "node:crypto";
import type { AcquiredJob, Transition } from "../../../jobs/acquired-job.js";

/** A deletion builds nothing: to a template it looks like a stop. */
const transitions: Record<Transition, string> = { START: "start", STOP: "stop", DELETE: "stop" };

const facts: Readonly<Record<string, string>> = {
  CODER_WORKSPACE_ID: "workspaceId",
  CODER_WORKSPACE_NAME: "workspaceName",
  CODER_WORKSPACE_OWNER: "ownerName",
  CODER_WORKSPACE_OWNER_ID: "ownerId",
  CODER_WORKSPACE_TEMPLATE_ID: "templateId",
  CODER_WORKSPACE_TEMPLATE_NAME: "templateName",
};

/** Where Coder's provider looks for a parameter's value. */
const variableOf = (name: string): string => `CODER_PARAMETER_${createHash("sha256").update(name).digest("hex")}`;

/** What Coder's provider reads of its environment: which workspace this is for, and what its owner chose. */
export function coderEnvironment({
  variables,
  transition,
  metadata,
}: Pick<AcquiredJob, "variables" | "transition" | "metadata">): Record<string, string> {
  const known = Object.entries(facts).flatMap(([name, key]): [string, string][] => {
    const value = metadata[key];
    return typeof value === "string" ? [[name, value]] : [];
  });
  const chosen = Object.entries(variables).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[variableOf(name), value]] : [],
  );
  return {
    CODER_WORKSPACE_TRANSITION: transitions[transition ?? "START"],
    ...Object.fromEntries([...known, ...chosen]),
  };
}
