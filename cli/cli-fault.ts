/** What went wrong at one place of what was asked or given. */
export interface Problem {
  message: string;
  code?: string;
  /** The way into the answer or the input, such as ["input", "name"]. */
  path?: readonly (string | number)[];
  /** Of what stands in a file. */
  place?: { file: string; line: number; column: number };
}

/**
 * Anything that ends a command and that its user can do something about: it is told without a stack, on standard error,
 * with the remedy.
 */
export class CliFault extends Error {
  /** What can be done, in one sentence. */
  readonly remedy: string | null;
  /** Where there is more than the message says: one a line. */
  readonly problems: readonly Problem[];
  /** For scripts; `ERROR` where there is nothing more precise. */
  readonly code: string;

  constructor(
    message: string,
    { remedy, problems, code }: { remedy?: string | null; problems?: readonly Problem[]; code?: string } = {},
  ) {
    super(message);
    this.remedy = remedy ?? null;
    this.problems = problems ?? [];
    this.code = code ?? "ERROR";
  }
}
