import { ApolloClient, gql, HttpLink, InMemoryCache } from "@apollo/client";
import type { ApolloLink } from "@apollo/client";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Subscription } from "rxjs";
import { startGraphUnderTest, type GraphUnderTest } from "../../kit/graph-under-test.js";
import { logQuery, logVariables, upTo, wsClient } from "../../kit/log-followers.js";
import { signIn } from "../../kit/sign-in.js";
import { startSpokenJob, type SpokenJob } from "../../kit/spoken-job.js";
import { giveRoles, readersRoles } from "../../kit/world.js";
import { waitUntil } from "../../../prisma/seed/wait-until.js";

let graph: GraphUnderTest;
let token: string;
beforeAll(async () => {
  graph = await startGraphUnderTest();
  await giveRoles(graph.database, graph.world.alphaMember, readersRoles);
  token = await signIn(graph.database, graph.world.alphaMember);
});
afterAll(() => graph.close());

/** What one subscription of Apollo Client's has brought so far. */
interface Heard {
  lines: number[];
  errors: unknown[];
  isComplete: boolean;
  subscription: Subscription;
}

function follow(link: ApolloLink, job: SpokenJob): Heard {
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const heard: Omit<Heard, "subscription"> = { lines: [], errors: [], isComplete: false };
  const results = client.subscribe<{ provisionerJobLogs: { sequence: number } }>({
    query: gql(logQuery),
    variables: logVariables(job),
  });
  const subscription = results.subscribe({
    next: ({ data, error }) => {
      if (error) heard.errors.push(error);
      if (data) heard.lines.push(data.provisionerJobLogs.sequence);
    },
    error: (error) => void heard.errors.push(error),
    complete: () => (heard.isComplete = true),
  });
  return Object.assign(heard, { subscription });
}

const links: [string, () => ApolloLink][] = [
  ["multipart HTTP", () => new HttpLink({ uri: graph.endpoint, fetch, headers: { authorization: `Bearer ${token}` } })],
  ["a WebSocket", () => new GraphQLWsLink(wsClient(graph.endpoint, token))],
];

describe.each(links)("Apollo Client over %s", (_, link) => {
  test("follows a log to its end", async () => {
    const job = await startSpokenJob(graph.database, { organizationId: graph.world.alpha });
    await job.say(3);
    const heard = follow(link(), job);
    await waitUntil("three lines", () => Promise.resolve(heard.lines.length === 3 || null), 30_000);
    await job.say(2);
    await job.end();
    await waitUntil("the end", () => Promise.resolve(heard.isComplete || null), 30_000);
    expect(heard).toMatchObject({ lines: upTo(5), errors: [] });
  });

  test("is told why it may not", async () => {
    const job = await startSpokenJob(graph.database, { organizationId: graph.world.beta });
    const heard = follow(link(), job);
    await waitUntil("a refusal", () => Promise.resolve(heard.errors.length > 0 || null), 30_000);
    expect(JSON.stringify(heard.errors)).toContain("NOT_FOUND");
    expect(heard.lines).toEqual([]);
  });

  test("leaves when it wants to", async () => {
    const job = await startSpokenJob(graph.database, { organizationId: graph.world.alpha });
    await job.say();
    const heard = follow(link(), job);
    await waitUntil("a line", () => Promise.resolve(heard.lines.length === 1 || null), 30_000);
    heard.subscription.unsubscribe();
    await job.say();
    await job.end();
    expect(heard).toMatchObject({ lines: [1], errors: [] });
  });
});
