declare const shapes: unique symbol;

/** A document of one operation, and the shapes of what goes in and comes out. */
export interface Operation<Data, Variables extends object> {
  readonly text: string;
  readonly [shapes]?: (variables: Variables) => Data;
}

const made: string[] = [];

/** Every document that was made by `operation`, for the test that holds them to the published schema. */
export const madeOperations: readonly string[] = made;

/** A document that is written down in the code. */
export function operation<Data, Variables extends object = Record<string, never>>(
  text: string,
): Operation<Data, Variables> {
  made.push(text);
  return { text };
}
