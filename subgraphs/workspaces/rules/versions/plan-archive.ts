import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";
import { isUnderWay, type BuildStatus } from "../workspaces/workspace-status.js";

/** A version of the template, as far as it matters to who would archive it. */
export interface ArchivableVersion {
  id: string;
  name: string;
  importStatus: BuildStatus;
  isActive: boolean;
  /** By the latest build of a workspace. */
  isUsed: boolean;
}

/** Which versions: these, or all whose import failed, or all that nothing speaks against. */
export interface ArchiveWish {
  versionIds?: readonly string[] | null;
  failedOnly?: boolean | null;
}

function faultOf({ name, importStatus, isActive, isUsed }: ArchivableVersion): string | null {
  if (isActive) return `Version "${name}" is the active one. Activate another one first.`;
  if (isUsed) return `Version "${name}" is used by a workspace. Start that on another version first.`;
  return isUnderWay(importStatus) ? `The import of version "${name}" is under way. Cancel it, or wait for it.` : null;
}

function problemOf(versions: readonly ArchivableVersion[], id: string, index: number): UserErrorValue[] {
  const path = ["input", "versionIds", String(index)];
  const version = versions.find((each) => each.id === id);
  if (!version) return [{ code: "NOT_FOUND", path, message: "The template has no such version." }];
  const fault = faultOf(version);
  if (!fault) return [];
  return [{ code: version.isUsed && !version.isActive ? "IN_USE" : "NOT_ALLOWED_HERE", path, message: fault }];
}

/** Which of a template's versions are archived; of those that are named all, or none and every reason. */
export function planArchive(
  versions: readonly ArchivableVersion[],
  { versionIds, failedOnly }: ArchiveWish,
): { ids: string[]; problems: UserErrorValue[] } {
  if (versionIds && failedOnly) {
    const message = "Name versions, or ask for all whose import failed; not both.";
    return { ids: [], problems: [{ code: "INVALID", path: ["input", "failedOnly"], message }] };
  }
  if (versionIds) {
    const problems = versionIds.flatMap((id, index) => problemOf(versions, id, index));
    return { ids: problems.length > 0 ? [] : [...new Set(versionIds)], problems };
  }
  const hasFailed = ({ importStatus }: ArchivableVersion) => importStatus === "FAILED" || importStatus === "CANCELED";
  const wanted = versions.filter((version) => faultOf(version) === null && (!failedOnly || hasFailed(version)));
  return { ids: wanted.map(({ id }) => id), problems: [] };
}
