import { startTestServer } from "../../dist/testing/test-server.js";

/** One PostgreSQL for the whole run, on which every test file has a database of its own. */
export default async function globalSetup() {
  const server = await startTestServer();
  globalThis.__orgplanePostgres = server;
  process.env.ORGPLANE_TEST_DATABASE_URL = server.url;
}
