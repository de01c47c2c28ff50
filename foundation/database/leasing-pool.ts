import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";

const leases = new AsyncLocalStorage<Lease>();
/** Leases without a connection. */
let waiting = 0;

/** The connection on which a transaction runs, until it is over. */
class Lease {
  #client: pg.PoolClient | null = null;
  #isOver = false;
  #isWaiting = true;

  constructor() {
    waiting += 1;
  }

  get isBegun(): boolean {
    return this.#client !== null;
  }

  begin(client: pg.PoolClient): void {
    this.#client = client;
    this.#waitNoLonger();
  }

  end(): void {
    this.#isOver = true;
    this.#waitNoLonger();
  }

  /** Throws where the transaction is over: the connection may be another's by now. */
  get client(): pg.PoolClient {
    if (!this.#client || this.#isOver) throw new Error("The transaction is over, or was never begun.");
    return this.#client;
  }

  /** As long as Node keeps a storage it notes every promise of the process, which costs all of them time and memory. */
  #waitNoLonger(): void {
    if (!this.#isWaiting) return;
    this.#isWaiting = false;
    waiting -= 1;
    if (waiting === 0) leases.disable();
  }
}

export type { Lease };

/** A pool that knows which of its connections a transaction of Prisma's has taken. */
export class LeasingPool extends pg.Pool {
  readonly #lent = new WeakMap<pg.PoolClient, Lease>();

  constructor(config: pg.PoolConfig) {
    super(config);
    // The next who asks finds the fault; without a listener it would end the process.
    this.on("error", () => undefined);
    this.on("release", (_, client) => this.#lent.get(client)?.end());
  }

  // `pg` itself passes a callback, Prisma does not.
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool["connect"]>[0]): void;
  override connect(callback?: Parameters<pg.Pool["connect"]>[0]): Promise<pg.PoolClient> | void {
    return callback ? super.connect(callback) : this.#connect();
  }

  async #connect(): Promise<pg.PoolClient> {
    const client = await super.connect();
    const lease = leases.getStore();
    if (lease && !lease.isBegun) {
      lease.begin(client);
      this.#lent.set(client, lease);
    }
    return client;
  }

  /** Runs `work`; the first connection that is taken in it is the lease's. */
  async lease<T>(work: (lease: Lease) => Promise<T>): Promise<T> {
    const lease = new Lease();
    try {
      return await leases.run(lease, () => work(lease));
    } finally {
      lease.end();
    }
  }
}
