const longest = 255;

/** A path's fault as one sentence; null for one that stays below the template's root on every system. */
export function faultOfPath(path: string): string | null {
  const segments = path.split("/");
  if (path === "") return "A file needs a path.";
  if (path.length > longest) return `A path has at most ${String(longest)} characters.`;
  if (/[\0-\x1f\x7f]|\p{Surrogate}/u.test(path)) return "A path has no control characters.";
  if (path.includes("\\")) return "A path has forward slashes, no backslashes.";
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return "A path is relative to the template's root.";
  if (segments.includes("")) return "A path has no empty part: no double slash, none at its end.";
  if (segments.includes("..") || segments.includes(".")) return 'A path does not climb: no part of it is "." or "..".';
  return null;
}
