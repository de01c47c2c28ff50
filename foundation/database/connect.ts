import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../../generated/prisma/client.js";

export type PrismaConnection = { prisma: PrismaClient; close: () => Promise<void> };

const DEFAULT_POOL_SIZE = 10;

/** A Prisma client with a pool of its own; `close` waits for what is under way and gives every connection back. */
export function connectPrisma(
  url: string,
  { maxConnections = DEFAULT_POOL_SIZE }: { maxConnections?: number } = {},
): PrismaConnection {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: maxConnections }) });
  return { prisma, close: () => prisma.$disconnect() };
}
