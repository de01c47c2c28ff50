// How fast everybody is synced anew: users with stored claims over 50 organizations, whose settings have changed since.
// `node bench/identity-sync.mjs [USERS]` after `npm ci`; on a PostgreSQL and a database of its own. It prints one table:
// the first resync moves everybody (memberships, groups, roles), the second finds everybody where they should be.
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import "reflect-metadata";
import { connectPrisma } from "../dist/foundation/database/connect.js";
import { createDatabase } from "../dist/foundation/database/database-clones.js";
import { formatDatabaseUrl } from "../dist/foundation/database/database-connection.js";
import { startEmbeddedPostgres } from "../dist/foundation/database/embedded-postgres.js";
import { applyMigrations } from "../dist/foundation/database/migration-engine.js";
import { newId } from "../dist/foundation/ids/new-id.js";
import { runResync } from "../dist/subgraphs/identity/actions/resyncs/run-resync.js";
import { startResync } from "../dist/subgraphs/identity/actions/resyncs/start-resync.js";
import { recordOrganization } from "../dist/subgraphs/organizations/store/record-organization.js";

const userCount = Number(process.argv[2] ?? 10_000);
const organizationCount = 50;
const organizationsOfUser = 3;
const clock = { now: () => new Date() };

async function seed(database) {
  const organizationIds = [];
  for (let index = 0; index < organizationCount; index += 1) {
    const id = newId();
    const name = `team-${index}`;
    const texts = { displayName: name, description: "", icon: "", createdAt: clock.now() };
    await recordOrganization(database, { id, name, ...texts, isDefault: index === 0 });
    const mapping = [{ claimValue: `${name}-leads`, targets: ["organization-admin"] }];
    await database.roleSync.create({ data: { organizationId: id, claim: "memberOf", mapping } });
    const groups = { claim: "memberOf", autoCreateMissing: true, regexFilter: `^${name}-` };
    await database.groupSync.create({ data: { organizationId: id, ...groups } });
    organizationIds.push(id);
  }
  const mapping = organizationIds.map((id, index) => ({ claimValue: `team-${index}`, targets: [id] }));
  await database.organizationSync.create({ data: { claim: "memberOf", assignDefault: false, mapping } });
}

/** Everybody is in three teams, in two groups of each, and one in ten leads one of them. */
function claimsOf(index) {
  const teams = Array.from(
    { length: organizationsOfUser },
    (_, n) => `team-${(index * 7 + n * 13) % organizationCount}`,
  );
  const groups = teams.flatMap((team) => [`${team}-${index % 5}`, `${team}-all`]);
  return { memberOf: [...teams, ...groups, ...(index % 10 === 0 ? [`${teams[0]}-leads`] : [])] };
}

async function seedUsers(database) {
  const providerId = newId();
  const provider = { name: "bench", issuer: "https://idp.example.test", clientId: "x", scopes: ["openid"] };
  await database.identityProvider.create({ data: { id: providerId, ...provider } });
  const users = Array.from({ length: userCount }, (_, index) => ({
    id: newId(),
    username: `user-${index}`,
    siteRoles: [],
  }));
  await database.user.createMany({ data: users });
  await database.userIdentity.createMany({
    data: users.map(({ id, username }, index) => {
      return {
        id: newId(),
        providerId,
        userId: id,
        subject: username,
        claims: claimsOf(index),
        unknown: [],
        lastSignInAt: clock.now(),
      };
    }),
  });
}

async function resync(database) {
  const services = { database, clock };
  const context = { ...services, actor: { kind: "system", name: "bench" }, requestId: "bench", ipAddress: null };
  const { resync: started } = await startResync(context, { organizationId: null });
  const since = performance.now();
  const cpuBefore = process.cpuUsage();
  let now;
  do {
    await runResync(services);
    now = await database.identityResync.findUniqueOrThrow({ where: { id: started.id } });
  } while (now.status === "RUNNING");
  const seconds = (performance.now() - since) / 1_000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    users: now.done,
    changed: now.changed,
    failed: now.failed,
    seconds: seconds.toFixed(1),
    "of them at work": ((user + system) / 1e6).toFixed(1),
    "users/s": Math.round(now.done / seconds),
  };
}

const dataDir = await mkdtemp(join(tmpdir(), "orgplane-bench-"));
const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
await createDatabase(server.connection, "bench");
const connection = { ...server.connection, database: "bench" };
await applyMigrations(connection, "prisma/migrations");
const { prisma, close } = connectPrisma(formatDatabaseUrl(connection));
try {
  await seed(prisma);
  await seedUsers(prisma);
  const [cpu] = cpus();
  console.log(`Node ${process.version}, ${cpus().length} × ${cpu.model}, PostgreSQL embedded and durable`);
  console.table({ "everybody moves": await resync(prisma), "nobody moves": await resync(prisma) });
} finally {
  await close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
