import pg from "pg";
import { jobsChannel } from "./enqueue-job.js";

/** Waits for news of one organization's queue, from the moment it is made. */
export interface Watch {
  /** Resolves at the next job that comes into the queue, or came since the last wait; at the latest when the time is over. */
  next(milliseconds: number): Promise<void>;
  end(): void;
}

/** Tells whoever waits for work that there may be some. What it misses costs a wait, never a job. */
export interface JobSignal {
  watch(organizationId: string): Watch;
  /** Wakes everybody, and listens no longer. */
  close(): Promise<void>;
  readonly isClosed: boolean;
}

interface Watcher {
  organizationId: string;
  wake(): void;
}

/** How long a broken connection rests before the next try; meanwhile everybody polls. */
const retryMs = 2_000;

function createWatch(watchers: Set<Watcher>, organizationId: string): Watch {
  let hasNews = false;
  let wakeWaiter: (() => void) | null = null;
  const watcher: Watcher = {
    organizationId,
    wake() {
      hasNews = true;
      wakeWaiter?.();
    },
  };
  watchers.add(watcher);
  return {
    async next(milliseconds) {
      if (!hasNews) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          wakeWaiter = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      hasNews = false;
      wakeWaiter = null;
    },
    end: () => watchers.delete(watcher),
  };
}

/** Listens to the queue by one connection, which is made when somebody waits for the first time. */
export function createJobSignal(databaseUrl: string): JobSignal {
  const watchers = new Set<Watcher>();
  let client: pg.Client | null = null;
  let isClosed = false;
  const wake = (organizationId?: string): void => {
    for (const watcher of watchers) {
      if (organizationId === undefined || watcher.organizationId === organizationId) watcher.wake();
    }
  };
  const listen = (): void => {
    if (client || isClosed) return;
    const connection = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    client = connection;
    const rest = (): void => {
      if (client !== connection) return;
      client = null;
      setTimeout(() => watchers.size > 0 && listen(), retryMs).unref();
    };
    connection.on("error", rest);
    connection.on("end", rest);
    connection.on("notification", ({ payload }) => wake(payload));
    connection
      .connect()
      .then(() => connection.query(`listen ${jobsChannel}`))
      // What came before somebody listened is looked for once more.
      .then(() => wake(), rest);
  };
  return {
    get isClosed() {
      return isClosed;
    },
    watch(organizationId) {
      listen();
      return createWatch(watchers, organizationId);
    },
    async close() {
      isClosed = true;
      const connection = client;
      client = null;
      wake();
      await connection?.end().catch(() => undefined);
    },
  };
}
