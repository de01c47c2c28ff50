import type { Problem } from "../cli-fault.js";
import { EndpointFault, NotSignedIn } from "./graph-faults.js";
import type { Operation } from "./operation.js";
import { readAnswer, visibleData, wholeData, type Answer } from "./read-answer.js";
import { streamOf } from "./stream.js";
import { insistOnInput } from "./user-errors.js";
import { createThrottle, secondsOf, type Throttle } from "./throttle.js";

export interface GraphSettings {
  endpoint: string;
  token: string | null;
  /** Why a token is refused, where this side knows better than the graph: it has expired. */
  whyRefused?: () => NotSignedIn | null;
  /** Told of what was asked for and may not be seen. */
  onHidden?: (paths: string[]) => void;
  /** Told where the graph accepts no more of this user's requests for a while: they are sent when it does. */
  onHold?: (seconds: number) => void;
  signal?: AbortSignal;
}

/**
 * A client of the graph. Everything it throws is a CliFault: an EndpointFault where nobody answers, NotSignedIn where the
 * token is none, a GraphRefusal for errors, an InputRefusal for a mutation's `userErrors`.
 */
export interface Graph {
  endpoint: string;
  /** Everything that was asked for, or a GraphRefusal. `userErrors` are the caller's to look at. */
  request<Data, Variables extends object>(operation: Operation<Data, Variables>, variables: Variables): Promise<Data>;
  /** The same, in which what this user may not see is null. */
  read<Data, Variables extends object>(operation: Operation<Data, Variables>, variables: Variables): Promise<Data>;
  /** What was answered, and beside it what went wrong: some of a document's mutations may be done though others are not. */
  attempt<Data, Variables extends object>(
    operation: Operation<Data, Variables>,
    variables: Variables,
  ): Promise<{ data: Data | null; problems: Problem[] }>;
  /** The events of a subscription, until there are no more; throws whatever breaks it, or the signal's reason. */
  stream<Data, Variables extends object>(
    operation: Operation<Data, Variables>,
    asked: { variables: Variables; signal: AbortSignal },
  ): AsyncGenerator<Data>;
  /** A mutation that did what it was asked for, or an InputRefusal; its answer as `read` has it. */
  mutate<Data, Variables extends object>(operation: Operation<Data, Variables>, variables: Variables): Promise<Data>;
}

const deadlineMs = 60_000;

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "its name cannot be looked up",
  ECONNRESET: "it hung up",
  ETIMEDOUT: "it does not answer",
  UND_ERR_CONNECT_TIMEOUT: "it does not answer",
  UND_ERR_SOCKET: "it hung up",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by itself",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate is not trusted here",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate is not trusted here",
  CERT_HAS_EXPIRED: "its certificate has expired",
};

interface Cause {
  code?: string;
  message?: string;
  errors?: Cause[];
}

function reasonOf(error: unknown): string {
  if ((error as Error | null)?.name === "TimeoutError") return `no answer in ${String(deadlineMs / 1000)} seconds`;
  const cause = ((error as Error | null)?.cause ?? error) as Cause;
  const known = [cause, ...(cause.errors ?? [])].map(({ code }) => reasons[code ?? ""]).find(Boolean);
  return known ?? cause.message ?? String(error);
}

const unreachable = (endpoint: string, error: unknown): EndpointFault =>
  new EndpointFault(
    `${endpoint} cannot be reached: ${reasonOf(error)}.`,
    "Is it up, and is this its address? --url or ORGPLANE_URL names another.",
  );

/** A request that the graph did not accept was not executed: it is sent again so often, as late as the graph says. */
const mostTries = 20;

async function postInTurn(settings: GraphSettings, throttle: Throttle, body: string): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    await throttle.turn();
    const answered = await post(settings, body);
    if (answered.status !== 429 || tries === mostTries) return answered;
    throttle.hold(secondsOf(answered.retryAfter));
  }
}

interface Response {
  status: number;
  body: string;
  retryAfter: string | null;
}

async function post({ endpoint, token, signal }: GraphSettings, body: string): Promise<Response> {
  const deadline = AbortSignal.timeout(deadlineMs);
  try {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token !== null && { authorization: `Bearer ${token}` }) },
      body,
      redirect: "manual",
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    const retryAfter = response.headers.get("retry-after");
    return { status: response.status, body: await response.text(), retryAfter };
  } catch (error) {
    signal?.throwIfAborted();
    throw unreachable(endpoint, error);
  }
}

const pathOf = ({ path }: { path?: readonly (string | number)[] }): string =>
  (path ?? []).filter((step) => typeof step === "string").join(".");

export function createGraph(settings: GraphSettings): Graph {
  const throttle = createThrottle(settings);
  const ask = async ({ text: query }: { text: string }, variables: object): Promise<Answer> => {
    const answered = await postInTurn(settings, throttle, JSON.stringify({ query, variables }));
    try {
      return readAnswer(settings.endpoint, answered.status, answered.body);
    } catch (error) {
      throw (error instanceof NotSignedIn && settings.whyRefused?.()) || error;
    }
  };
  const request: Graph["request"] = async (operation, variables) => {
    return wholeData(await ask(operation, variables)) as never;
  };
  const read: Graph["read"] = async (operation, variables) => {
    const { data, hidden } = visibleData(await ask(operation, variables));
    if (hidden.length > 0) settings.onHidden?.([...new Set(hidden.map(pathOf))]);
    return data as never;
  };
  return {
    endpoint: settings.endpoint,
    request,
    read,
    attempt: async (operation, variables) => (await ask(operation, variables)) as never,
    stream: (operation, asked) => streamOf(settings, operation, asked),
    async mutate(operation, variables) {
      const data = await read(operation, variables);
      insistOnInput(data as Record<string, unknown>);
      return data;
    },
  };
}
