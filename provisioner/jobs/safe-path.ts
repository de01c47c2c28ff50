/**
 * Why a template file's path must not be written, as the end of a sentence that begins with it; null for a path that
 * stays below whatever folder it is put in, on every system.
 */
export function faultOfPath(path: string): string | null {
  const segments = path.split("/");
  if (path === "") return "is empty";
  if (/[\0-\x1f\x7f]/.test(path)) return "has a control character";
  if (path.includes("\\")) return "has a backslash";
  if (path.startsWith("/")) return "is absolute";
  if (/^[A-Za-z]:/.test(path)) return "has a drive letter";
  if (segments.includes("..") || segments.includes(".")) return "climbs";
  return segments.includes("") ? "has an empty part" : null;
}
