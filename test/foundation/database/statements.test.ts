import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { inStatements, inTransaction, type Transaction } from "../../../foundation/database/in-transaction.js";
import { prepared, type Statements } from "../../../foundation/database/statements.js";
import { violatedConstraint } from "../../../foundation/database/violated-constraint.js";
import { Prisma } from "../../../generated/prisma/client.js";
import { createTestDatabase, type TestDatabase } from "../../kit/test-database.js";

let testDatabase: TestDatabase;
let prisma: TestDatabase["database"];
const id = "01900000-0000-7000-8000-000000000001";

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  prisma = testDatabase.database;
});
beforeEach(async () => {
  await prisma.organization.deleteMany();
  await prisma.organization.create({ data: { id, name: "megaco", displayName: "MegaCo", defaultMemberRoles: [] } });
});
afterAll(() => testDatabase.close());

const rename = (tx: Statements, name: string) =>
  tx.$executeRaw`update organizations.organizations set display_name = ${name} where id = ${id}::uuid`;
const nameNow = async () => (await prisma.organization.findUniqueOrThrow({ where: { id } })).displayName;

describe("SQL by hand in a transaction of Prisma's", () => {
  test("is of that transaction: it sees its writes, and is undone with them", async () => {
    const undone = inTransaction(prisma, async (tx) => {
      await tx.organization.update({ where: { id }, data: { name: "written-before" } });
      const seen = await tx.$queryRaw<{ name: string }[]>`select name from organizations.organizations`;
      expect(seen).toEqual([{ name: "written-before" }]);
      expect(await rename(tx, "Renamed")).toBe(1);
      expect((await tx.organization.findUniqueOrThrow({ where: { id } })).displayName).toBe("Renamed");
      expect(await nameNow()).toBe("MegaCo");
      throw new Error("enough");
    });
    await expect(undone).rejects.toThrow("enough");
    expect(await nameNow()).toBe("MegaCo");
  });

  test("keeps to its own, however many run at once", async () => {
    const names = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        inTransaction(prisma, async (tx) => {
          const before = await tx.$queryRaw<{ xid: string }[]>`select pg_current_xact_id()::text as xid`;
          await tx.organization.count();
          const after = await tx.$queryRaw<{ xid: string }[]>`select pg_current_xact_id()::text as xid`;
          expect(after).toEqual(before);
          return `${String(index)}:${before[0]!.xid}`;
        }),
      ),
    );
    expect(new Set(names.map((name) => name.split(":")[1])).size).toBe(12);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["committed", () => Promise.resolve()],
    ["rolled back", () => Promise.reject(new Error("enough"))],
  ])("throws once the transaction is %s, since the connection is another's by then", async (_, end) => {
    const kept: Transaction[] = [];
    await inTransaction(prisma, (tx) => {
      kept.push(tx);
      return end();
    }).catch(() => undefined);
    await expect(rename(kept[0]!, "Too late")).rejects.toThrow("The transaction is over");
    expect(await nameNow()).toBe("MegaCo");
  });
});

describe("a transaction of statements alone", () => {
  test("keeps all writes or none, and gives its connection back", async () => {
    for (let round = 0; round < 20; round += 1) {
      const undone = inStatements(prisma, async (tx) => {
        await rename(tx, "Renamed");
        throw new Error("enough");
      });
      await expect(undone).rejects.toThrow("enough");
    }
    expect(await nameNow()).toBe("MegaCo");
    await inStatements(prisma, (tx) => rename(tx, "Kept"));
    expect(await nameNow()).toBe("Kept");
  });

  test.each([
    ["a serialization failure", "40001", 4],
    ["a deadlock", "40P01", 4],
    ["any other fault", "22012", 1],
  ])("runs again after %s (%s): %i runs in all", async (_, sqlState, runs) => {
    let count = 0;
    const failing = inStatements(prisma, async (tx) => {
      count += 1;
      await tx.$executeRaw(Prisma.raw(`do $$ begin raise exception 'given up' using errcode = '${sqlState}'; end $$`));
    });
    await expect(failing).rejects.toThrow();
    expect(count).toBe(runs);
  });

  test("names the constraint that a write ran into", async () => {
    const twice = inStatements(
      prisma,
      (tx) => tx.$executeRaw`insert into organizations.organizations select * from organizations.organizations`,
    );
    expect(violatedConstraint(await twice.catch((error: unknown) => error))).toBe("organizations_pkey");
  });
});

test.each<[string, Prisma.Sql, unknown]>([
  ["a bigint", Prisma.sql`9007199254740993::bigint`, 9007199254740993n],
  ["a number with a fraction", Prisma.sql`1.5::numeric`, new Prisma.Decimal("1.5")],
  ["a time", Prisma.sql`${new Date("2026-11-24T08:00:00.123Z")}::timestamptz`, new Date("2026-11-24T08:00:00.123Z")],
  ["a document", Prisma.sql`${JSON.stringify({ a: [1, null] })}::jsonb`, { a: [1, null] }],
  ["ids", Prisma.sql`${[id]}::uuid[]`, [id]],
  [
    "texts of all kinds",
    Prisma.sql`${['a"b', "c\\d", "e,f", "{}", "", "NULL"]}::text[]`,
    ['a"b', "c\\d", "e,f", "{}", "", "NULL"],
  ],
  ["bytes", Prisma.sql`${Uint8Array.of(0, 255, 92)}::bytea`, Buffer.of(0, 255, 92)],
  ["nothing", Prisma.sql`${null}::uuid`, null],
])("%s comes back as it is", async (_, sql, value) => {
  const [row] = await prisma.$queryRaw<{ value: unknown }[]>`select ${sql} as value`;
  expect(row?.value).toEqual(value);
});

test("a statement that is planned once answers as often as it is asked, with what it is given", async () => {
  const double = (number: number) =>
    prisma.$queryRaw<{ value: number }[]>(prepared("test_double")`select (${number}::int * 2) as value`);
  for (const number of [1, 2, 3, 4, 5, 6, 7]) expect(await double(number)).toEqual([{ value: 2 * number }]);
});
