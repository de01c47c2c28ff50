import pg from "pg";

/** Hears of each payload; of none in particular where some may have been missed. */
type Hear = (payload?: string) => void;

/** What other processes say through the database, over one connection. What it misses is told as such. */
export interface DatabaseNews {
  /** Hears a channel from now on, until what it answers with is called. */
  hear(channel: string, hear: Hear): () => void;
  /** Listens no longer. */
  close(): Promise<void>;
}

/** How long a broken connection rests before the next try. */
const retryMs = 2_000;

class NewsConnection implements DatabaseNews {
  readonly #databaseUrl: string;
  readonly #listeners = new Map<string, Hear[]>();
  #client: pg.Client | null = null;
  #isClosed = false;

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl;
  }

  hear(channel: string, hear: Hear): () => void {
    this.#listeners.set(channel, [...(this.#listeners.get(channel) ?? []), hear]);
    if (!this.#isClosed && this.#client) this.#listen(this.#client, [channel]);
    else if (!this.#isClosed) this.#connect();
    return () => {
      const others = (this.#listeners.get(channel) ?? []).filter((other) => other !== hear);
      this.#listeners.set(channel, others);
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => undefined);
  }

  #connect(): void {
    const client = new pg.Client({ connectionString: this.#databaseUrl, keepAlive: true });
    this.#client = client;
    const rest = (): void => this.#restFrom(client);
    client.on("error", rest);
    client.on("end", rest);
    client.on("notification", ({ channel, payload }) => this.#tell(channel, payload));
    client.connect().then(() => this.#listen(client, [...this.#listeners.keys()]), rest);
  }

  /** What came before somebody listened is looked for once more. */
  #listen(client: pg.Client, channels: string[]): void {
    const statements = channels.map((channel) => `listen ${client.escapeIdentifier(channel)}`);
    client.query(statements.join("; ")).then(
      () => channels.forEach((channel) => this.#tell(channel)),
      () => this.#restFrom(client),
    );
  }

  #tell(channel: string, payload?: string): void {
    for (const hear of this.#listeners.get(channel) ?? []) hear(payload);
  }

  #restFrom(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#listeners.forEach((_, channel) => this.#tell(channel));
    setTimeout(() => {
      if (this.#client !== client || this.#isClosed) return;
      this.#connect();
    }, retryMs).unref();
  }
}

/** Connects when somebody wants to hear for the first time, and anew where the connection breaks. */
export const openDatabaseNews = (databaseUrl: string): DatabaseNews => new NewsConnection(databaseUrl);
