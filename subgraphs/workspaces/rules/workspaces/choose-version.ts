export interface VersionQuestion {
  requestedId: string | null;
  /** Of the previous build; null when the workspace is made. */
  previousId: string | null;
  activeId: string;
  requireActiveVersion: boolean;
  automaticUpdates: boolean;
  /** May the actor change the template? */
  isAdministrator: boolean;
}

/** The version that a start takes: the one asked for, else the previous build's, or the active one where that is the rule. */
export function chooseVersion(question: VersionQuestion): { versionId: string } | { problem: string } {
  const { requestedId, previousId, activeId } = question;
  const mustBeActive = question.requireActiveVersion && !question.isAdministrator;
  const usual = mustBeActive || question.automaticUpdates ? activeId : (previousId ?? activeId);
  const versionId = requestedId ?? usual;
  if (!mustBeActive || versionId === activeId) return { versionId };
  return { problem: "Workspaces of this template start on its active version only. Leave the version out." };
}
