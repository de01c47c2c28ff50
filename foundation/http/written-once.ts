import type { FormattedExecutionResult } from "graphql";

type Write = (result: FormattedExecutionResult) => string;

/** Writes a result once, however many it is sent to: it may change no more. */
export function writtenOnce(write: Write): Write {
  const known = new WeakMap<FormattedExecutionResult, string>();
  return (result) => {
    const text = known.get(result) ?? write(result);
    known.set(result, text);
    return text;
  };
}

/** A result as JSON. */
export const jsonOf: Write = writtenOnce((result) => JSON.stringify(result));
