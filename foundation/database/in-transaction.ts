import type { Prisma, PrismaClient } from "../../generated/prisma/client.js";
import { findDriverError } from "./driver-error.js";

export type Transaction = Prisma.TransactionClient;

/** serialization_failure, deadlock_detected. */
const PASSING: ReadonlySet<string> = new Set(["40001", "40P01"]);
const RETRIES = 3;
const LIMITS = { maxWait: 10_000, timeout: 20_000 };

/**
 * Runs `work` in one transaction: all of its writes, or none and its error. Where the database gave the transaction up in
 * favour of another it is run again, three times at most, so `work` must do nothing but reading and writing there.
 */
export async function inTransaction<T>(
  prisma: PrismaClient,
  work: (transaction: Transaction) => Promise<T>,
  retriesLeft = RETRIES,
): Promise<T> {
  try {
    return await prisma.$transaction(work, LIMITS);
  } catch (error) {
    const sqlState = findDriverError(error)?.sqlState;
    if (retriesLeft === 0 || !sqlState || !PASSING.has(sqlState)) throw error;
    return inTransaction(prisma, work, retriesLeft - 1);
  }
}
