/** A job that did not succeed, as its owner reads it: a sentence, a code for programs, and what it left behind. */
export class JobFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** Base64 of the state that the job reached; undefined where it changed nothing. */
    readonly state?: string,
  ) {
    super(message);
  }
}
