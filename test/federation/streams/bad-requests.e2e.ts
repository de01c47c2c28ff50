import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startGraphUnderTest, type GraphUnderTest } from "../../kit/graph-under-test.js";
import { logQuery, logVariables, sseClient, upTo } from "../../kit/log-followers.js";
import { signIn } from "../../kit/sign-in.js";
import { startSpokenJob } from "../../kit/spoken-job.js";
import { giveRoles, readersRoles } from "../../kit/world.js";

const settings = { connectionsEach: 2 };
let graph: GraphUnderTest;
let token: string;
let job: { id: string };
beforeAll(async () => {
  graph = await startGraphUnderTest({ streams: settings });
  await giveRoles(graph.database, graph.world.alphaMember, readersRoles);
  token = await signIn(graph.database, graph.world.alphaMember);
  const spoken = await startSpokenJob(graph.database, { organizationId: graph.world.alpha });
  await spoken.say(2);
  await spoken.end();
  job = spoken;
});
afterAll(() => graph.close());

const sse = "text/event-stream";
const multipart = "multipart/mixed;subscriptionSpec=1.0, application/json";
const preflighted = { "apollo-require-preflight": "1" };

const send = (body: object, headers: Record<string, string> = {}) =>
  fetch(graph.endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(body),
  });

const get = (params: Record<string, string>, headers: Record<string, string>) =>
  fetch(`${graph.endpoint}?${String(new URLSearchParams(params))}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });

const subscription = () => ({ query: logQuery, variables: logVariables(job) });
const byGet = () => ({ query: logQuery, variables: JSON.stringify(logVariables(job)) });
const codeOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return `${String(response.status)} ${errors[0]!.extensions.code}`;
};

describe("a subscription", () => {
  test("over GET without an event stream is refused", async () => {
    expect((await get(byGet(), { accept: "application/json", ...preflighted })).status).toBe(405);
  });

  test("over POST for one answer is refused, with the ways that there are", async () => {
    const response = await send(subscription(), { accept: "application/json" });
    expect(response.status).toBe(406);
    expect(JSON.stringify(await response.json())).toContain("text/event-stream");
  });

  test("over GET is streamed, if no page of another site can have sent it", async () => {
    expect(await codeOf(await get(byGet(), { accept: sse }))).toBe("400 BAD_REQUEST");
    const response = await get(byGet(), { accept: sse, ...preflighted });
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    const text = await response.text();
    expect(text.match(/^event: next$/gm)).toHaveLength(2);
    expect(text).toMatch(/event: complete\ndata:\n\n$/);
  });

  test("over POST is streamed in parts, as Apollo's protocol has them", async () => {
    const response = await send(subscription(), { accept: multipart });
    expect(response.headers.get("content-type")).toBe('multipart/mixed;boundary="graphql";subscriptionSpec=1.0');
    const parts = (await response.text()).split(/\r\n--graphql(?:--)?/).slice(1, -1);
    expect(parts.filter(Boolean).map((part) => JSON.parse(part.split("\r\n\r\n")[1]!))).toEqual(
      upTo(2).map((sequence) => ({
        payload: { data: { provisionerJobLogs: { sequence, output: `line ${String(sequence)}` } } },
      })),
    );
  });

  test.each([
    ["event streams", sse],
    ["parts", multipart],
  ])("with a token that is nobody's is refused in %s too", async (_, accept) => {
    const response = await send(subscription(), { accept, authorization: "Bearer orgp_unknown" });
    expect(await codeOf(response)).toBe("401 UNAUTHENTICATED");
  });

  test.each<[string, object, string]>([
    ["of a malformed id", { id: "x" }, "BAD_USER_INPUT"],
    ["of another type's id", { id: "org_00000000000000000000000000" }, "NOT_FOUND"],
    ["from before the first line", { after: -1 }, "BAD_USER_INPUT"],
    ["with variables of the wrong type", { after: "x" }, "BAD_USER_INPUT"],
  ])("%s ends with what is wrong", async (_, wrong, code) => {
    const variables = { ...logVariables(job), ...wrong };
    const results = sseClient(graph.endpoint, token).iterate({ query: logQuery, variables });
    expect((await results.next()).value).toMatchObject({ errors: [{ extensions: { code } }] });
    expect((await results.next()).done).toBe(true);
  });

  test("of two root fields, or of none, is no operation", async () => {
    const twice = `subscription ($id: ID!) { a: provisionerJobLogs(jobId: $id) { output } b: provisionerJob(id: $id) { id } }`;
    const text = await (await send({ query: twice, variables: { id: job.id } }, { accept: sse })).text();
    expect(text).toContain("GRAPHQL_VALIDATION_FAILED");
    expect(await (await send({ query: "subscription {", variables: {} }, { accept: sse })).text()).toContain(
      "GRAPHQL_PARSE_FAILED",
    );
  });
});

test("other operations are answered as events too, but no mutation by GET", async () => {
  const query = "{ viewer { username } }";
  expect(await (await send({ query }, { accept: sse })).text()).toContain(
    '{"data":{"viewer":{"username":"alpha-member"}}}',
  );
  expect((await send({ query }, { accept: `application/json, ${sse}` })).headers.get("content-type")).toContain("json");
  const mutation = 'mutation { deleteTemplate(input: { id: "x" }) { deletedId } }';
  expect(await codeOf(await get({ query: mutation }, { accept: sse, ...preflighted }))).toBe("405 BAD_REQUEST");
});

test("a stream that is one too many of a user is refused, until another has ended", async () => {
  const { database, world } = graph;
  const running = await startSpokenJob(database, { organizationId: world.alpha });
  const body = { query: logQuery, variables: logVariables(running) };
  const open = await Promise.all(upTo(settings.connectionsEach).map(() => send(body, { accept: sse })));
  const refused = await send(body, { accept: sse });
  expect(await codeOf(refused)).toBe("429 LIMIT_EXCEEDED");
  await running.end();
  await Promise.all(open.map((response) => response.text()));
  expect((await send(body, { accept: sse })).status).toBe(200);
});
