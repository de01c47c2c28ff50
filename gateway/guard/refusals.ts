import { GraphQLError } from "graphql";

/** Response keys from the root to what was refused, without list indices. */
export type Path = readonly string[];

/** More paths than these help nobody, and fragments in fragments could make any number of them. */
export const mostRefusals = 200;

const refusal = (path: Path): GraphQLError =>
  new GraphQLError("Unauthorized field or type", { path, extensions: { code: "UNAUTHORIZED_FIELD_OR_TYPE" } });

/** An error for each path: once, however many selections lead there. */
export const refusals = (paths: readonly Path[]): GraphQLError[] =>
  [...new Map(paths.map((path) => [path.join(" "), path])).values()].map(refusal);
