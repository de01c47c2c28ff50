import pg from "pg";
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

/** How long a broken connection rests before the next try; meanwhile everybody polls. */
const retryMs = 2_000;
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

/** One connection that listens to the queue, made anew where it breaks. */
class Listener {
  readonly #databaseUrl: string;
  readonly #onNews: (organizationId?: string) => void;
  #client: pg.Client | null = null;

  constructor(databaseUrl: string, onNews: (organizationId?: string) => void) {
    this.#databaseUrl = databaseUrl;
    this.#onNews = onNews;
  }

  start(): void {
    if (this.#client) return;
    const client = new pg.Client({ connectionString: this.#databaseUrl, keepAlive: true });
    this.#client = client;
    const rest = (): void => this.#restFrom(client);
    client.on("error", rest);
    client.on("end", rest);
    client.on("notification", ({ payload }) => this.#onNews(payload));
    client
      .connect()
      .then(() => client.query(`listen ${jobsChannel}`))
      // What came before somebody listened is looked for once more.
      .then(() => this.#onNews(), rest);
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => undefined);
  }

  #restFrom(client: pg.Client): void {
    if (this.#client !== client) return;
    setTimeout(() => {
      if (this.#client !== client) return;
      this.#client = null;
      this.start();
    }, retryMs).unref();
  }
}

/** Listens to the queue by one connection, which is made when somebody waits for the first time. */
export function createJobSignal(databaseUrl: string): JobSignal {
  const watchers = new Set<Watcher>();
  const listener = new Listener(databaseUrl, (organizationId) => {
    for (const watcher of watchers) {
      if (organizationId === undefined || watcher.organizationId === organizationId) watcher.wake();
    }
  });
  let isClosed = false;
  return {
    watch(organizationId, milliseconds) {
      const watcher = new Watcher(watchers, organizationId, milliseconds);
      if (isClosed) watcher.end();
      else listener.start();
      return watcher;
    },
    async close() {
      isClosed = true;
      for (const watcher of watchers) watcher.end();
      await listener.stop();
    },
  };
}
