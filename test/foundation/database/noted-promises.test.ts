import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createTestDatabase, type TestDatabase } from "../../kit/test-database.js";

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.close());

/** In a process of its own: the promises of a test are noted by whatever runs it. */
const script = `
  import { connectPrisma } from "./dist/foundation/database/connect.js";
  const isNoted = () => Object.getOwnPropertySymbols(Promise.resolve()).length > 0;
  const { prisma, close } = connectPrisma(process.argv[1]);
  const noted = { before: isNoted() };
  const transactions = [1, 2].map(() => prisma.$transaction(async (tx) => {
    await tx.$queryRaw\`select 1\`;
    noted.within = isNoted();
  }));
  noted.waiting = isNoted();
  await Promise.all(transactions);
  await prisma.$transaction(() => Promise.reject(new Error("enough"))).catch(() => undefined);
  noted.after = isNoted();
  await close();
  console.log(JSON.stringify(noted));`;

/** From 24 on Node keeps a storage without. */
const notes = Number(process.versions.node.split(".")[0]) < 24;

test("Node notes the promises of the process while a transaction waits for its connection, and no longer", async () => {
  const args = ["--input-type=module", "--eval", script, testDatabase.url];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, NODE_OPTIONS: "" } });
  expect(JSON.parse(stdout)).toEqual({ before: false, waiting: notes, within: false, after: false });
});
