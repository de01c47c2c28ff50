/** What the command line ends with; scripts rely on it. */
export const exitCodes = {
  done: 0,
  /** Something went wrong; standard error says what, and what to do about it. */
  fault: 1,
  /** `plan --detailed-exitcode` found something to change. */
  changes: 2,
  /** Everything is done but what waits for somebody else, such as an import that no daemon takes. */
  waiting: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
