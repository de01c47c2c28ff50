import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import type { Page } from "../../graph/pages.js";
import { ago, bold, status, warning } from "../../output/words.js";
import type { Cell } from "../../output/table.js";
import { someOf } from "../kit/arguments.js";
import { showList, withLimit, type ListFlags } from "../kit/listing.js";
import { insistOnOrganization } from "../kit/organization.js";
import { withExamples } from "../examples.js";
import { registerBuilds } from "./builds.js";
import { nameOf, workspaceOf } from "./find.js";
import {
  listOwnWorkspaces,
  listWorkspaces,
  listWorkspacesOf,
  workspaceStatuses,
  type Workspace,
} from "./operations.js";

interface Filter extends ListFlags {
  everybody?: boolean;
  status?: string[];
  search?: string;
  outdated?: boolean;
  dormant?: boolean;
  deprecated?: boolean;
}

async function page(
  cli: Cli,
  flags: Filter,
  at: { first: number; after: string | null },
): Promise<Page<Workspace> | null> {
  const { status: wanted, search, outdated, dormant, deprecated } = flags;
  const asked = { ...at, filter: { status: wanted, search, outdated, dormant, deprecated } };
  const { organization } = cli.flags();
  if (organization !== undefined) {
    const found = await cli.graph().read(listWorkspacesOf, { organization, ...asked });
    return (await insistOnOrganization(cli, organization, found.organization)).workspaces;
  }
  if (flags.everybody) return (await cli.graph().read(listWorkspaces, asked)).workspaces;
  return (await cli.graph().read(listOwnWorkspaces, asked)).viewer?.workspaces ?? null;
}

async function list(cli: Cli, flags: Filter): Promise<void> {
  await showList(cli, flags, {
    read: (at) => page(cli, flags, at),
    columns: [
      { title: "workspace", cell: (workspace) => bold(nameOf(workspace)) },
      {
        title: "status",
        cell: (w) => (w.autostartProblem ? warning(`${w.status.toLowerCase()}, not started`) : status(w.status)),
      },
      {
        title: "template",
        cell: ({ organization, template }) => `${organization?.name ?? "?"}/${template?.name ?? "?"}`,
      },
      {
        title: "version",
        cell: (w) => `${w.latestBuild.templateVersion?.name ?? "?"}${w.isOutdated ? " (outdated)" : ""}`,
        isFlexible: true,
      },
      { title: "cost/day", cell: ({ dailyCost }) => dailyCost, align: "right" },
      { title: "used", cell: ({ lastUsedAt }) => ago(lastUsedAt) },
    ],
    empty: "There is no such workspace. orgplane workspace create makes one.",
  });
}

function costs({ resources }: Workspace): string {
  return resources
    .map(({ address, dailyCost }) => (dailyCost > 0 ? `${address} (${String(dailyCost)})` : address))
    .join(", ");
}

const missedStart = (problem: Workspace["autostartProblem"]): [string, Cell][] =>
  problem ? [["was not started", warning(`${ago(problem.at)!}: ${problem.message} (${problem.code})`)]] : [];

async function show(cli: Cli, reference: string): Promise<void> {
  const workspace = await workspaceOf(cli, reference);
  const { latestBuild: build, autostartProblem: problem } = workspace;
  cli
    .output()
    .record(workspace, [
      ["workspace", bold(nameOf(workspace))],
      ["status", status(workspace.status)],
      ["template", `${workspace.organization?.name ?? "?"}/${workspace.template?.name ?? "?"}`],
      ["version", `${build.templateVersion?.name ?? "?"}${workspace.isOutdated ? " (outdated)" : ""}`],
      ["last build", `${String(build.number)}, ${build.transition.toLowerCase()}`],
      ["job", build.job?.id],
      ["stops by itself", ago(build.deadline)],
      [
        "starts by itself",
        workspace.nextStartAt ? `${ago(workspace.nextStartAt)!} (${workspace.autostartSchedule ?? ""})` : null,
      ],
      ...missedStart(problem),
      ["credits a day", workspace.dailyCost],
      ["parameters", workspace.parameters.map(({ name, value }) => `${name}=${value}`).join(", ")],
      ["resources", costs(workspace)],
      ["used", ago(workspace.lastUsedAt)],
      ["made", ago(workspace.createdAt)],
    ]);
}

export function registerWorkspace(program: Command, cli: Cli): void {
  const workspace = program
    .command("workspace")
    .helpGroup(commandGroups.work)
    .description("workspaces and their builds");
  withExamples(
    withLimit(workspace.command("list").description("your workspaces; with -o those of an organization that you see"))
      .option("--everybody", "everybody's that you see, in all organizations")
      .option("--status <names>", "only those in these states, parted by commas", someOf(workspaceStatuses))
      .option("--search <text>", "those whose name has this in it")
      .option("--outdated", "not on their template's active version")
      .option("--dormant", "set aside, since nobody uses them")
      .option("--deprecated", "whose template is deprecated")
      .action((flags: Filter) => list(cli, flags)),
    [["orgplane workspace list -o mobile --status running,starting", ""]],
  );
  workspace
    .command("show <workspace>")
    .description("one workspace, by name or as owner/name")
    .action((reference: string) => show(cli, reference));
  registerBuilds(workspace, cli);
}
