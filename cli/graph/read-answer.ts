import type { Problem } from "../cli-fault.js";
import { EndpointFault, GraphRefusal, NotSignedIn } from "./graph-faults.js";

interface GraphError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string };
}

interface Body {
  data?: Record<string, unknown> | null;
  errors?: GraphError[];
}

// Written by hand: a library of schemas takes longer to load than most commands run.
const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isStep = (step: unknown): boolean => typeof step === "string" || typeof step === "number";

function isGraphError(value: unknown): value is GraphError {
  if (!isMap(value) || typeof value["message"] !== "string") return false;
  const { path, extensions } = value;
  const hasPath = path === undefined || (Array.isArray(path) && path.every(isStep));
  const hasCode =
    extensions === undefined || (isMap(extensions) && ["string", "undefined"].includes(typeof extensions["code"]));
  return hasPath && hasCode;
}

function isBody(value: unknown): value is Body {
  if (!isMap(value)) return false;
  const { data, errors } = value;
  const hasErrors = errors === undefined || (Array.isArray(errors) && errors.length > 0 && errors.every(isGraphError));
  return hasErrors && (data == null || isMap(data));
}

/** What a graph answers: data, and what is missing in it. */
export interface Answer {
  data: Record<string, unknown> | null;
  problems: Problem[];
}

const sentences: Readonly<Record<string, string>> = {
  UNAUTHORIZED_FIELD_OR_TYPE: "You may see this nowhere.",
};

const problemOf = ({ message, path, extensions }: GraphError): Problem => ({
  message: sentences[extensions?.code ?? ""] ?? message,
  ...(extensions?.code !== undefined && { code: extensions.code }),
  ...(path && { path }),
});

function parse(body: string): Body | null {
  try {
    const read: unknown = JSON.parse(body);
    return isBody(read) ? read : null;
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
