import type { ExecutionResult } from "graphql";
import type { SourceEvent } from "./event-source.js";

/** What the rest of an event's answer depends on, beside the event. */
export interface SharedBy {
  /** As the client gave them, as text. */
  variables: string;
  /** Whoever sees the same; null where nobody in particular is asked about: nothing but the event is in the answer. */
  audience: object | null;
}

type Make = () => Promise<ExecutionResult>;

/** Of one event, by variables. */
class Answers {
  readonly #forAll = new Map<string, Promise<ExecutionResult>>();
  readonly #underWay = new Map<object, Map<string, Promise<ExecutionResult>>>();

  get({ variables, audience }: SharedBy, make: Make): Promise<ExecutionResult> {
    if (!audience) {
      const known = this.#forAll.get(variables) ?? make();
      this.#forAll.set(variables, known);
      return known;
    }
    const byVariables = this.#underWay.get(audience) ?? new Map<string, Promise<ExecutionResult>>();
    const known = byVariables.get(variables) ?? make();
    byVariables.set(variables, known);
    this.#underWay.set(audience, byVariables);
    // Whoever comes later is answered by what is so then.
    const forget = (): void => void this.#underWay.delete(audience);
    known.then(() => setImmediate(forget), forget);
    return known;
  }
}

/**
 * Answers to the events of one operation, executed once for all who would be answered the same. What is asked of other subgraphs
 * for an event is shared while it is under way, among those who see the same.
 */
export class SharedExecution {
  readonly #answers = new WeakMap<SourceEvent, Answers>();

  get(event: SourceEvent, by: SharedBy, make: Make): Promise<ExecutionResult> {
    const answers = this.#answers.get(event) ?? new Answers();
    this.#answers.set(event, answers);
    return answers.get(by, make);
  }
}
