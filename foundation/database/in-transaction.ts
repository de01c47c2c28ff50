import type { Prisma, PrismaClient } from "../../generated/prisma/client.js";
import { poolBelow } from "./connect.js";
import { directStatements } from "./direct-statements.js";
import { findDriverError } from "./driver-error.js";
import type { Statements } from "./statements.js";

export type Transaction = Prisma.TransactionClient;

/** serialization_failure, deadlock_detected. */
const PASSING: ReadonlySet<string> = new Set(["40001", "40P01"]);
const RETRIES = 3;
const LIMITS = { maxWait: 10_000, timeout: 20_000 };

/** Where the database gave the transaction up in favour of another it is run again, three times at most. */
async function again<T>(run: () => Promise<T>, retriesLeft = RETRIES): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const sqlState = findDriverError(error)?.sqlState;
    if (retriesLeft === 0 || !sqlState || !PASSING.has(sqlState)) throw error;
    return again(run, retriesLeft - 1);
  }
}

/**
 * Runs `work` in one transaction: all of its writes, or none and its error. It may be run again, so `work` must do nothing
 * but reading and writing there.
 */
export const inTransaction = <T>(prisma: PrismaClient, work: (transaction: Transaction) => Promise<T>): Promise<T> =>
  again(() => prisma.$transaction(work, LIMITS));

async function runStatements<T>(prisma: PrismaClient, work: (statements: Statements) => Promise<T>): Promise<T> {
  const client = await poolBelow(prisma).connect();
  const ignore = (): void => undefined;
  client.on("error", ignore);
  let fault: Error | undefined;
  try {
    await client.query("begin");
    const result = await work(directStatements(() => client));
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((broken: Error) => (fault = broken));
    throw error;
  } finally {
    client.off("error", ignore);
    client.release(fault);
  }
}

/** The same for work that is SQL by hand alone, which has no need of Prisma: a third of the time. */
export const inStatements = <T>(prisma: PrismaClient, work: (statements: Statements) => Promise<T>): Promise<T> =>
  again(() => runStatements(prisma, work));
