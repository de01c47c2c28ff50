import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import pg from "pg";
import {
  createDatabase,
  createDatabaseFromTemplate,
  dropDatabase,
} from "../../../foundation/database/database-clones.js";
import { parseDatabaseUrl, withDatabaseClient } from "../../../foundation/database/database-connection.js";
import { startEmbeddedPostgres } from "../../../foundation/database/embedded-postgres.js";
import type { EmbeddedPostgres } from "../../../foundation/database/embedded-postgres.js";
import { StartupRefusal } from "../../../foundation/errors/startup-refusal.js";
import { makeTemporaryFolder, writeInto } from "./temporary-folder.js";

let place: Awaited<ReturnType<typeof makeTemporaryFolder>>;
const running = new Set<EmbeddedPostgres>();

beforeAll(async () => {
  place = await makeTemporaryFolder();
});
afterEach(async () => {
  await Promise.all([...running].map((server) => server.stop()));
  running.clear();
});
afterAll(() => place.remove());

async function start(durable = true): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: place.path, log: () => undefined, durable });
  running.add(server);
  return server;
}

async function ask<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  return withDatabaseClient(parseDatabaseUrl(url), async (client) => (await client.query<Row>(statement)).rows);
}

test("a second start finds what the first one wrote", async () => {
  const first = await start();
  await ask(first.url(), "create table kept as select 42 as answer");
  await first.stop();
  await expect(ask(first.url(), "select 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  const second = await start();
  expect(await ask(second.url(), "select answer from kept")).toEqual([{ answer: 42 }]);
});

test("files and password are closed to other users, and the password is asked for", async () => {
  const server = await start();
  const modes = ["postgres", "postgres.password"].map(
    async (name) => (await stat(join(place.path, name))).mode & 0o777,
  );
  expect(await Promise.all(modes)).toEqual([0o700, 0o600]);
  expect(await readFile(join(place.path, "postgres.password"), "utf8")).toBe(server.connection.password);
  const wrong = new pg.Client({ ...server.connection, password: "wrong" });
  await expect(wrong.connect()).rejects.toMatchObject({ code: "28P01" });
});

test.each([
  [true, { fsync: "on", commit: "on" }],
  [false, { fsync: "off", commit: "off" }],
])(
  "durable %s decides what a crash may cost; the text is UTF-8 and only this machine may ask",
  async (durable, row) => {
    const server = await start(durable);
    const statement = `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
    current_setting('server_encoding') as encoding, current_setting('listen_addresses') as address,
    current_setting('max_connections') as connections, upper('é') as upper`;
    const fixed = { encoding: "UTF8", address: "127.0.0.1", connections: "200", upper: "É" };
    expect(await ask(server.url(), statement)).toEqual([{ ...row, ...fixed }]);
  },
);

test("a server that an earlier start forgot is ended and its data found", async () => {
  const forgotten = await start();
  await ask(forgotten.url(), "create table forgotten as select 1 as one");
  const server = await start();
  expect(server.connection.port).not.toBe(forgotten.connection.port);
  expect(await ask(server.url(), "select one from forgotten")).toEqual([{ one: 1 }]);
});

test("a server's file that names a process of somebody else's is no obstacle", async () => {
  await (await start()).stop();
  await writeInto(place.path, "postgres/postmaster.pid", `${process.ppid}\n/elsewhere\n`);
  const server = await start();
  expect(await ask(server.url(), "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a folder that PostgreSQL refuses is refused with PostgreSQL's reason", async () => {
  const other = await makeTemporaryFolder();
  await writeInto(other.path, "postgres/PG_VERSION", "9.6\n");
  await writeInto(other.path, "postgres.password", "secret");
  const refusal = await startEmbeddedPostgres({ dataDir: other.path, log: () => undefined }).catch(
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(StartupRefusal);
  expect((refusal as StartupRefusal).sentence).toMatch(/^PostgreSQL did not start in .*postgres: .+/);
  await other.remove();
});

test("databases are made, cloned and dropped, whatever they are called", async () => {
  const server = await start(false);
  const [original, clone] = [`quo"te; drop`, "Ümläut 'clone'"];
  await createDatabase(server.connection, original);
  await ask(server.url(original), "create table seeded as select 7 as lucky");
  await createDatabaseFromTemplate(server.connection, original, clone);
  expect(await ask(server.url(clone), "select lucky from seeded")).toEqual([{ lucky: 7 }]);
  const client = new pg.Client({ connectionString: server.url(clone) });
  client.on("error", () => undefined);
  await client.connect();
  await dropDatabase(server.connection, clone);
  await dropDatabase(server.connection, clone);
  await dropDatabase(server.connection, original);
  expect(await ask(server.url(), "select datname from pg_database where not datistemplate")).toEqual([
    { datname: "postgres" },
  ]);
});
