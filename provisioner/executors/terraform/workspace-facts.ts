import type { AcquiredJob, Transition } from "../../jobs/acquired-job.js";

/** What a template may ask about its workspace: it declares the variable, and its value is in the job's metadata. */
const metadataOfFact: Readonly<Record<string, string>> = {
  orgplane_workspace_id: "workspaceId",
  orgplane_workspace_name: "workspaceName",
  orgplane_workspace_owner: "ownerName",
  orgplane_workspace_owner_id: "ownerId",
  orgplane_build_number: "buildNumber",
  orgplane_template_id: "templateId",
  orgplane_template_name: "templateName",
  orgplane_template_version_id: "templateVersionId",
  orgplane_organization_id: "organizationId",
  orgplane_organization_name: "organizationName",
};

/** A deletion builds nothing: to a template it looks like a stop. */
const transitions: Record<Transition, string> = { START: "start", STOP: "stop", DELETE: "stop" };

/** Is it one of the names that the daemon fills in, so nobody else's variable? */
export const isFact = (name: string): boolean => name === "orgplane_workspace_transition" || name in metadataOfFact;

/** The value of a fact for this job; undefined where the job does not say, as an import knows no workspace. */
export function factFor(
  name: string,
  { transition, metadata }: Pick<AcquiredJob, "transition" | "metadata">,
): string | undefined {
  if (name === "orgplane_workspace_transition") return transitions[transition ?? "START"];
  const value = metadata[metadataOfFact[name] ?? ""];
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
