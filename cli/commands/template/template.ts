import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import type { Column } from "../../output/table.js";
import { ago, bold, status } from "../../output/words.js";
import { confirm } from "../kit/confirm.js";
import { done } from "../kit/done.js";
import { showList, withLimit, type ListFlags } from "../kit/listing.js";
import { insistOnOrganization } from "../kit/organization.js";
import { insist } from "../kit/unknown.js";
import { withExamples } from "../examples.js";
import { templateOf } from "./find.js";
import { registerMigrate } from "./migrate.js";
import {
  activateVersion,
  deleteTemplate,
  deprecateTemplate,
  findVersion,
  listTemplates,
  listTemplatesOf,
  listVersions,
  restoreTemplate,
  type Template,
} from "./operations.js";
import { registerPush } from "./push.js";

const successorOf = ({ successor }: Template): string | null =>
  successor && `${successor.organization?.name ?? "?"}/${successor.name}`;

const columns: Column<Template>[] = [
  { title: "template", cell: ({ organization, name }) => bold(`${organization?.name ?? "?"}/${name}`) },
  { title: "display name", cell: ({ displayName }) => displayName, isFlexible: true },
  { title: "version", cell: ({ activeVersion }) => activeVersion.name, isFlexible: true },
  { title: "workspaces", cell: ({ workspaceCount }) => workspaceCount, align: "right" },
  { title: "cost/day", cell: ({ activeVersion }) => activeVersion.dailyCost, align: "right" },
  {
    title: "deprecated",
    cell: (template) => (template.isDeprecated ? `for ${successorOf(template) ?? "nothing"}` : ""),
    isFlexible: true,
  },
  { title: "changed", cell: ({ updatedAt }) => ago(updatedAt) },
];

async function list(cli: Cli, flags: ListFlags & { search?: string; deprecated?: boolean }): Promise<void> {
  const filter = { search: flags.search ?? null, deprecated: flags.deprecated ?? null };
  const { organization } = cli.whereabouts();
  await showList(cli, flags, {
    async read(page) {
      if (organization === null) return (await cli.graph().read(listTemplates, { ...filter, ...page })).templates;
      const found = await cli.graph().read(listTemplatesOf, { organization, ...filter, ...page });
      return (await insistOnOrganization(cli, organization, found.organization)).templates;
    },
    columns,
    empty: organization === null ? "You see no such templates." : `You see no such templates in ${organization}.`,
  });
}

async function show(cli: Cli, reference: string): Promise<void> {
  const { template } = await templateOf(cli, reference);
  cli.output().record(template, [
    ["template", bold(`${template.organization?.name ?? "?"}/${template.name}`)],
    ["display name", template.displayName],
    ["description", template.description],
    ["active version", template.activeVersion.name],
    ["credits a day", template.activeVersion.dailyCost],
    ["workspaces", template.workspaceCount],
    ["deprecated", template.isDeprecated ? template.deprecationMessage : "no"],
    ["successor", successorOf(template)],
    ["changed", ago(template.updatedAt)],
  ]);
}

async function versions(cli: Cli, reference: string, flags: ListFlags & { archived?: boolean }): Promise<void> {
  const { template } = await templateOf(cli, reference);
  await showList(cli, flags, {
    async read(page) {
      const wanted = { template: template.id, includeArchived: flags.archived ?? false, ...page };
      return (await cli.graph().read(listVersions, wanted)).node?.versions ?? null;
    },
    columns: [
      { title: "", cell: ({ isActive }) => ({ text: isActive ? "*" : " ", style: (colors) => colors.green }) },
      { title: "version", cell: ({ name }) => bold(name) },
      { title: "import", cell: ({ job }) => job && status(job.status) },
      { title: "cost/day", cell: ({ dailyCost }) => dailyCost, align: "right" },
      { title: "by", cell: ({ createdBy }) => createdBy?.username },
      { title: "made", cell: ({ createdAt }) => ago(createdAt) },
      { title: "message", cell: ({ message }) => message, isFlexible: true },
    ],
    empty: "It has no version.",
  });
}

