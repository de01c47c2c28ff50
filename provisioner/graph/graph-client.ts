import { setTimeout as pause } from "node:timers/promises";
import { backoffMs } from "./backoff-ms.js";
import { GraphAway } from "./graph-errors.js";
import type { Operation } from "./operations.js";
import { readAnswer } from "./read-answer.js";

export interface AskOptions {
  /** Gives up waiting, with the signal's reason. */
  signal?: AbortSignal;
  /** How long one attempt may take. */
  deadlineMs?: number;
}

export interface Graph {
  /** Asks once. Throws GraphAway, KeyRefused or GraphRefusal. */
  ask<Input, Payload>(operation: Operation<Input, Payload>, input: Input, options?: AskOptions): Promise<Payload>;
  /** Asks, the same each time, until the control plane answers. Throws KeyRefused or GraphRefusal. */
  insist<Input, Payload>(operation: Operation<Input, Payload>, input: Input, options?: AskOptions): Promise<Payload>;
}

export interface GraphSettings {
  url: string;
  key: string;
  /** Told of every answer. */
  onAnswer?: () => void;
  /** Told of every attempt in vain. */
  onAway: (away: { field: string; reason: string; againInMs: number }) => void;
  chance?: () => number;
  /** Between two attempts. */
  pauseMs?: (ms: number, signal: AbortSignal | undefined) => Promise<unknown>;
}

const usualDeadlineMs = 60_000;

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

async function post(
  { url, key }: GraphSettings,
  body: string,
  signal: AbortSignal,
): Promise<{ status: number; body: string }> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body,
    signal,
    redirect: "manual",
  });
  return { status: response.status, body: await response.text() };
}

function onlyAway(error: unknown): GraphAway {
  if (error instanceof GraphAway) return error;
  throw error;
}

/** A client of the graph for a daemon's few mutations, over HTTP, with its provisioner key. */
export function createGraph(settings: GraphSettings): Graph {
  const { onAway, chance = Math.random } = settings;
  const wait = settings.pauseMs ?? ((ms, signal) => pause(ms, undefined, { signal }));

  const ask: Graph["ask"] = async (operation, input, { signal, deadlineMs = usualDeadlineMs } = {}) => {
    signal?.throwIfAborted();
    const deadline = AbortSignal.timeout(deadlineMs);
    const body = JSON.stringify({ query: operation.document, variables: { input } });
    const answer = await post(settings, body, signal ? AbortSignal.any([signal, deadline]) : deadline).catch(
      (error: unknown) => {
        signal?.throwIfAborted();
        throw new GraphAway(reasonOf(error));
      },
    );
    const read = readAnswer(operation.field, answer.status, answer.body) as never;
    settings.onAnswer?.();
    return read;
  };

  const insist: Graph["insist"] = async (operation, input, options = {}) => {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await ask(operation, input, options).catch(onlyAway);
      if (!(answer instanceof GraphAway)) return answer;
      const againInMs = backoffMs(attempt, chance());
      onAway({ field: operation.field, reason: answer.message, againInMs });
      await wait(againInMs, options.signal);
    }
  };
  return { ask, insist };
}
