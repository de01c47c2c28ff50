import { z } from "zod";
import type { Problem } from "../cli-fault.js";
import { EndpointFault, GraphRefusal, NotSignedIn } from "./graph-faults.js";

const graphError = z.object({
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z.looseObject({ code: z.string().optional() }).optional(),
});
const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(graphError).min(1).optional(),
});

/** What a graph answers: data, and what is missing in it. */
export interface Answer {
  data: Record<string, unknown> | null;
  problems: Problem[];
}

const sentences: Readonly<Record<string, string>> = {
  UNAUTHORIZED_FIELD_OR_TYPE: "You may see this nowhere.",
};

const problemOf = ({ message, path, extensions }: z.output<typeof graphError>): Problem => ({
  message: sentences[extensions?.code ?? ""] ?? message,
  ...(extensions?.code !== undefined && { code: extensions.code }),
  ...(path && { path }),
});

function parse(body: string): z.output<typeof answer> | null {
  try {
    return answer.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

/** An HTTP answer. Throws an EndpointFault where it is no graph's, and NotSignedIn where the token counts for nothing. */
export function readAnswer(endpoint: string, status: number, body: string): Answer {
  const read = parse(body);
  if (!read || (read.data === undefined && !read.errors)) {
    throw new EndpointFault(
      `${endpoint} answered ${String(status)}, but not as a graph does.`,
      "Check the address: it usually ends in /graphql.",
    );
  }
  const problems = (read.errors ?? []).map(problemOf);
  const anonymous = problems.find(({ code }) => code === "UNAUTHENTICATED");
  if (anonymous) throw new NotSignedIn(anonymous.message);
  return { data: read.data ?? null, problems };
}

/** The data of an answer that has to be whole. Throws a GraphRefusal with everything that is missing. */
export function wholeData({ data, problems }: Answer): Record<string, unknown> {
  if (problems.length > 0) throw new GraphRefusal(problems);
  return data ?? {};
}

/** Refusals that cost their own field and not the answer. */
const hiding = new Set(["UNAUTHORIZED_FIELD_OR_TYPE", "FORBIDDEN", "INCOMPLETE_ANSWER"]);

/**
 * The data of an answer for people to read, who see what they may see: what is refused somewhere below stays null. Throws
 * a GraphRefusal where anything else went wrong, or where nothing is left.
 */
export function visibleData({ data, problems }: Answer): { data: Record<string, unknown>; hidden: Problem[] } {
  const isHidden = ({ code, path }: Problem): boolean =>
    hiding.has(code ?? "") && path?.[0] !== undefined && data?.[path[0]] != null;
  const rest = problems.filter((problem) => !isHidden(problem));
  return { data: wholeData({ data, problems: rest }), hidden: problems.filter(isHidden) };
}
