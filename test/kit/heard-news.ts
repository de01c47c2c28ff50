import { randomUUID } from "node:crypto";
import { actorsChannel } from "../../foundation/actor-cache/cache-actors.js";
import { openDatabaseNews, type DatabaseNews } from "../../foundation/database/database-news.js";
import type { TestDatabase } from "./test-database.js";

/** News of actors as one process hears them. */
export interface HeardNews extends DatabaseNews {
  /** What was heard since the last call, once all that was said until now has arrived; each once, in order of the alphabet. */
  heard(): Promise<string[]>;
}

export function hearNews({ url, database }: Pick<TestDatabase, "url" | "database">): HeardNews {
  const news = openDatabaseNews(url);
  const payloads = new Set<string>();
  let arrived: (payload?: string) => void = () => undefined;
  const started = new Promise<void>((resolve) => {
    news.hear(actorsChannel, (payload) => {
      if (payload === undefined) resolve();
      else payloads.add(payload);
      arrived(payload);
    });
  });
  return {
    hear: (channel, hear) => news.hear(channel, hear),
    close: () => news.close(),
    async heard() {
      await started;
      const fence = randomUUID();
      const isHere = new Promise<void>((resolve) => {
        arrived = (payload) => payload === fence && resolve();
      });
      await database.$executeRaw`select pg_notify(${actorsChannel}, ${fence})`;
      await isHere;
      payloads.delete(fence);
      const all = [...payloads].sort();
      payloads.clear();
      return all;
    },
  };
}
