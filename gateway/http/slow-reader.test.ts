import { once } from "node:events";
import { createServer } from "node:http";
import { connect, type Socket } from "node:net";
import { expect, test } from "@jest/globals";
import { startGatewayOfOthers } from "../../test/kit/gateway-of-others.js";
import { smallGraph } from "../../test/kit/small-graph.js";
import { defaultLimits } from "../../testing/default-limits.js";
import { systemClock } from "../../foundation/clock/clock.js";
import { createLimits } from "../limits/limits.js";

const megabytes = 20;
const graph = smallGraph({
  books: {
    schema: "type Query { text: String }",
    resolvers: { Query: { text: () => "x".repeat(megabytes * 1_000_000) } },
  },
});

test("a client that stops reading a long answer is cut off, and the answer is not kept for it", async () => {
  const server = createServer();
  const gateway = await startGatewayOfOthers(
    graph,
    {},
    {
      server,
      streams: { patienceMs: 100, heartbeatMs: 100 },
      limits: createLimits({ ...defaultLimits, operationMs: 400 }, systemClock),
    },
  );
  const accepted = once(server, "connection") as Promise<[Socket]>;
  const body = '{"query":"{ text }"}';
  const client = connect({ port: Number(new URL(gateway.endpoints.fast).port), host: "127.0.0.1" });
  client.write(
    `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${String(body.length)}\r\n\r\n${body}`,
  );
  client.on("error", () => undefined);
  await once(client, "readable"); // of which nothing is read
  const [socket] = await accepted;
  if (!socket.destroyed) await once(socket, "close");
  let length = 0;
  client.on("data", (chunk: Buffer) => void (length += chunk.length));
  await once(client, "close");
  expect(length).toBeLessThan(megabytes * 1_000_000);
  await gateway.close();
});
