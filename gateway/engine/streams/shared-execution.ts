import type { ExecutionResult } from "graphql";
import type { SourceEvent } from "./event-source.js";

/** The answers to one event that are under way, by who sees the same. */
type UnderWay = Map<object, Promise<ExecutionResult>>;

/**
 * Answers to the events of one operation, made once for all who would be answered the same. `variables`, as text, are the
 * client's.
 */
export class SharedExecution {
  readonly #forAll = new WeakMap<SourceEvent, Map<string, ExecutionResult>>();
  readonly #underWay = new WeakMap<SourceEvent, Map<string, UnderWay>>();

  /** Of an operation for which nothing is asked but the event. */
  once(event: SourceEvent, variables: string, make: () => ExecutionResult): ExecutionResult {
    const byVariables = this.#forAll.get(event) ?? new Map<string, ExecutionResult>();
    this.#forAll.set(event, byVariables);
    const known = byVariables.get(variables) ?? make();
    byVariables.set(variables, known);
    return known;
  }

  /** Of one for which others are asked too: whoever comes when it is answered is answered by what is so then. */
  whileUnderWay(
    event: SourceEvent,
    { variables, audience }: { variables: string; audience: object },
    make: () => Promise<ExecutionResult>,
  ): Promise<ExecutionResult> {
    const byVariables = this.#underWay.get(event) ?? new Map<string, UnderWay>();
    this.#underWay.set(event, byVariables);
    const underWay = byVariables.get(variables) ?? new Map<object, Promise<ExecutionResult>>();
    byVariables.set(variables, underWay);
    const known = underWay.get(audience);
    if (known) return known;
    const answer = make();
    underWay.set(audience, answer);
    const forget = (): void => void underWay.delete(audience);
    answer.then(forget, forget);
    return answer;
  }
}
