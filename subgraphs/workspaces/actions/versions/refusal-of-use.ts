import { refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { VersionRow } from "../../store/versions.js";

/** Why nothing can be built from a version; null where it can. */
export function refusalOfUse(version: VersionRow, path: string[]): Refusal | null {
  const { name, importStatus, isArchived } = version;
  if (isArchived) return refuse("NOT_ALLOWED_HERE", path, `Version "${name}" is archived.`);
  if (importStatus === "SUCCEEDED") return null;
  const isOver = importStatus === "FAILED" || importStatus === "CANCELED";
  const remedy = isOver ? "Its job says why; upload another one." : "Its import job is not done yet.";
  return refuse("NOT_ALLOWED_HERE", path, `Version "${name}" is not usable. ${remedy}`);
}
