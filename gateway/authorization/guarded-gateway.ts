import type { ApolloServerOptionsWithGateway } from "@apollo/server";
import { getOperationAST, GraphQLError, type DocumentNode } from "graphql";
import { coerceVariables } from "../../foundation/documents/coerce-variables.js";
import { forbidden, unauthenticated } from "../../foundation/errors/graph-errors.js";
import type { GatewayContext } from "../gateway-context.js";
import { actorRefusal } from "./actor-refusal.js";
import { fieldAuthorization, type FieldAuthorization } from "./field-authorization.js";
import { judgeBy, withRefusals, type Judge } from "./judge.js";
import { refusedFieldAlone } from "./refused-field-alone.js";
import { rejection } from "./rejection.js";
import type { Filtered, Guard, Verdict } from "../guard/guard.js";

type Gateway = ApolloServerOptionsWithGateway<GatewayContext>["gateway"];
type Execute = NonNullable<Awaited<ReturnType<Gateway["load"]>>["executor"]>;
type Request = Parameters<Execute>[0];
type Result = Awaited<ReturnType<Execute>>;

type Refused = Extract<Verdict, { kind: "refused" }>;

/** A mutation that may not be executes nothing: one error, at the field that is in the way. */
function refusal({ path, needsSigningIn }: Refused): Result {
  const { message, extensions } = needsSigningIn ? unauthenticated() : forbidden();
  return { data: null, errors: [new GraphQLError(message, { path, extensions })] };
}

/** Variables that fit no type are a fault of the whole request, also where nothing that is left of it uses them. */
const areVariablesSound = ({ operation, schema, request }: Request): boolean =>
  "coerced" in coerceVariables(schema, operation, request.variables ?? {});

/** The same request for the rest of its operation, with plans of its own. */
const requestOf = (request: Request, document: DocumentNode, key: string): Request => ({
  ...request,
  document,
  operation: getOperationAST(document) ?? request.operation,
  queryHash: `${request.queryHash} ${key}`,
});

type ErrorsIn = FieldAuthorization["errorsIn"];

async function executeRest(
  execute: Execute,
  request: Request,
  { verdict, errorsIn }: { verdict: Filtered; errorsIn: ErrorsIn },
): Promise<Result> {
  if (!areVariablesSound(request)) return execute(request);
  const { document, key, errors, complete } = verdict;
  const result = document ? await execute(requestOf(request, document, key)) : { data: {} };
  if (result.data === undefined) return result;
  return withRefusals({ ...result, data: complete(result.data) }, errors, errorsIn);
}

/** What a subgraph's refusal may say of the field. */
const refusing: ReadonlySet<unknown> = new Set(["FORBIDDEN", "NOT_FOUND"]);

/**
 * The refused field alone goes to the subgraph that has it: which knows whether the actor may know of what it is about, and
 * keeps in the audit log that it was tried. Nothing else of the mutation is executed; and of that field nothing, for whoever
 * could have it nowhere cannot have it there.
 */
async function refuseThere(execute: Execute, request: Request, refused: Refused): Promise<Result> {
  const [key = ""] = refused.path;
  const document = refusedFieldAlone(request.document, request.request.operationName, key);
  if (!document || !areVariablesSound(request)) return refusal(refused);
  const { errors } = await execute(requestOf(request, document, `refused ${key}`));
  const said = errors?.find(({ extensions }) => refusing.has(extensions["code"]));
  return said ? { data: null, errors: [said] } : refusal(refused);
}

/** What a refused mutation is answered with; where operations are rejected, with the status of that. */
async function refuse(
  execute: Execute,
  request: Request,
  { verdict, by }: { verdict: Refused; by: FieldAuthorization },
) {
  const isNobody = (request.context as GatewayContext).actor.kind === "anonymous";
  const result = isNobody ? refusal(verdict) : await refuseThere(execute, request, verdict);
  return by.mode === "reject" ? rejection(result.errors ?? [], { ...by, errorsIn: "errors" }) : result;
}

const guarded =
  (execute: Execute, judge: Judge, by: FieldAuthorization): Execute =>
  async (request) => {
    const { actor } = request.context as GatewayContext;
    const { operationName, variables } = request.request;
    const judged = judge({ document: request.document, operationName, variables }, actor);
    const verdict = judged instanceof Promise ? await judged : judged;
    if (verdict.kind === "whole") return execute(request);
    if (verdict.kind === "filtered") return executeRest(execute, request, { verdict, errorsIn: by.errorsIn });
    if (verdict.kind === "refused") return refuse(execute, request, { verdict, by });
    return areVariablesSound(request) ? rejection(verdict.errors, by) : execute(request);
  };

/** Answers those alone who have signed in, where nobody else is to be answered. */
function forTheKnown(execute: Execute, by: FieldAuthorization): Execute {
  if (!by.requiresAuthentication) return execute;
  const refusalOf = actorRefusal(by);
  return async (request) => {
    const refused = await refusalOf((request.context as GatewayContext).actor);
    return refused ? { errors: [refused] } : execute(request);
  };
}

/** The same gateway behind the guard: nothing is planned or fetched that the actor could nowhere have. */
export const guardedGateway = (gateway: Gateway, guard: Guard, by = fieldAuthorization): Gateway => ({
  onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
  stop: () => gateway.stop(),
  async load(options) {
    const { executor } = await gateway.load(options);
    return { executor: executor && forTheKnown(guarded(executor, judgeBy(guard, by), by), by) };
  },
});
