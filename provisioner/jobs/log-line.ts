export type LogLevel = "TRACE" | "DEBUG" | "INFO" | "WARN" | "ERROR";

/** One line of a job's log, as it is reported. */
export interface LogLine {
  /** RFC 3339. */
  time: string;
  /** DAEMON where the daemon speaks for itself, PROVISIONER where the program that it runs does. */
  source: "DAEMON" | "PROVISIONER";
  level: LogLevel;
  /** What the job was at: `init`, `plan`, `apply` … */
  stage: string;
  output: string;
}

const longest = 16_384;

/** Text that every database takes: no NUL, no half characters, and cut, with a mark, where it is too long for a line. */
export function printable(text: string): string {
  const cut = text.length > longest ? `${text.slice(0, longest)} … (cut)` : text;
  return Buffer.from(cut.replaceAll("\0", "")).toString();
}
