import { GraphQLError } from "graphql";
import type { ErrorCode } from "./catalogue.js";

function graphError(code: ErrorCode, message: string, details: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...details } });
}

/** The actor may see the object, but may not do this. */
export const forbidden = (): GraphQLError => graphError("FORBIDDEN", "You may not do this.");

/** Absent, or not to be known of: the same answer for both. */
export const notFound = (): GraphQLError => graphError("NOT_FOUND", "There is no such object, or you may not see it.");

/** Somebody has to sign in first. */
export const unauthenticated = (message = "Sign in first."): GraphQLError => graphError("UNAUTHENTICATED", message);

/** An argument that is malformed in itself; `argument` is its name or path. */
export const badInput = (argument: string, message: string): GraphQLError =>
  graphError("BAD_USER_INPUT", `${argument}: ${message}`, { argument });
