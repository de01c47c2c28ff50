import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { parse } from "graphql";
import { answering } from "./answering.js";
import { askClassic, classicNames, type ClassicName } from "./classic-graph/classic-graph.js";

/** The classic graph's subgraphs, each behind HTTP. */
export interface HttpSubgraphs {
  url: (name: ClassicName) => string;
  /** From now on this subgraph answers so; null for as it should. */
  instead: (name: ClassicName, answer: RequestListener | null) => void;
  close: () => Promise<void>;
}

const answerAs = (name: ClassicName): RequestListener =>
  answering<{ query: string; variables?: object }>(({ query, variables = {} }) =>
    askClassic(name, { document: parse(query), variables: { ...variables } }),
  );

export async function startHttpSubgraphs(): Promise<HttpSubgraphs> {
  const instead = new Map<ClassicName, RequestListener>();
  const servers = new Map(
    classicNames.map((name) => {
      const usual = answerAs(name);
      return [name, createServer((request, response) => (instead.get(name) ?? usual)(request, response))];
    }),
  );
  for (const server of servers.values()) await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: (name) => `http://127.0.0.1:${String((servers.get(name)!.address() as AddressInfo).port)}/graphql`,
    instead: (name, answer) => void (answer ? instead.set(name, answer) : instead.delete(name)),
    async close() {
      for (const server of servers.values()) {
        const closed = once(server.close(), "close");
        server.closeAllConnections();
        await closed;
      }
    },
  };
}
