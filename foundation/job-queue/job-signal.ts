import { openDatabaseNews, type DatabaseNews } from "../database/database-news.js";
import { jobsChannel } from "./enqueue-job.js";

/** Waits for news of one organization's queue, from the moment it is made, for a while. */
export interface Watch {
  /** True when it is time to look: a job came since the last look, or none was noticed for long. False when the while is over. */
  next(): Promise<boolean>;
  end(): void;
}

/** Tells whoever waits for work that there may be some. What it misses costs a wait, never a job. */
export interface JobSignal {
  watch(organizationId: string, milliseconds: number): Watch;
  /** Ends all waiting, and listens no longer. */
  close(): Promise<void>;
}

/** Whoever the signal does not reach looks so often. */
const pollMs = 5_000;

/** One who waits. */
class Watcher implements Watch {
  readonly organizationId: string;
  readonly #watchers: Set<Watcher>;
  readonly #endsAt: number;
  #hasNews = false;
  #isOver = false;
  #resolve: (() => void) | null = null;

  constructor(watchers: Set<Watcher>, organizationId: string, milliseconds: number) {
    this.#watchers = watchers;
    this.organizationId = organizationId;
    this.#endsAt = performance.now() + milliseconds;
    watchers.add(this);
  }

  async next(): Promise<boolean> {
    const rest = this.#endsAt - performance.now();
    if (this.#isOver || rest <= 0) return false;
    if (!this.#hasNews) await this.#sleep(Math.min(rest, pollMs));
    const isTimeToLook = this.#hasNews || this.#endsAt > performance.now();
    this.#hasNews = false;
    return isTimeToLook && !this.#isOver;
  }

  end(): void {
    this.#isOver = true;
    this.#watchers.delete(this);
    this.#resolve?.();
  }

  wake(): void {
    this.#hasNews = true;
    this.#resolve?.();
  }

  #sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#resolve = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Listens to the queue from the moment somebody waits for the first time, over the process's connection or one of its own. */
export function createJobSignal(source: string | DatabaseNews): JobSignal {
  const ownNews = typeof source === "string" ? openDatabaseNews(source) : null;
  const news = ownNews ?? (source as DatabaseNews);
  const watchers = new Set<Watcher>();
  const hear = (organizationId?: string): void => {
    for (const watcher of watchers) {
      if (organizationId === undefined || watcher.organizationId === organizationId) watcher.wake();
    }
  };
  let isHearing = false;
  let isClosed = false;
  return {
    watch(organizationId, milliseconds) {
      const watcher = new Watcher(watchers, organizationId, milliseconds);
      if (isClosed) watcher.end();
      else if (!isHearing) news.hear(jobsChannel, hear);
      isHearing = true;
      return watcher;
    },
    async close() {
      isClosed = true;
      for (const watcher of watchers) watcher.end();
      await ownNews?.close();
    },
  };
}