async function activate(cli: Cli, reference: string, name: string): Promise<void> {
  const { organization, template } = await templateOf(cli, reference);
  const { node } = await cli.graph().read(findVersion, { template: template.id, version: name });
  const listedBy = `orgplane template versions ${organization}/${template.name}`;
  const { id } = insist(node?.version, { kind: "version", name, where: ` of ${template.name}`, listedBy });
  const { activateTemplateVersion: changed } = await cli.graph().mutate(activateVersion, { input: { id } });
  done(cli, `${name} is the active version of ${organization}/${template.name}.`, changed.template);
}

async function deprecate(cli: Cli, reference: string, { message, successor }: { message: string; successor?: string }) {
  const { organization, template } = await templateOf(cli, reference);
  const next = successor === undefined ? null : (await templateOf(cli, successor)).template;
  const input = { id: template.id, message, ...(next && { successorId: next.id }) };
  const { deprecateTemplate: changed } = await cli.graph().mutate(deprecateTemplate, { input });
  const follow = next ? ` Who can follow: orgplane template migrate ${organization}/${template.name} --dry-run` : "";
  done(
    cli,
    `${organization}/${template.name} is deprecated: no new workspaces are made of it.${follow}`,
    changed.template,
  );
}

async function restore(cli: Cli, reference: string): Promise<void> {
  const { organization, template } = await templateOf(cli, reference);
  const { restoreTemplate: changed } = await cli.graph().mutate(restoreTemplate, { input: { id: template.id } });
  done(cli, `${organization}/${template.name} is no longer deprecated.`, changed.template);
}

async function remove(cli: Cli, reference: string, { yes }: { yes?: boolean }): Promise<void> {
  const { organization, template } = await templateOf(cli, reference);
  await confirm(cli, `Delete the template ${organization}/${template.name} and its versions?`, yes);
  const { deleteTemplate: gone } = await cli.graph().mutate(deleteTemplate, { input: { id: template.id } });
  done(cli, `The template ${organization}/${template.name} was deleted.`, gone);
}

function registerReads(template: Command, cli: Cli): void {
  withLimit(template.command("list").description("the templates that you see; with -o those of one organization"))
    .option("--search <text>", "those whose name has this in it")
    .option("--deprecated", "only those that are deprecated")
    .action((flags: ListFlags) => list(cli, flags));
  template
    .command("show <template>")
    .description("one template, by name or as organization/name")
    .action((reference: string) => show(cli, reference));
  withLimit(
    template.command("versions <template>").description("the versions of a template; a star marks the active one"),
  )
    .option("--archived", "archived ones too")
    .action((reference: string, flags: ListFlags) => versions(cli, reference, flags));
}

function registerLife(template: Command, cli: Cli): void {
  template
    .command("activate <template> <version>")
    .description("make a version the one that new workspaces start on")
    .action((reference: string, version: string) => activate(cli, reference, version));
  withExamples(
    template
      .command("deprecate <template>")
      .description("no new workspaces of it from now on; those that there are live on")
      .requiredOption("-m, --message <text>", "what its users read")
      .option("--successor <template>", "where they should go, as name or organization/name")
      .action((reference: string, flags: { message: string }) => deprecate(cli, reference, flags)),
    [["orgplane template deprecate megaco/old -m 'moved to mobile' --successor mobile/new", ""]],
  );
  template
    .command("restore <template>")
    .description("take a deprecation back")
    .action((reference: string) => restore(cli, reference));
}

export function registerTemplate(program: Command, cli: Cli): void {
  const template = program
    .command("template")
    .helpGroup(commandGroups.work)
    .description("templates, their versions, and moving to a successor");
  registerReads(template, cli);
  registerPush(template, cli);
  registerLife(template, cli);
  registerMigrate(template, cli);
  template
    .command("delete <template>")
    .description("delete a template that no workspace is of")
    .option("-y, --yes", "without asking")
    .action((reference: string, flags: { yes?: boolean }) => remove(cli, reference, flags));
}
