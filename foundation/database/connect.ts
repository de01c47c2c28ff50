import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient, type Prisma } from "../../generated/prisma/client.js";
import { directStatements } from "./direct-statements.js";
import { LeasingPool, type Lease } from "./leasing-pool.js";
import type { Statements } from "./statements.js";

export type PrismaConnection = { prisma: PrismaClient; close: () => Promise<void> };

const DEFAULT_POOL_SIZE = 10;

const pools = new WeakMap<PrismaClient, LeasingPool>();

/** The pool below a client that `connectPrisma` made. */
export function poolBelow(prisma: PrismaClient): LeasingPool {
  const pool = pools.get(prisma);
  if (!pool) throw new Error("Not a client of connectPrisma.");
  return pool;
}

/** The same client, whose SQL by hand goes past Prisma. */
function past<Client extends object>(client: Client, statements: Statements, more: object = {}): Client {
  const own = Object.entries({ ...statements, ...more }).map(([name, value]) => [name, { value: value }]);
  return Object.create(client, Object.fromEntries(own) as PropertyDescriptorMap) as Client;
}

type Work = (tx: Prisma.TransactionClient) => Promise<unknown>;

/** Prisma's own transactions, in which SQL by hand goes over the same connection. */
function transactionsOf(client: PrismaClient, pool: LeasingPool) {
  const within = (work: Work, lease: Lease) => (tx: Prisma.TransactionClient) =>
    work(
      past(
        tx,
        directStatements(() => lease.client),
      ),
    );
  return (work: Work | Prisma.PrismaPromise<unknown>[], options?: object) =>
    typeof work === "function"
      ? pool.lease((lease) => client.$transaction(within(work, lease), options))
      : client.$transaction(work, options);
}

interface ConnectOptions {
  maxConnections?: number;
  /** Told of each statement that is sent. */
  onStatement?: () => void;
}

function countStatements(pool: LeasingPool, onStatement: () => void): void {
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((...given: unknown[]) => {
      onStatement();
      return query(...given);
    }) as typeof client.query;
  });
}

/**
 * A Prisma client with a pool of its own; `close` waits for what is under way and gives every connection back. SQL by hand
 * goes to `pg` itself, over the same connections, also in the middle of a transaction of Prisma's.
 */
export function connectPrisma(url: string, options: ConnectOptions = {}): PrismaConnection {
  const { maxConnections = DEFAULT_POOL_SIZE, onStatement } = options;
  const pool = new LeasingPool({ connectionString: url, max: maxConnections });
  if (onStatement) countStatements(pool, onStatement);
  const client = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
  const $transaction = transactionsOf(client, pool);
  const prisma = past(
    client,
    directStatements(() => pool),
    { $transaction },
  );
  pools.set(prisma, pool);
  return { prisma, close: () => prisma.$disconnect() };
}
