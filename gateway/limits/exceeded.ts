import { GraphQLError } from "graphql";
import type { ErrorCode } from "../../foundation/errors/catalogue.js";
import type { LimitName } from "./limit-settings.js";

export interface Exceeded {
  limit: LimitName;
  /** What there was; of what is not counted to its end, the first number too many. */
  value: number;
  most: number;
}

interface Refusal {
  code: ErrorCode;
  message: string;
  status: number;
  headers?: ReadonlyMap<string, string>;
}

/** A request that is refused for its size or its number: which limit, what there was, and what to do about it. */
export function refusal({ code, message, status, headers }: Refusal, details: object): GraphQLError {
  const error = new GraphQLError(message, { extensions: { code, ...details } });
  Object.assign(error.extensions, { http: { status, ...(headers && { headers }) } });
  return error;
}

/** More than is accepted in one operation, which nothing was executed of. */
export const tooMuch = (exceeded: Exceeded, message: string): GraphQLError =>
  refusal({ code: "LIMIT_EXCEEDED", message, status: 400 }, exceeded);
