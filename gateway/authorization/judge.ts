import type { ExecutionResult, GraphQLError } from "graphql";
import type { Actor } from "../../foundation/rbac/actor.js";
import type { Asker } from "../guard/rule.js";
import type { Guard, GuardedRequest, Verdict } from "../guard/guard.js";
import type { FieldAuthorization } from "./field-authorization.js";

/** What is asked for, by whoever it is. */
export type Asked = Omit<GuardedRequest, "asker">;

/** Says what an actor may have of an operation. */
export type Judge = (asked: Asked, actor: Actor) => Verdict | Promise<Verdict>;

/** The guard's judgement, by what a deployment says of its actors: the one way in which queries, mutations and streams are judged. */
export function judgeBy(guard: Guard, { askerOf }: Pick<FieldAuthorization, "askerOf">): Judge {
  const judge = ({ document, operationName, variables }: Asked, asker: Asker): Verdict =>
    guard.judge({ document, operationName, variables, asker });
  return (asked, actor) => {
    const asker = askerOf(actor, guard.policiesOf(asked));
    return asker instanceof Promise ? asker.then((known) => judge(asked, known)) : judge(asked, asker);
  };
}

/** An answer, with what was refused where it is to be said. */
export function withRefusals(
  result: ExecutionResult,
  refusals: readonly GraphQLError[],
  errorsIn: FieldAuthorization["errorsIn"],
): ExecutionResult {
  if (errorsIn === "none" || refusals.length === 0) return result;
  if (errorsIn === "errors") return { ...result, errors: [...refusals, ...(result.errors ?? [])] };
  return { ...result, extensions: { ...result.extensions, authorizationErrors: refusals } };
}
