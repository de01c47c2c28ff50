import { readSettings } from "../foundation/config/read-settings.js";
import { parseDatabaseUrl, type DatabaseConnection } from "../foundation/database/database-connection.js";

const name = "ORGPLANE_TEST_DATABASE_URL";

/** The PostgreSQL that tests were given; null where they run one of their own. */
export function readGivenServer(environment = process.env): DatabaseConnection | null {
  const url = readSettings([name], environment)[name];
  return url === undefined ? null : parseDatabaseUrl(url);
}

/** The environment of programs that are to make their databases on this server; as it is without one. */
export const environmentWith = (url?: string, environment = process.env): NodeJS.ProcessEnv => ({
  ...environment,
  ...(url !== undefined && { [name]: url }),
});
