import { openDatabaseNews, type DatabaseNews } from "../database/database-news.js";
import type { Ending } from "../streams/ending.js";
import { fitsTags } from "../tags/fits-tags.js";
import type { Tags } from "../tags/read-tags.js";
import { jobsChannel, readJobNews, type JobNews } from "./job-news.js";

/** Waits for news of jobs that some daemon could take, from the moment it is made, for a while. */
export interface Watch {
  /** True when it is time to look: a job came since the last look, or none was noticed for long. False when the while is over. */
  next(): Promise<boolean>;
  end(): void;
}

/** Whose jobs are waited for, and for how long. */
export interface Wait {
  organizationId: string;
  /** The daemon's. */
  tags: Tags;
  milliseconds: number;
  /** Ends the wait where nobody waits for its outcome any more. */
  signal?: Ending | undefined;
}

/** Tells whoever waits for work that there may be some. What it misses costs a wait, never a job. */
export interface JobSignal {
  watch(wait: Wait): Watch;
  /** Ends all waiting, and listens no longer. */
  close(): Promise<void>;
}

/** Whoever the signal does not reach looks so often. */
const pollMs = 5_000;

/** One who waits. */
class Watcher implements Watch {
  readonly #wait: Wait;
  readonly #watchers: Set<Watcher>;
  readonly #endsAt: number;
  readonly #leave = (): void => this.end();
  #hasNews = false;
  #isOver = false;
  #resolve: (() => void) | null = null;

  constructor(watchers: Set<Watcher>, wait: Wait) {
    this.#watchers = watchers;
    this.#wait = wait;
    this.#endsAt = performance.now() + wait.milliseconds;
    watchers.add(this);
    if (wait.signal?.aborted) this.end();
    else wait.signal?.addEventListener("abort", this.#leave);
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
    this.#wait.signal?.removeEventListener("abort", this.#leave);
    this.#resolve?.();
  }

  /** Hears of a job; of none in particular where some may have been missed. */
  hear(news: JobNews | null): void {
    const { organizationId, tags } = this.#wait;
    if (news && (news.organizationId !== organizationId || (news.tags && !fitsTags(news.tags, tags)))) return;
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
  const hear = (payload?: string): void => {
    const told = payload === undefined ? null : readJobNews(payload);
    for (const watcher of watchers) watcher.hear(told);
  };
  let isHearing = false;
  let isClosed = false;
  return {
    watch(wait) {
      const watcher = new Watcher(watchers, wait);
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
