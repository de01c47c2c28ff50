import { resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { connectPrisma } from "../../../foundation/database/connect.js";
import type { PrismaConnection } from "../../../foundation/database/connect.js";
import { startEmbeddedPostgres } from "../../../foundation/database/embedded-postgres.js";
import type { EmbeddedPostgres } from "../../../foundation/database/embedded-postgres.js";
import { inTransaction } from "../../../foundation/database/in-transaction.js";
import { applyMigrations } from "../../../foundation/database/migration-engine.js";
import { violatedConstraint } from "../../../foundation/database/violated-constraint.js";
import { makeTemporaryFolder } from "./temporary-folder.js";

const organization = {
  id: "01900000-0000-7000-8000-000000000001",
  name: "megaco",
  displayName: "MegaCo",
  defaultMemberRoles: [],
};
const sameName = { ...organization, id: "01900000-0000-7000-8000-000000000002" };
const orphan = {
  id: "01900000-0000-7000-8000-000000000003",
  organizationId: "01900000-0000-7000-8000-000000000009",
  name: "group",
  displayName: "Group",
};

let place: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let server: EmbeddedPostgres;
let prisma: PrismaConnection["prisma"];
let close: PrismaConnection["close"];

beforeAll(async () => {
  place = await makeTemporaryFolder();
  server = await startEmbeddedPostgres({ dataDir: place.path, log: () => undefined, durable: false });
  await applyMigrations(server.connection, resolve("prisma/migrations"));
  ({ prisma, close } = connectPrisma(server.url()));
});
beforeEach(async () => {
  await prisma.organization.deleteMany();
  await prisma.organization.create({ data: organization });
});
afterAll(async () => {
  await close();
  await server.stop();
  await place.remove();
});

describe("violatedConstraint", () => {
  test.each([
    ["a unique one", "organizations_name_key", () => prisma.organization.create({ data: sameName })],
    [
      "a unique one in a transaction",
      "organizations_name_key",
      () => inTransaction(prisma, (tx) => tx.organization.create({ data: sameName })),
    ],
    [
      "a unique one in raw SQL",
      "organizations_pkey",
      () => prisma.$executeRaw`insert into organizations.organizations select * from organizations.organizations`,
    ],
    ["a foreign key", "groups_organization_id_fkey", () => prisma.group.create({ data: orphan })],
    [
      "a foreign key in raw SQL",
      "groups_organization_id_fkey",
      () => prisma.$queryRaw`insert into organizations.groups (id, organization_id, name, display_name)
        values (${orphan.id}::uuid, ${orphan.organizationId}::uuid, 'group', 'Group') returning id`,
    ],
  ])("names %s", async (_, name, write: () => Promise<unknown>) => {
    const error = await write().catch((thrown: unknown) => thrown);
    expect(violatedConstraint(error)).toBe(name);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["another fault of the database", () => prisma.$queryRaw`select 1/0`],
    ["an error of ours", () => Promise.reject(new Error("organizations_name_key"))],
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what is asked here
    ["no error at all", () => Promise.reject(undefined)],
  ])("names nothing for %s", async (_, fail) => {
    const error = await fail().catch((thrown: unknown) => thrown);
    expect(violatedConstraint(error)).toBeUndefined();
  });
});

describe("inTransaction", () => {
  const failWith = (sqlState: string): string =>
    `do $$ begin raise exception 'given up' using errcode = '${sqlState}'; end $$`;

  test("keeps all writes or none", async () => {
    const rename = inTransaction(prisma, async (tx) => {
      await tx.organization.updateMany({ data: { displayName: "Renamed" } });
      throw new Error("afterwards");
    });
    await expect(rename).rejects.toThrow("afterwards");
    expect(await prisma.organization.findMany({ select: { displayName: true } })).toEqual([{ displayName: "MegaCo" }]);
  });

  test.each([
    ["a serialization failure", "40001", 4],
    ["a deadlock", "40P01", 4],
    ["any other fault", "22012", 1],
  ])("runs again after %s (%s): %i runs in all", async (_, sqlState, runs) => {
    let count = 0;
    const failing = inTransaction(prisma, async (tx) => {
      count += 1;
      await tx.$executeRawUnsafe(failWith(sqlState));
    });
    await expect(failing).rejects.toThrow();
    expect(count).toBe(runs);
  });

  test("succeeds when a later run does, and counts a failure at the commit too", async () => {
    await prisma.$executeRawUnsafe("create sequence runs");
    await prisma.$executeRawUnsafe(`create function fail_twice() returns trigger language plpgsql as $$ begin
      if nextval('runs') < 3 then raise exception 'given up' using errcode = '40001'; end if; return null; end $$`);
    await prisma.$executeRawUnsafe(`create constraint trigger fails after update on organizations.organizations
      deferrable initially deferred for each row execute function fail_twice()`);
    await inTransaction(prisma, (tx) => tx.organization.updateMany({ data: { displayName: "Third time" } }));
    await prisma.$executeRawUnsafe("drop trigger fails on organizations.organizations");
    expect(await prisma.organization.findMany({ select: { displayName: true } })).toEqual([
      { displayName: "Third time" },
    ]);
  });
});
