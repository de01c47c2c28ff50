import { z } from "zod";
import { GraphAway, GraphRefusal, KeyRefused } from "./graph-errors.js";

const graphError = z.object({ message: z.string(), extensions: z.object({ code: z.string() }).partial().optional() });
const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(graphError).optional(),
});
const refused = z.object({ userErrors: z.array(z.object({ code: z.string(), message: z.string() })).min(1) });

/** Codes of errors that pass. */
const passing = new Set(["UNAVAILABLE", "INTERNAL_SERVER_ERROR"]);

function parse(body: string): z.output<typeof answer> | null {
  try {
    return answer.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

function refuse(code: string, message: string): never {
  if (code === "UNAUTHENTICATED") throw new KeyRefused(message);
  if (passing.has(code)) throw new GraphAway(message);
  throw new GraphRefusal(code, message);
}

/** The payload in an HTTP answer. Throws a KeyRefused, GraphAway or GraphRefusal where there is none. */
export function readAnswer(field: string, status: number, body: string): object {
  if (status >= 500 || status === 429 || status === 408) throw new GraphAway(`It answered ${String(status)}.`);
  const read = parse(body);
  const [error] = read?.errors ?? [];
  if (status === 401) throw new KeyRefused(error?.message ?? "It answered 401.");
  if (error) return refuse(error.extensions?.code ?? `HTTP_${String(status)}`, error.message);
  const payload = read?.data?.[field];
  if (typeof payload !== "object" || payload === null) {
    throw new GraphRefusal(
      `HTTP_${String(status)}`,
      `It answered ${String(status)}, but not as a graph does: is this its address?`,
    );
  }
  const [userError] = refused.safeParse(payload).data?.userErrors ?? [];
  return userError ? refuse(userError.code, userError.message) : payload;
}
