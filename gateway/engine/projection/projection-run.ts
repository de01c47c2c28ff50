import { GraphQLError } from "graphql";
import type { Data } from "../subgraph-client.js";

/** A missing or impossible value, by the code that its error has. */
const code = "INCOMPLETE_ANSWER";

const isPrefix = (shorter: readonly (string | number)[], longer: readonly (string | number)[]): boolean =>
  shorter.length <= longer.length && shorter.every((step, index) => step === longer[index]);

/** One projection of a plan's data into an answer. */
export class ProjectionRun {
  /** Where in the answer it stands. */
  readonly path: (string | number)[] = [];
  readonly errors: GraphQLError[] = [];

  /** What execution said already. */
  readonly #known: readonly GraphQLError[];
  /** Objects that are not there: a subgraph answered null for them. */
  readonly absent: ReadonlySet<object>;

  constructor(
    { errors, absent }: { errors: readonly GraphQLError[]; absent: ReadonlySet<object> },
    /** Answers of `__schema` and `__type`, by response key. */
    readonly introspected: Data,
  ) {
    this.#known = errors;
    this.absent = absent;
  }

  /** Says why the value here is not in the answer, unless a subgraph's error has said it: of this value, or of what is around or in it. */
  report(message: string): void {
    const path = [...this.path];
    const isKnown = this.#known.some(({ path: at = [] }) => isPrefix(at, path) || isPrefix(path, at));
    if (!isKnown) this.errors.push(new GraphQLError(message, { path, extensions: { code } }));
  }
}
