import { GraphQLError, type ExecutionResult } from "graphql";
import type { FieldAuthorization } from "./field-authorization.js";
import { withRefusals } from "./judge.js";

const withStatus =
  (status: number) =>
  ({ message, path, extensions }: GraphQLError): GraphQLError =>
    new GraphQLError(message, { path, extensions: { ...extensions, http: { status } } });

/** The answer over HTTP to an operation of which nothing was executed: where the status says so, there is no `data`. */
export function rejection(
  errors: readonly GraphQLError[],
  { rejectStatus, errorsIn }: Pick<FieldAuthorization, "rejectStatus" | "errorsIn">,
): ExecutionResult {
  if (errorsIn !== "errors" || rejectStatus === 200) return withRefusals({ data: null }, errors, errorsIn);
  return { errors: errors.map(withStatus(rejectStatus)) };
}
