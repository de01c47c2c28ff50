import pg from "pg";
import type { DatabaseConnection } from "./database-connection.js";
import { withDatabaseClient } from "./database-connection.js";

/** Makes an empty database. */
export async function createDatabase(connection: DatabaseConnection, name: string): Promise<void> {
  await administer(connection, `create database ${pg.escapeIdentifier(name)}`);
}

/** Makes a database that begins as a copy of `template`, which nobody may be connected to meanwhile. */
export async function createDatabaseFromTemplate(
  connection: DatabaseConnection,
  template: string,
  name: string,
): Promise<void> {
  const [to, from] = [pg.escapeIdentifier(name), pg.escapeIdentifier(template)];
  await administer(connection, `create database ${to} template ${from}`);
}

/** Removes a database, sending away whoever is connected to it; one that is not there is no error. */
export async function dropDatabase(connection: DatabaseConnection, name: string): Promise<void> {
  await administer(connection, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
}

async function administer(connection: DatabaseConnection, statement: string): Promise<void> {
  await withDatabaseClient(connection, (client) => client.query(statement));
}
