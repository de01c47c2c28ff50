import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createDatabase, dropDatabase } from "../../../foundation/database/database-clones.js";
import { withDatabaseClient } from "../../../foundation/database/database-connection.js";
import type { DatabaseConnection } from "../../../foundation/database/database-connection.js";
import { startEmbeddedPostgres } from "../../../foundation/database/embedded-postgres.js";
import type { EmbeddedPostgres } from "../../../foundation/database/embedded-postgres.js";
import {
  applyMigrations,
  createMigrationScript,
  diffMigrations,
} from "../../../foundation/database/migration-engine.js";
import { makeTemporaryFolder, writeInto } from "./temporary-folder.js";

let place: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let files: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let server: EmbeddedPostgres;
let connection: DatabaseConnection;

beforeAll(async () => {
  place = await makeTemporaryFolder();
  server = await startEmbeddedPostgres({ dataDir: place.path, log: () => undefined, durable: false });
});
beforeEach(async () => {
  files = await makeTemporaryFolder();
  await createDatabase(server.connection, "migrated");
  connection = { ...server.connection, database: "migrated" };
});
afterEach(async () => {
  await dropDatabase(server.connection, "migrated");
  await files.remove();
});
afterAll(async () => {
  await server.stop();
  await place.remove();
});

const writeMigration = (name: string, script: string): Promise<void> =>
  writeInto(files.path, `migrations/${name}/migration.sql`, script);
const apply = (): Promise<readonly string[]> => applyMigrations(connection, join(files.path, "migrations"));
const ask = async (statement: string): Promise<unknown[]> =>
  withDatabaseClient(connection, async (client) => (await client.query(statement)).rows as unknown[]);

const withTrigger = `
create schema things;
create table things.counted (id int primary key, version int not null default 0);
create function things.count_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end;
$$;
create trigger counts before update on things.counted for each row execute function things.count_version();
`;

describe("applyMigrations", () => {
  test("runs scripts whole, functions with semicolons included, once", async () => {
    await writeMigration("1_first", withTrigger);
    await writeMigration("2_second", "insert into things.counted (id) values (1);");
    expect(await apply()).toEqual(["1_first", "2_second"]);
    await ask("update things.counted set id = 2");
    expect(await ask("select id, version from things.counted")).toEqual([{ id: 2, version: 1 }]);
    expect(await apply()).toEqual([]);
  });

  test("applies what was added since", async () => {
    await writeMigration("1_first", "create table one (id int);");
    await apply();
    await writeMigration("2_second", "create table two (id int);");
    expect(await apply()).toEqual(["2_second"]);
  });

  test("lets starts that come at once wait for each other", async () => {
    await writeMigration("1_first", "create table one (id int);");
    expect((await Promise.all([apply(), apply(), apply()])).flat()).toEqual(["1_first"]);
  });

  test("refuses a migration that was changed after it had been applied", async () => {
    await writeMigration("1_first", "create table one (id int);\n");
    await apply();
    await writeMigration("1_first", "create table one (id int);\r\n");
    expect(await apply()).toEqual([]);
    await writeMigration("1_first", "create table one (id bigint);\n");
    await expect(apply()).rejects.toMatchObject({
      name: "StartupRefusal",
      sentence: expect.stringContaining("The migration 1_first was changed after"),
    });
  });

  test("keeps nothing of a script that fails, says why, and goes on refusing until it is repaired", async () => {
    await writeMigration("1_broken", "create table one (id int); select 1/0;");
    const refusal = {
      name: "StartupRefusal",
      sentence: expect.stringMatching(/^The migration 1_broken failed \(.*division by zero/),
    };
    await expect(apply()).rejects.toMatchObject(refusal);
    await expect(apply()).rejects.toMatchObject(refusal);
    expect(await ask("select to_regclass('one') as one")).toEqual([{ one: null }]);
    await ask("delete from _prisma_migrations");
    await writeMigration("1_broken", "create table one (id int);");
    expect(await apply()).toEqual(["1_broken"]);
  });
});

describe("the schema files and the migrations", () => {
  const schema = (fields: string): string => `
    datasource db {
      provider = "postgresql"
      schemas  = ["things", "others"]
    }
    model Thing {
      id String @id @db.Uuid
      ${fields}
      @@map("thing")
      @@schema("things")
    }
    model Other {
      id String @id
      @@index([id(sort: Desc)])
      @@schema("others")
    }`;
  const comparison = () => ({
    connection,
    schemaDir: join(files.path, "schema"),
    migrationsDir: join(files.path, "migrations"),
  });

  test("agree once the script that leads from one to the other is a migration, and drift is told", async () => {
    await writeInto(files.path, "schema/main.prisma", schema(""));
    await writeInto(files.path, "migrations/migration_lock.toml", 'provider = "postgresql"\n');
    await writeMigration("1_first", (await createMigrationScript(comparison())) ?? "");
    expect(await diffMigrations(comparison())).toBeNull();
    await writeInto(files.path, "schema/main.prisma", schema("name String @unique"));
    expect(await diffMigrations(comparison())).toMatch(/thing[\s\S]*name/);
    await writeMigration("2_name", (await createMigrationScript(comparison())) ?? "");
    expect(await createMigrationScript(comparison())).toBeNull();
    expect(await apply()).toEqual(["1_first", "2_name"]);
  });

  test("are compared in a database of their own, which is gone afterwards; the real one is left alone", async () => {
    await writeInto(files.path, "schema/main.prisma", schema(""));
    await writeMigration("1_first", withTrigger);
    await ask("create table mine (id int)");
    expect(await diffMigrations(comparison())).toContain("thing");
    expect(await ask("select to_regclass('mine') as mine, to_regclass('things.counted') as counted")).toEqual([
      { mine: "mine", counted: null },
    ]);
    expect(await ask("select datname from pg_database where not datistemplate order by 1")).toEqual([
      { datname: "migrated" },
      { datname: "postgres" },
    ]);
  });
});
