import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { coerceVariables } from "../../foundation/documents/coerce-variables.js";
import type { FindActor } from "../authentication/authenticate.js";
import type { GatewayContext } from "../gateway-context.js";
import { compressAnswer } from "../http/compress.js";
import type { AnswerCommon } from "../front/front-connection.js";
import { pack, packedFromBytes } from "../front/packing.js";
import { contextOf, readRequest } from "../http/read-request.js";
import type { Limits } from "../limits/limits.js";
import { commonRequest, type CommonRequest } from "./common-request.js";
import type { KnownOperation, KnownOperations } from "./known-operations.js";
import { readParams, type Params } from "./read-params.js";
import { readWhole } from "./read-whole.js";
import type { Execute } from "./tapped-gateway.js";
import { answerOf, writeAnswer, type FormatError, type Outcome } from "./write-answer.js";

export interface FastPath {
  known: KnownOperations;
  /** What Apollo Server executes by. */
  execute: Execute;
  findActor: FindActor;
  limits: Limits;
  formatError: FormatError;
  /** The way of every other request. */
  otherwise: RequestListener;
}

interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
}

interface Asked extends Params {
  known: KnownOperation;
}

/** What is asked, where all of it is known and sound; null where anything about it is for others to say. */
function readAsked(body: Buffer, operations: KnownOperations): Asked | null {
  const params = readParams(body);
  const known = params && operations.find(params.query, params.operationName);
  if (!known) return null;
  const { query, operationName, variables } = params;
  const isSound =
    !known.operation.variableDefinitions?.length ||
    "coerced" in coerceVariables(known.schema, known.operation, variables ?? {});
  return isSound ? { query, operationName, variables, known } : null;
}

/** What throws here is thrown once more, and answered, by the way of all others. */
function isAccepted({ known, operationName, variables }: Asked, context: GatewayContext, limits: Limits): boolean {
  try {
    const { schema, document } = known;
    limits.checkOperation({ schema, document, operationName, variables });
    limits.countRequest(context);
    return true;
  } catch {
    return false;
  }
}

function run(execute: Execute, asked: Asked, context: GatewayContext): Promise<Outcome> {
  const { known, query, operationName, variables } = asked;
  const { schema, document, operation, queryHash } = known;
  const request = { query, operationName, variables };
  const given = { schema, document, operation, queryHash, request, context };
  return execute(given as unknown as Parameters<Execute>[0]).catch((thrown: unknown) => ({ thrown }));
}

/** For requests that Node's server has not read: each is answered, or nothing of it is done. */
const commonAnswers =
  ({ known, execute, findActor, limits, formatError }: Omit<FastPath, "otherwise">): AnswerCommon =>
  async ({ head, body, ipAddress, signal }) => {
    const asked = head.length <= limits.settings.bodyBytes ? readAsked(body, known) : null;
    if (!asked) return null;
    const context = await contextOf({ headers: head.headers, ipAddress, signal }, findActor).catch(() => null);
    if (!context || !isAccepted(asked, context, limits)) return null;
    const answer = answerOf(await run(execute, asked, context), { contentType: head.contentType, formatError });
    return head.packing === null || answer.bytes < packedFromBytes ? answer : pack(answer, head.packing);
  };

/**
 * Answers the common request without the ways around it: a POST of JSON by somebody who is known, with an operation that
 * Apollo Server has answered before, variables that fit it, and no more of anything than is accepted. Whatever is unusual about a request, it is not touched, or put
 * back untouched, and goes the way of all others. No client can tell which way its request went.
 */
export function fastPath(path: FastPath): { answer: RequestListener; answerCommon: AnswerCommon } {
  const { known, execute, findActor, limits, formatError, otherwise } = path;
  async function answer({ req, res }: Exchange, { contentType, length }: CommonRequest): Promise<void> {
    const context = await readRequest({ req, res }, findActor).catch(() => null);
    if (!context) return otherwise(req, res);
    readWhole(req, length, (body) => {
      if (!body) return; // nobody waits any more
      const asked = readAsked(body, known);
      if (asked && isAccepted(asked, context, limits)) {
        if (req.headers["accept-encoding"] !== undefined) compressAnswer(req, res);
        void run(execute, asked, context).then((outcome) =>
          writeAnswer(res, answerOf(outcome, { contentType, formatError })),
        );
        return;
      }
      req.unshift(body);
      otherwise(req, res);
    });
  }
  return {
    answer(req, res) {
      const common = commonRequest(req, limits.settings.bodyBytes);
      if (common) void answer({ req, res }, common);
      else otherwise(req, res);
    },
    answerCommon: commonAnswers(path),
  };
}
