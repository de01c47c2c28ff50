import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../../foundation/ids/new-id.js";
import { createTestDatabase, type TestDatabase } from "../../kit/test-database.js";
import { createWorld, type World } from "../../kit/world.js";

/** What the migrations say beyond Prisma's schema, and no drift check would miss. */
let testDatabase: TestDatabase;
let world: World;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  world = await createWorld(testDatabase.database);
});
afterAll(() => testDatabase.close());

const run = (statement: string) => testDatabase.database.$executeRawUnsafe(statement);

test.each([
  ["changed", "update audit.entries set action = 'DELETE'"],
  ["deleted", "delete from audit.entries"],
  ["truncated", "truncate audit.entries"],
])("the audit log is not %s", async (_, statement) => {
  await testDatabase.database.auditEntry.create({
    data: {
      id: newId<"AuditEntry">(),
      time: new Date(),
      action: "CREATE",
      outcome: "DONE",
      resourceType: "User",
      resourceName: "x",
      changes: {},
    },
  });
  await expect(run(statement)).rejects.toThrow("the audit log is written once");
});

test("an organization has one Everyone group", async () => {
  const group = { organizationId: world.alpha, name: "Everyone 2", isEveryone: true };
  await expect(testDatabase.database.group.create({ data: { id: newId<"Group">(), ...group } })).rejects.toThrow();
});

test("there is one default organization", async () => {
  const update = { where: { id: world.beta }, data: { isDefault: true } };
  await expect(testDatabase.database.organization.update(update)).rejects.toThrow();
});

test("a site role is named once", async () => {
  const role = { id: newId<"Role">(), name: "owner", isBuiltIn: true };
  await expect(testDatabase.database.role.create({ data: role })).rejects.toThrow();
});

test("what lists give is a user's or a group's, by its own id", async () => {
  const { userId } = world.outsider;
  const create = (subjectId: string, subject: { userId?: string; groupId?: string }) =>
    testDatabase.database.heldByAccessList.create({ data: { subjectId, ...subject, permissions: [] } });
  await expect(create(userId, {})).rejects.toThrow("held_by_access_list_one_subject");
  await expect(create(newId<"User">(), { userId })).rejects.toThrow("held_by_access_list_one_subject");
  await expect(create(userId, { userId })).resolves.toMatchObject({ userId });
});

test("jobs under way are found by an index of their own", async () => {
  const indexes = await testDatabase.database.$queryRaw<{ indexdef: string }[]>`
    select indexdef from pg_indexes where schemaname = 'jobs' and indexname = 'jobs_under_way'`;
  expect(indexes[0]?.indexdef).toMatch(/\(daemon_id, id\) WHERE \(status = ANY .*RUNNING.*CANCELING/);
});

test("an allowance is not negative", async () => {
  const update = { where: { organizationId: world.alpha }, data: { quotaAllowance: -1 } };
  await expect(testDatabase.database.group.updateMany(update)).rejects.toThrow();
});

test("nobody is in a group of an organization that they are not in", async () => {
  const group = await testDatabase.database.group.findFirstOrThrow({ where: { organizationId: world.alpha } });
  const membership = { groupId: group.id, userId: world.betaMember.userId };
  const add = (organizationId: string) =>
    testDatabase.database.groupMember.create({ data: { ...membership, organizationId } });
  await expect(add(world.alpha)).rejects.toThrow();
  await expect(add(world.beta)).rejects.toThrow();
});

test("pending jobs are found by an index", async () => {
  const rows = await testDatabase.database.$queryRawUnsafe<{ indexdef: string }[]>(
    "select indexdef from pg_indexes where indexname in ('jobs_pending', 'workspace_builds_one_active')",
  );
  expect(rows).toHaveLength(2);
});

test("one resync runs at a time", async () => {
  const resync = (status: string) =>
    testDatabase.database.identityResync.create({ data: { id: newId(), status, total: 0, startedAt: new Date() } });
  await resync("SUCCEEDED");
  await resync("SUCCEEDED");
  await resync("RUNNING");
  await expect(resync("RUNNING")).rejects.toThrow();
});

test("what is managed is said once, also where it belongs to the whole deployment", async () => {
  const manage = (organizationId: string | null) =>
    testDatabase.database.managed.create({ data: { id: newId(), organizationId, what: "GROUPS", setting: "x" } });
  await manage(null);
  await manage(world.alpha);
  await expect(manage(null)).rejects.toThrow();
  await expect(manage(world.alpha)).rejects.toThrow();
});
