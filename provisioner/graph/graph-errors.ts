/** The control plane did not answer, or not as itself: what was asked may be asked again. */
export class GraphAway extends Error {}

/** The control plane knows no such key, or no longer: final. */
export class KeyRefused extends Error {}

/** The control plane understood and said no. `code` is the error's, or `HTTP_` and the status where there was none. */
export class GraphRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
