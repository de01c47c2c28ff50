import { GraphQLError } from "graphql";

/** What a limit that was exceeded says; nothing where it was not. */
export function exceeded(check: () => void): GraphQLError[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}
