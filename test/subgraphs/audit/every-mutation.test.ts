import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { unauditedMutations } from "../../../foundation/audit/unaudited-mutations.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import { openLaboratory, type Laboratory } from "../../kit/laboratory.js";
import { openWorkshop, type Workshop } from "../workspaces/workshop.js";
import { mutationCases, shownWithProvider } from "./mutation-cases.js";

let shop: Workshop;
let laboratory: Laboratory;

/** A request of this id cannot write to the log. */
const doomed = "doomed";

beforeAll(async () => {
  shop = await openWorkshop();
  laboratory = openLaboratory(shop);
  await shop.database.$executeRawUnsafe(`
    create function audit.refuse_doomed() returns trigger language plpgsql as
    $$ begin if new.request_id = '${doomed}' then raise 'the log is full'; end if; return new; end $$`);
  await shop.database.$executeRawUnsafe(
    "create trigger doomed before insert on audit.entries for each row execute function audit.refuse_doomed()",
  );
});
afterAll(async () => {
  await laboratory.close();
  await shop.close();
});

/** A fingerprint of each table. */
async function contents(database: PrismaClient): Promise<Record<string, string>> {
  const tables = await database.$queryRaw<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'audit') order by 1`;
  const prints: Record<string, string> = {};
  for (const { name } of tables) {
    const [print] = await database.$queryRawUnsafe<{ print: string }[]>(
      `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from ${name} t`,
    );
    prints[name] = print?.print ?? "";
  }
  return prints;
}

/** Actions of which the log says what they changed; the others say it by themselves. */
const changing = new Set(["CREATE", "UPDATE", "DELETE"]);

describe("every mutation that changes something", () => {
  test("has a case in mutation-cases.ts, or a reason in foundation/audit/unaudited-mutations.ts", () => {
    const shown = [mutationCases, shownWithProvider, unauditedMutations];
    const known = shown.flatMap((listed) => Object.keys(listed));
    expect(known.sort()).toEqual([...laboratory.mutations].sort());
  });

  test.each(Object.entries(mutationCases))(
    "%s writes its audit row, in its own transaction",
    async (name, makeCase) => {
      const { input, actor = shop.world.owner, failuresIn } = await makeCase({ shop, laboratory });
      const before = await contents(shop.database);
      const failed = await laboratory.as(actor, doomed).mutate(name, input);
      expect(failed.errors?.[0]?.extensions["code"]).toBe(failuresIn ? undefined : "INTERNAL_SERVER_ERROR");
      const kept = failuresIn ? { [failuresIn]: expect.any(String) } : {};
      expect(await contents(shop.database)).toEqual({ ...before, ...kept });

      const { data, errors } = await laboratory.as(actor, name).mutate(name, input);
      expect([errors, data?.[name].userErrors]).toEqual([undefined, []]);
      const entries = await shop.database.auditEntry.findMany({ where: { requestId: name } });
      expect(entries.length).toBeGreaterThan(0);
      for (const entry of entries) {
        expect(entry).toMatchObject({ outcome: "DONE", ipAddress: "127.0.0.1", time: shop.clock.now() });
        expect(entry.resourceName).not.toBe("");
        const saysWhat = Object.keys(entry.changes as object).length > 0;
        expect(saysWhat || !changing.has(entry.action)).toBe(true);
      }
    },
  );
});

test.each(Object.entries(shownWithProvider))("%s is shown to write its row in %s", (name, file) => {
  const text = readFileSync(file, "utf8");
  expect([text.includes(name), /audit/i.test(text)]).toEqual([true, true]);
});

test("what is listed as not worth keeping says why", () => {
  for (const reason of Object.values(unauditedMutations)) expect(reason).toMatch(/^[A-Z].*\.$/);
});
