import { openDatabaseNews } from "../foundation/database/database-news.js";
import { createJobSignal } from "../foundation/job-queue/job-signal.js";
import { createChanges } from "../foundation/streams/changes.js";

/** All that a process hears of its database, over one connection. */
export function hearDatabase(url: string) {
  const news = openDatabaseNews(url);
  return { news, jobSignal: createJobSignal(news), changes: createChanges(news) };
}
