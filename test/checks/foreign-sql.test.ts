import { expect, test } from "@jest/globals";
import { findForeignSql } from "../../scripts/checks/foreign-sql.js";

const path = "subgraphs/workspaces/store/list.ts";

test.each<[string, { path?: string; text: string; faults: number }]>([
  ["lets an owner name its tables", { text: "sql`select * from workspaces.builds`", faults: 0 }],
  ["catches another owner's table", { text: "sql`select * from organizations.users`", faults: 1 }],
  ["catches it in quotes", { text: `const q = 'select * from "identity"."runs"';`, faults: 1 }],
  ["catches it in any case", { text: "sql`SELECT * FROM Provisioners.Keys`", faults: 1 }],
  ["catches it after an interpolation", { text: "sql`${head} join organizations.groups g on ${on}`", faults: 1 }],
  ["catches the queue outside of its folder", { text: "sql`update jobs.jobs set status = 'x'`", faults: 1 }],
  ["counts each place", { text: "sql`organizations.users, identity.runs`", faults: 2 }],
  ["does not mind imports", { text: `import { x } from "../organizations.js"; import("../identity.js")`, faults: 0 }],
  ["does not mind code", { text: "context.organizations.find(`${identity.name}`)", faults: 0 }],
  ["does not mind sentences", { text: `const text = "Of all organizations. A user is in several."`, faults: 0 }],
  ["reads .sql files whole", { path: "subgraphs/identity/store/a.sql", text: "select 1 from jobs.jobs", faults: 1 }],
  ["lets the queue name its tables", { path: "foundation/job-queue/a.ts", text: "sql`from jobs.jobs`", faults: 0 }],
])("%s", (_, { path: at = path, text, faults }) => {
  expect(findForeignSql([{ path: at, text }])).toHaveLength(faults);
});

test("says where, what and whose", () => {
  expect(findForeignSql([{ path, text: "\n\nsql`delete from organizations.users`" }])).toEqual([
    `${path}:3 names organizations.users, which subgraphs/organizations/ owns`,
  ]);
});
