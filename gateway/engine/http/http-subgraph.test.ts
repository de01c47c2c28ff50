import { once, setMaxListeners } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "@jest/globals";
import { OperationTypeNode, parse } from "graphql";
import type { SubgraphClient, SubgraphOperation } from "../subgraph-client.js";
import { httpSubgraph } from "./http-subgraph.js";

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start(
  answer: RequestListener,
  deadlineMs = 10_000,
  waitMs?: () => number | null,
): Promise<{ server: Server; client: SubgraphClient<string> }> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${String(port)}/graphql?from=gateway`;
  const headers = (actor: string) => ({ authorization: `Bearer ${actor}` });
  const client = httpSubgraph<string>({ url, headers, deadlineMs, ...(waitMs && { waitMs }) });
  closing.push(
    () => client.close!(),
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  return { server, client };
}

const operation = (kind = OperationTypeNode.QUERY): SubgraphOperation => ({
  kind,
  name: undefined,
  document: parse("{ me { id } }"),
  variables: {},
  body: () => '{"query":"{ me { id } }"}',
});

const ask = (client: SubgraphClient<string>, kind?: OperationTypeNode, signal?: AbortSignal) =>
  client.ask(operation(kind), { context: "ada", signal });

const json: (body: unknown, status?: number) => RequestListener =
  (body, status = 200) =>
  (_, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };

test("asks by POST with the headers of whoever asks, over connections that are kept", async () => {
  const seen: object[] = [];
  const ports = new Set<number | undefined>();
  const { client } = await start((request, response) => {
    const { method, url, headers } = request;
    seen.push({ method, url, who: headers.authorization, type: headers["content-type"] });
    ports.add(request.socket.remotePort);
    json({ data: { me: { id: "1" } } })(request, response);
  });
  expect(await ask(client)).toEqual({ data: { me: { id: "1" } }, errors: undefined });
  for (let again = 0; again < 9; again++) await ask(client);
  const expected = { method: "POST", url: "/graphql?from=gateway", who: "Bearer ada", type: "application/json" };
  expect(seen).toEqual(Array.from({ length: 10 }, () => expected));
  // A second one is opened where the first is not known to be free yet.
  expect(ports.size).toBeLessThanOrEqual(2);
});

test("an answer of GraphQL is one whatever its status", async () => {
  const errors = [{ message: "Sign in first.", extensions: { code: "UNAUTHENTICATED" } }];
  const { client } = await start(json({ errors }, 401));
  expect(await ask(client)).toEqual({ data: undefined, errors });
});

test.each<[string, RequestListener, RegExp]>([
  ["a page", (_, response) => void response.writeHead(502).end("<html>Bad gateway</html>"), /HTTP 502 .* no JSON/],
  ["other JSON", json({ status: "ok" }), /no answer of GraphQL/],
  ["errors that are no list", json({ errors: "many" }), /no answer of GraphQL/],
  ["data that is no object", json({ data: 1 }), /no answer of GraphQL/],
  [
    "half a body",
    (_, response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write('{"data":{"me"', () => response.destroy());
    },
    /other side closed|aborted|terminated/,
  ],
])("%s is no answer", async (_, answer, message) => {
  const { client } = await start(answer);
  await expect(ask(client, OperationTypeNode.MUTATION)).rejects.toThrow(message);
});

test("an answer that does not come is waited for until the deadline, and no longer", async () => {
  const { client } = await start(() => undefined, 40);
  await expect(ask(client)).rejects.toThrow("no answer within 40 ms");
});

test("the deadline is for the whole answer, not for its beginning", async () => {
  const { client } = await start((_, response) => void response.writeHead(200).write('{"data":'), 40);
  await expect(ask(client)).rejects.toThrow("no answer within 40 ms");
});

test("a question that nobody waits for any more is taken back", async () => {
  const leaving = new AbortController();
  const closed: Promise<unknown>[] = [];
  const { client } = await start((request) => {
    closed.push(once(request.socket, "close"));
    leaving.abort();
  });
  await expect(ask(client, undefined, leaving.signal)).rejects.toThrow("nobody waits");
  await Promise.all(closed);
  expect(closed).toHaveLength(1);
});

test("a mutation is seen through when nobody waits for it any more", async () => {
  const leaving = new AbortController();
  const { client } = await start((request, response) => {
    leaving.abort();
    json({ data: { me: { id: "1" } } })(request, response);
  });
  expect(await ask(client, OperationTypeNode.MUTATION, leaving.signal)).toMatchObject({ data: { me: { id: "1" } } });
});

test("a mutation that waits by itself is taken back when nobody waits for it any more", async () => {
  const leaving = new AbortController();
  const closed: Promise<unknown>[] = [];
  const answer: RequestListener = (request) => {
    closed.push(once(request.socket, "close"));
    leaving.abort();
  };
  const { client } = await start(answer, 10_000, () => 20_000);
  await expect(ask(client, OperationTypeNode.MUTATION, leaving.signal)).rejects.toThrow("nobody waits");
  await Promise.all(closed);
  expect(closed).toHaveLength(1);
});

test("a mutation that waits by itself has the time for that, and for its answer", async () => {
  const late: RequestListener = (request, response) =>
    void setTimeout(() => json({ data: { me: null } })(request, response), 80);
  const patient = await start(late, 20, () => 1);
  expect(await ask(patient.client, OperationTypeNode.MUTATION)).toMatchObject({ data: { me: null } });
  const hasty = await start(late, 20, () => null);
  await expect(ask(hasty.client, OperationTypeNode.MUTATION)).rejects.toThrow("no answer within 20 ms");
  const query = await start(late, 20, () => 1);
  await expect(ask(query.client)).rejects.toThrow("no answer within 20 ms");
});

test.each([
  [OperationTypeNode.QUERY, "is sent once more", 2],
  [OperationTypeNode.MUTATION, "is not sent again: it may have been heard", 1],
])("a %s on a connection that is closed before the answer %s", async (kind, _, times) => {
  let count = 0;
  const { client } = await start((request, response) => {
    count++;
    if (count === 1) request.socket.destroy();
    else json({ data: { me: null } })(request, response);
  });
  const answer = await ask(client, kind).catch((error: Error) => error);
  expect(count).toBe(times);
  expect(answer instanceof Error).toBe(times === 1);
});

test("a connection that the other side closes while nobody uses it is not used again", async () => {
  const ports: unknown[] = [];
  const { server, client } = await start((request, response) => {
    ports.push(request.socket.remotePort);
    json({ data: { me: null } })(request, response);
  });
  await ask(client, OperationTypeNode.MUTATION);
  server.closeIdleConnections();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await ask(client, OperationTypeNode.MUTATION);
  expect(new Set(ports).size).toBe(2);
});

test("an answer that comes before all of the question is sent is one, and its connection is not used again", async () => {
  const { client } = await start(json({ errors: [{ message: "too long" }] }, 413));
  const long = {
    ...operation(OperationTypeNode.MUTATION),
    body: () => JSON.stringify({ query: "x".repeat(30_000_000) }),
  };
  expect(await client.ask(long, { context: "ada", signal: undefined })).toMatchObject({ errors: [{}] });
  expect(await ask(client, OperationTypeNode.MUTATION)).toMatchObject({ errors: [{}] });
});

test("a header that could be read as two is not sent, and nobody waits for the answer to it", async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const before = timers();
  const { client } = await start(json({ data: {} }));
  const asking = { context: "ada\r\nx-admin: yes", signal: undefined };
  await expect(client.ask(operation(), asking)).rejects.toThrow("the header authorization has a character");
  expect(timers()).toBe(before);
});

test("who closes waits for what is under way, and takes no more", async () => {
  const answered: (() => void)[] = [];
  const { client } = await start((request, response) => {
    answered.push(() => json({ data: { me: null } })(request, response));
  });
  const underWay = ask(client);
  while (answered.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  const closed = client.close!();
  await expect(ask(client, OperationTypeNode.MUTATION)).rejects.toThrow("closed");
  answered[0]!();
  expect(await underWay).toMatchObject({ data: { me: null } });
  await closed;
});

test("a subgraph that refuses to connect is no answer", async () => {
  const { server, client } = await start(json({}));
  await new Promise((resolve) => server.close(resolve));
  await expect(ask(client)).rejects.toThrow("ECONNREFUSED");
});

test("whoever left before a connection is free is not kept waiting", async () => {
  const { client } = await start(() => undefined);
  const [others, leaving] = [new AbortController(), new AbortController()];
  setMaxListeners(0, others.signal);
  const waiting = Array.from({ length: 256 }, () => ask(client, OperationTypeNode.QUERY, others.signal));
  const queued = ask(client, undefined, leaving.signal);
  leaving.abort();
  await expect(queued).rejects.toThrow("nobody waits");
  others.abort();
  await Promise.allSettled(waiting);
});
