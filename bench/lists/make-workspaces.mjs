import { randomBytes } from "node:crypto";
import { copy } from "./copy.mjs";

const batch = 50_000;
const start = Date.UTC(2026, 0, 1);
/** A UUIDv7 of a moment. */
function idAt(milliseconds) {
  const time = milliseconds.toString(16).padStart(12, "0");
  const random = randomBytes(10).toString("hex");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}
/** The same numbers in every run: a linear congruential generator. */
let seed = 42;
const random = () => (seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
const among = (list) => list[Math.floor(random() * list.length)];
/** Few large ones and many small ones, as organizations are. */
const amongUneven = (list) => list[Math.floor(list.length * random() ** 2.5)];

const statuses = [
  ...Array(55).fill("STOPPED"),
  ...Array(37).fill("RUNNING"),
  ...Array(4).fill("FAILED"),
  ...Array(2).fill("PENDING"),
  "STARTING",
  "CANCELED",
];
const words = ["api", "billing", "data", "dev", "frontend", "ml", "notebook", "ops", "search", "sandbox"];

async function fill(client, count) {
  const organizations = Array.from({ length: 100 }, (_, index) => ({ id: idAt(start + index), name: `org-${index}` }));
  const users = Array.from({ length: 20_000 }, (_, index) => ({ id: idAt(start + index), name: `user-${index}` }));
  const templates = organizations.flatMap(({ id: organizationId }, place) =>
    Array.from({ length: 4 }, (_, index) => {
      const moment = start + place * 10 + index;
      const versions = [idAt(moment), idAt(moment)];
      return { id: idAt(moment), organizationId, name: `template-${index}`, versions, isDeprecated: random() < 0.05 };
    }),
  );
  const named = organizations.map(({ id, name }) => [id, name, name]);
  await copy(client, { table: "organizations.organizations", columns: ["id", "name", "display_name"], rows: named });
  const owners = users.map(({ id, name }) => [id, name, "{}"]);
  await copy(client, { table: "organizations.users", columns: ["id", "username", "site_roles"], rows: owners });
  const templateColumns = ["id", "organization_id", "name", "active_version_id", "is_deprecated"];
  const templateRows = templates.map((each) => [
    each.id,
    each.organizationId,
    each.name,
    each.versions[1],
    each.isDeprecated,
  ]);
  await copy(client, { table: "workspaces.templates", columns: templateColumns, rows: templateRows });
  const columns = [
    "id",
    "organization_id",
    "owner_id",
    "template_id",
    "name",
    "latest_build_id",
    "version_id",
    "status",
    "dormant_at",
  ];
  for (let from = 0; from < count; from += batch) {
    const rows = Array.from({ length: Math.min(batch, count - from) }, (_, index) => {
      const template = amongUneven(templates);
      const version = template.versions[random() < 0.3 ? 0 : 1];
      const dormantAt = random() < 0.03 ? "2026-11-01T00:00:00Z" : null;
      const moment = start + (from + index) * 20;
      const name = `${among(words)}-${from + index}`;
      const owner = among(users).id;
      return [
        idAt(moment),
        template.organizationId,
        owner,
        template.id,
        name,
        idAt(moment),
        version,
        among(statuses),
        dormantAt,
      ];
    });
    await copy(client, { table: "workspaces.workspaces", columns, rows });
  }
  return { organizations, users, templates };
}

/** Indexes are made when the rows are there, and nothing is checked row by row. */
export async function makeWorkspaces(client, count) {
  await client.query("set session_replication_role = replica");
  const { rows } = await client.query(
    `select indexname, indexdef from pg_indexes where schemaname = 'workspaces' and tablename = 'workspaces' and indexdef not like '%UNIQUE%'`,
  );
  for (const { indexname } of rows) await client.query(`drop index workspaces."${indexname}"`);
  const made = await fill(client, count);
  for (const { indexdef } of rows) await client.query(indexdef);
  await client.query("vacuum analyze");
  return made;
}
