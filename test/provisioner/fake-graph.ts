import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { AcquiredJob } from "../../provisioner/jobs/acquired-job.js";

/** One thing that a daemon said. */
export interface Call {
  field: string;
  input: Record<string, never> & { [name: string]: unknown };
  authorization: string | undefined;
}

/** An answer of the control plane: a payload, an HTTP status alone, an error's code, or silence and a broken line. */
export type Answer = object | { status: number } | { error: string } | "hang up" | Promise<object>;
type Answering = (call: Call, countOfField: number) => Answer;

export interface FakeGraph {
  url: string;
  calls: readonly Call[];
  /** Of one mutation, their inputs in order. */
  inputsOf(field: string): Call["input"][];
  /** Resolves with the nth call (from 1) of a mutation. */
  called(field: string, count?: number): Promise<Call>;
  /** Replaces how a mutation is answered. */
  answer(field: string, answering: Answering): void;
  /** Hands a job to the daemon that polls, or will. */
  give(job: AcquiredJob): void;
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<{ query: string; variables: { input: Call["input"] } }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as never;
}

function send(response: ServerResponse, field: string, answer: Exclude<Answer, Promise<object>>): void {
  if (answer === "hang up") return void response.destroy();
  if ("status" in answer) return void response.writeHead(answer.status).end();
  response.setHeader("content-type", "application/json");
  if (!("error" in answer))
    return void response.end(JSON.stringify({ data: { [field]: { userErrors: [], ...answer } } }));
  const errors = [{ message: "No.", extensions: { code: answer.error } }];
  response.end(JSON.stringify({ data: { [field]: null }, errors }));
}

/** Jobs wait for polls, and polls for jobs. */
function createQueue() {
  const jobs: AcquiredJob[] = [];
  const polls: ((answer: object) => void)[] = [];
  const match = (): void => {
    while (jobs.length > 0 && polls.length > 0) polls.shift()!({ job: jobs.shift() });
  };
  return {
    give: (job: AcquiredJob): void => (jobs.push(job), match()),
    poll: (): Promise<object> => new Promise((resolve) => (polls.push(resolve), match())),
  };
}

const wellBehaved = (poll: () => Promise<object>): Record<string, Answering> => ({
  registerProvisionerDaemon: () => ({ daemon: { id: "dmn_1" } }),
  acquireProvisionerJob: poll,
  reportProvisionerJob: () => ({ canceled: false, lost: false }),
  commitJobQuota: () => ({ approved: true, allowance: 10, consumed: 0 }),
  completeProvisionerJob: ({ input }) => ({ job: { id: input["jobId"] } }),
  failProvisionerJob: ({ input }) => ({ job: { id: input["jobId"] } }),
  unregisterProvisionerDaemon: () => ({}),
});

/** A control plane of a few lines: the daemon's mutations over HTTP, answered as each test likes. */
export async function startFakeGraph(): Promise<FakeGraph> {
  const { give, poll } = createQueue();
  const answering = wellBehaved(poll);
  const calls: Call[] = [];
  const waiting: (() => void)[] = [];
  const tellWaiting = (): void => waiting.splice(0).forEach((look) => look());
  const ofField = (field: string) => calls.filter((call) => call.field === field);

  const server = createServer((request, response) => {
    const answered = readBody(request).then(async ({ query, variables }) => {
      const field = /\{ (\w+)\(/.exec(query)?.[1] ?? "";
      const call = { field, input: variables.input, authorization: request.headers.authorization };
      calls.push(call);
      const answer = answering[field]!(call, ofField(field).length);
      // Whoever asks for a call means one that was answered; a poll may never be.
      if (answer instanceof Promise) tellWaiting();
      send(response, field, await answer);
      tellWaiting();
    });
    // A daemon that is told to stop breaks off what it has asked.
    answered.catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const called = async (field: string, count = 1): Promise<Call> => {
    for (;;) {
      const call = ofField(field)[count - 1];
      if (call) return call;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`,
    calls,
    inputsOf: (field) => ofField(field).map(({ input }) => input),
    called,
    answer: (field, answer) => void (answering[field] = answer),
    give,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
