import { getOperationAST, GraphQLError, type DocumentNode, type ExecutionResult, type GraphQLSchema } from "graphql";
import { coerceVariables } from "../../foundation/documents/coerce-variables.js";
import { forbidden, unauthenticated } from "../../foundation/errors/graph-errors.js";
import type { Actor } from "../../foundation/rbac/actor.js";
import type { Stream } from "../../foundation/streams/endable.js";
import { End } from "../../foundation/streams/ending.js";
import { supervised } from "../../foundation/streams/supervised.js";
import { fieldAuthorization, type FieldAuthorization } from "../authorization/field-authorization.js";
import { judgeBy, withRefusals, type Judge } from "../authorization/judge.js";
import type { Engine } from "../engine/engine.js";
import type { GatewayContext } from "../gateway-context.js";
import type { Guard, Verdict } from "../guard/guard.js";
import type { Caller } from "./caller.js";

/** A subscription that is valid by the public schema, and who asks. */
export interface Subscribing {
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Readonly<Record<string, unknown>> | null | undefined;
  caller: Caller;
}

export type Subscribe = (subscribing: Subscribing) => Promise<ExecutionResult | Stream<ExecutionResult>>;

/** Of which at least a part may be had. */
type Allowed = Exclude<Verdict, { kind: "refused" | "rejected" }>;

type Judged = Exclude<Verdict, { kind: "refused" }>;

const gone = "The token or session that the stream was opened with has expired or was revoked: sign in again.";

const rightsLost = (): GraphQLError => {
  const { extensions } = forbidden();
  return new GraphQLError("What you may see of this has changed: subscribe again.", { extensions });
};

/** What an actor may have of a subscription. */
async function judged(judge: Judge, subscribing: Subscribing, actor: Actor): Promise<Judged> {
  const verdict = await judge(subscribing, actor);
  if (verdict.kind === "refused") throw new Error("Only mutations are refused whole.");
  return verdict;
}

const refusedPaths = (verdict: Judged): string[] =>
  verdict.kind === "whole" ? [] : verdict.errors.map(({ path }) => (path ?? []).join(" "));

/** May less be had than before? Who may have more goes on with what was asked for. */
function isNarrower(now: Judged, before: Judged): boolean {
  const refused = new Set(refusedPaths(before));
  return refusedPaths(now).some((path) => !refused.has(path));
}

type Complete = (verdict: Allowed, result: ExecutionResult) => ExecutionResult;

/** An event's answer, in the shape that the client asked for: once for all who were judged alike. */
function completer(errorsIn: FieldAuthorization["errorsIn"]): Complete {
  const known = new WeakMap<Verdict, WeakMap<ExecutionResult, ExecutionResult>>();
  return (verdict, result) => {
    if (verdict.kind === "whole" || result.data === undefined) return result;
    const shaped = known.get(verdict) ?? new WeakMap<ExecutionResult, ExecutionResult>();
    known.set(verdict, shaped);
    const shape = (data: ExecutionResult["data"] = null) =>
      withRefusals({ ...result, data: verdict.complete(data) }, verdict.errors, errorsIn);
    const answer = shaped.get(result) ?? shape(result.data);
    shaped.set(result, answer);
    return answer;
  };
}

interface By {
  engine: Engine<GatewayContext>;
  judge: Judge;
  /** Is anything asked for that policies decide about? */
  hasPolicies: (subscribing: Subscribing) => boolean;
  completed: Complete;
}

/** A subscription of which at least a part may be had. */
class GuardedSubscription {
  /** Ends what the engine streams. */
  readonly #end = new End();
  readonly #hasPolicies: boolean;

  constructor(
    readonly by: By,
    readonly subscribing: Subscribing,
    readonly verdict: Allowed,
  ) {
    this.#hasPolicies = by.hasPolicies(subscribing);
  }

  /** `document` is what is left of the client's. */
  async open(document: DocumentNode): Promise<ExecutionResult | Stream<ExecutionResult>> {
    const { operationName, variables, caller } = this.subscribing;
    const opened = await this.by.engine.subscribe({
      document,
      operationName,
      variables,
      context: this.#contextOf(caller.actor),
      contextOfEvent: async () => this.#contextOf(await whoeverTheyAre(caller)),
      signal: this.#end,
    });
    return Symbol.asyncIterator in opened ? this.#results(opened) : this.by.completed(this.verdict, opened);
  }

  #contextOf(actor: Actor): GatewayContext {
    return { ...this.subscribing.caller, actor, signal: this.#end };
  }

  #results(opened: Stream<ExecutionResult>): Stream<ExecutionResult> {
    const { actor, live } = this.subscribing.caller;
    return supervised<ExecutionResult, ExecutionResult>({
      actor,
      live,
      open: () => opened,
      ended: () => this.#end.abort(),
      refusalOf: (changed) => this.#refusalOf(changed),
      answer: (result, now) => this.#answer(result, now),
      lastWords(error) {
        if (!(error instanceof GraphQLError)) throw error;
        return { errors: [error] };
      },
    });
  }

  async #refusalOf(changed: Actor | null): Promise<GraphQLError | null> {
    if (!changed) return unauthenticated(gone);
    const verdict = await judged(this.by.judge, this.subscribing, changed);
    return isNarrower(verdict, this.verdict) ? rightsLost() : null;
  }

  #answer(result: ExecutionResult, actor: Actor): ExecutionResult | Promise<ExecutionResult> {
    if (!this.#hasPolicies) return this.by.completed(this.verdict, result);
    // They may hold no more, also while the actor stays as they are.
    return this.#refusalOf(actor).then((refusal) => {
      if (refusal) throw refusal;
      return this.by.completed(this.verdict, result);
    });
  }
}

async function whoeverTheyAre({ live }: Caller): Promise<Actor> {
  const actor = await live.now();
  if (!actor) throw unauthenticated(gone);
  return actor;
}

/** Variables that fit no type are a fault of the whole request, also where nothing that is left of it uses them. */
function faultsOf({ document, operationName, variables }: Subscribing, schema: GraphQLSchema): readonly GraphQLError[] {
  const operation = getOperationAST(document, operationName);
  const sound = operation ? coerceVariables(schema, operation, variables ?? {}) : { coerced: {} };
  if ("coerced" in sound) return [];
  const extensions = { code: "BAD_USER_INPUT" };
  return sound.errors.map(({ message, nodes }) => new GraphQLError(message, { nodes, extensions }));
}

/**
 * Opens subscriptions for those who may have them: what they could nowhere have is taken out before, as of any operation. Who
 * asks is looked at again as they change; a stream that they may not have any more, or not as much of, ends with the reason.
 */
export function subscriber(
  engine: Engine<GatewayContext>,
  guard: Guard,
  authorization = fieldAuthorization,
): Subscribe {
  const { errorsIn } = authorization;
  const by: By = {
    engine,
    judge: judgeBy(guard, authorization),
    hasPolicies: (subscribing) => guard.policiesOf(subscribing).length > 0,
    completed: completer(errorsIn),
  };
  return async (subscribing) => {
    const errors = faultsOf(subscribing, engine.schema);
    if (errors.length > 0) return { errors };
    const verdict = await judged(by.judge, subscribing, subscribing.caller.actor);
    if (verdict.kind === "rejected") return withRefusals({ data: null }, verdict.errors, errorsIn);
    const rest = verdict.kind === "whole" ? subscribing.document : verdict.document;
    if (!rest) return by.completed(verdict, { data: {} });
    return new GuardedSubscription(by, subscribing, verdict).open(rest);
  };
}
