import type { Command } from "commander";
import type { Cli } from "../../cli.js";
import { CliFault } from "../../cli-fault.js";
import { operation } from "../../graph/operation.js";
import { pageInfo, readPages, type Page } from "../../graph/pages.js";
import { bold, count, status } from "../../output/words.js";
import { names, pair, parameterValues } from "../kit/arguments.js";
import { confirm } from "../kit/confirm.js";
import { done } from "../kit/done.js";
import { unknown } from "../kit/unknown.js";
import { withExamples } from "../examples.js";
import { templateOf } from "./find.js";

interface Row {
  workspace: { id: string; name: string; owner: { username: string } | null };
  readiness: "READY" | "BLOCKED" | "MIGRATED";
  blockers: string[];
  replacement: { name: string } | null;
}

interface Migration {
  successor: { name: string; organization: { name: string } | null } | null;
  total: number;
  migrated: number;
  remaining: Page<Row>;
}

const migrationOfTemplate = operation<
  { node: { migration: Migration | null } | null },
  { template: string; first: number; after: string | null }
>(`
  query MigrationOfTemplate($template: ID!, $first: Int, $after: String) {
    node(id: $template) {
      ... on Template {
        migration {
          successor { name organization { name } }
          total migrated
          remaining(first: $first, after: $after) {
            nodes { workspace { id name owner { username } } readiness blockers replacement { name } }
            ${pageInfo} totalCount
          }
        }
      }
    }
  }
`);

const migrateWorkspaces = operation<{ migrateWorkspaces: { started: number; blocked: number } }, { input: object }>(`
  mutation MigrateWorkspaces($input: MigrateWorkspacesInput!) {
    migrateWorkspaces(input: $input) { started blocked userErrors { code message path } }
  }
`);

interface MigrateFlags {
  workspace?: string[];
  stopOriginals?: boolean;
  suffix?: string;
  parameter?: Record<string, string>;
  dryRun?: boolean;
  yes?: boolean;
}

/** The most that one mutation takes. */
const most = 100;

const nameOf = ({ workspace: { owner, name } }: Row): string => `${owner?.username ?? "?"}/${name}`;

async function look(cli: Cli, template: string): Promise<{ migration: Migration; rows: Row[] }> {
  const seen: Migration[] = [];
  const { nodes: rows } = await readPages(null, async (page) => {
    const { node } = await cli.graph().read(migrationOfTemplate, { template, ...page });
    if (node?.migration) seen.push(node.migration);
    return node?.migration?.remaining ?? null;
  });
  if (seen[0]) return { migration: seen[0], rows };
  throw new CliFault("The template has no successor to migrate to.", {
    code: "NOT_ALLOWED_HERE",
    remedy: "Name one first: orgplane template deprecate TEMPLATE --message … --successor ORGANIZATION/TEMPLATE",
  });
}

function show(cli: Cli, rows: readonly Row[]): void {
  const output = cli.output();
  if (output.isJson) return;
  output.table(
    rows,
    [
      { title: "workspace", cell: (row) => bold(nameOf(row)) },
      { title: "can follow", cell: ({ readiness }) => status(readiness) },
      { title: "blocked by", cell: ({ blockers }) => blockers.join(" "), isFlexible: true },
      { title: "replacement", cell: ({ replacement }) => replacement?.name },
    ],
    "No workspace is left on it.",
  );
}

/** Those that were named, or all that can follow; at most as many as are taken at once. */
function chosen(rows: readonly Row[], named: readonly string[] | undefined): Row[] {
  const wanted = named?.map((name) => {
    const row = rows.find((each) => nameOf(each) === name || each.workspace.name === name);
    if (!row)
      throw unknown({
        kind: "workspace",
        name,
        where: " that is left",
        names: rows.map(nameOf),
        listedBy: "--dry-run",
      });
    return row;
  });
  return (wanted ?? rows.filter(({ readiness }) => readiness === "READY")).slice(0, most);
}

async function migrate(cli: Cli, reference: string, flags: MigrateFlags): Promise<void> {
  const { organization, template } = await templateOf(cli, reference);
  const { migration, rows } = await look(cli, template.id);
  const to = `${migration.successor?.organization?.name ?? "?"}/${migration.successor?.name ?? "?"}`;
  show(cli, rows);
  const output = cli.output();
  const blocked = rows.filter(({ readiness }) => readiness === "BLOCKED").length;
  output.note(
    `${String(migration.migrated)} of ${String(migration.total)} migrated to ${to}; ${String(blocked)} blocked.`,
  );
  const rowsToGo = chosen(rows, flags.workspace);
  if (flags.dryRun || rowsToGo.length === 0)
    return output.isJson ? output.json({ ...migration, remaining: rows }) : undefined;
  await confirm(cli, `Create ${count(rowsToGo.length, "replacement")} in ${to}?`, flags.yes);
  const input = {
    templateId: template.id,
    workspaceIds: rowsToGo.map(({ workspace }) => workspace.id),
    stopOriginals: flags.stopOriginals,
    nameSuffix: flags.suffix,
    parameters: parameterValues(flags.parameter),
  };
  const { migrateWorkspaces: result } = await cli.graph().mutate(migrateWorkspaces, { input });
  const left = result.blocked > 0 ? `; ${count(result.blocked, "workspace is", "workspaces are")} blocked` : "";
  done(cli, `${count(result.started, "replacement")} started for ${organization}/${template.name}${left}.`, result);
}

export function registerMigrate(template: Command, cli: Cli): void {
  withExamples(
    template
      .command("migrate <template>")
      .description(
        "bring a deprecated template's workspaces to its successor: a table of what blocks each, then the replacements",
      )
      .option("--dry-run", "only show who can follow, and what blocks the others")
      .option(
        "--workspace <names>",
        "only these, as owner/name, parted by commas; all that can follow otherwise",
        names,
      )
      .option("--stop-originals", "stop what is replaced")
      .option("--suffix <text>", "what is put behind the name of a replacement; -2 unless given")
      .option("--parameter <name=value>", "for what the successor asks and the original lacks; often", pair)
      .option("-y, --yes", "without asking")
      .action((reference: string, flags: MigrateFlags) => migrate(cli, reference, flags)),
    [
      ["orgplane template migrate megaco/old --dry-run", "who can follow"],
      [
        "orgplane template migrate megaco/old --parameter region=eu --stop-originals",
        "at most 100 at once; run it again for the rest",
      ],
    ],
  );
}
