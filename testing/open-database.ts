import { connectPrisma } from "../foundation/database/connect.js";
import type { PrismaClient } from "../generated/prisma/client.js";
import { cloneDatabase } from "./clone-database.js";
import type { Undoing } from "./undoing.js";

/** A database of a test's own, with a connection to it. */
export async function openDatabase(undoing: Undoing): Promise<{ url: string; database: PrismaClient }> {
  const { url, drop } = await cloneDatabase();
  undoing.later(drop);
  const { prisma: database, close } = connectPrisma(url, { maxConnections: 5 });
  undoing.later(close);
  return { url, database };
}
