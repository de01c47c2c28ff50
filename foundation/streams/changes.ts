import { openDatabaseNews, type DatabaseNews } from "../database/database-news.js";
import type { Ending } from "./ending.js";

/** Something that changes: a channel of the database's, and the payload by which it is named there. */
export interface Topic {
  channel: string;
  key: string;
}

/** Waits for changes of some topics, from the moment it is made. */
export interface ChangeWatch {
  /** Resolves when there was a change since the last call, or when none was heard of for long, or at the end. */
  next(): Promise<void>;
  readonly isEnded: boolean;
  /** Stops hearing; whoever waits goes on. */
  end(): void;
}

/** Tells those who follow something that it may have changed. What they hear is a reason to look, never the change itself. */
export interface Changes {
  /** Hears until `signal` is aborted. */
  watch(topics: readonly Topic[], signal: Ending): ChangeWatch;
  /** Called at each change before any watch goes on; without a key where some may have been missed. */
  beforeAll(channel: string, hear: (key?: string) => void): void;
  /** Hears nothing any more. */
  close(): Promise<void>;
}

/** Whoever no news reaches looks so often. */
const lookMs = 10_000;

class Watcher implements ChangeWatch {
  readonly #unhear: () => void;
  readonly #signal: Ending;
  isEnded = false;
  #hasNews = false;
  #wakeUp: (() => void) | null = null;

  constructor(signal: Ending, unhear: (watcher: Watcher) => void) {
    this.#signal = signal;
    this.#unhear = () => unhear(this);
    signal.addEventListener("abort", this.end);
  }

  async next(): Promise<void> {
    if (!this.#hasNews && !this.isEnded) await this.#sleep();
    this.#hasNews = false;
  }

  wake(): void {
    this.#hasNews = true;
    this.#wakeUp?.();
  }

  readonly end = (): void => {
    this.isEnded = true;
    this.#signal.removeEventListener("abort", this.end);
    this.#unhear();
    this.wake();
  };

  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#wakeUp?.(), lookMs);
      timer.unref();
      this.#wakeUp = () => {
        clearTimeout(timer);
        this.#wakeUp = null;
        resolve();
      };
    });
  }
}

/** Those who hear one channel. */
class Channel {
  readonly first: ((key?: string) => void)[] = [];
  readonly #watchersByKey = new Map<string, Set<Watcher>>();
  isHeard = false;

  add(key: string, watcher: Watcher): void {
    const watchers = this.#watchersByKey.get(key) ?? new Set();
    this.#watchersByKey.set(key, watchers.add(watcher));
  }

  remove(key: string, watcher: Watcher): void {
    const watchers = this.#watchersByKey.get(key);
    watchers?.delete(watcher);
    if (watchers?.size === 0) this.#watchersByKey.delete(key);
  }

  tell(key?: string): void {
    for (const hear of this.first) hear(key);
    const told = key === undefined ? [...this.#watchersByKey.values()] : [this.#watchersByKey.get(key) ?? []];
    for (const watchers of told) for (const watcher of watchers) watcher.wake();
  }
}

/** Listens to a channel from the moment somebody watches it, over the process's connection or one of its own. */
export function createChanges(source: string | DatabaseNews): Changes {
  const ownNews = typeof source === "string" ? openDatabaseNews(source) : null;
  const news = ownNews ?? (source as DatabaseNews);
  const channels = new Map<string, Channel>();
  const channelOf = (name: string): Channel => {
    const channel = channels.get(name) ?? new Channel();
    channels.set(name, channel);
    return channel;
  };
  const hear = (name: string): Channel => {
    const channel = channelOf(name);
    if (!channel.isHeard) news.hear(name, (key) => channel.tell(key));
    channel.isHeard = true;
    return channel;
  };
  return {
    watch(topics, signal) {
      const watcher = new Watcher(signal, (ended) => {
        for (const { channel, key } of topics) channels.get(channel)?.remove(key, ended);
      });
      if (signal.aborted) watcher.end();
      else for (const { channel, key } of topics) hear(channel).add(key, watcher);
      return watcher;
    },
    beforeAll: (name, first) => void channelOf(name).first.push(first),
    close: async () => ownNews?.close(),
  };
}
