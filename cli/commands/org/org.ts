import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { ago, bold } from "../../output/words.js";
import { names } from "../kit/arguments.js";
import { confirm } from "../kit/confirm.js";
import { done } from "../kit/done.js";
import { showList, withLimit, type ListFlags } from "../kit/listing.js";
import { insistOnOrganization, organizationOf } from "../kit/organization.js";
import { withExamples } from "../examples.js";
import {
  createOrganization,
  deleteOrganization,
  listOrganizations,
  organizationId,
  updateOrganization,
} from "./operations.js";
import { showOrganization } from "./show.js";

async function list(cli: Cli, flags: ListFlags & { search?: string }): Promise<void> {
  const { search = null } = flags;
  await showList(cli, flags, {
    read: async (page) => (await cli.graph().read(listOrganizations, { ...page, search })).organizations,
    columns: [
      { title: "name", cell: ({ name }) => bold(name) },
      { title: "display name", cell: ({ displayName }) => displayName, isFlexible: true },
      { title: "description", cell: ({ description }) => description, isFlexible: true },
      { title: "default", cell: ({ isDefault }) => (isDefault ? "yes" : "") },
      { title: "made", cell: ({ createdAt }) => ago(createdAt) },
    ],
    empty: "You see no organization.",
  });
}

interface Settings {
  name?: string;
  displayName?: string;
  description?: string;
  icon?: string;
  defaultRoles?: string[];
}

async function create(cli: Cli, name: string, { displayName, description, icon }: Settings): Promise<void> {
  const input = { name, displayName, description, icon };
  const { createOrganization: made } = await cli.graph().mutate(createOrganization, { input });
  done(cli, `The organization ${name} was created.`, made.organization);
}

async function idOf(cli: Cli, name: string): Promise<string> {
  const { organization } = await cli.graph().read(organizationId, { name });
  return (await insistOnOrganization(cli, name, organization)).id;
}

async function update(cli: Cli, named: string | undefined, { defaultRoles, ...settings }: Settings): Promise<void> {
  const organization = named ?? (await organizationOf(cli));
  const input = { id: await idOf(cli, organization), ...settings, defaultMemberRoles: defaultRoles };
  const { updateOrganization: changed } = await cli.graph().mutate(updateOrganization, { input });
  done(cli, `The organization ${settings.name ?? organization} was changed.`, changed.organization);
}

async function remove(cli: Cli, name: string, { yes }: { yes?: boolean }): Promise<void> {
  const id = await idOf(cli, name);
  await confirm(cli, `Delete the organization ${name}, with its groups, roles and sync settings?`, yes);
  const { deleteOrganization: gone } = await cli.graph().mutate(deleteOrganization, { input: { id } });
  done(cli, `The organization ${name} was deleted.`, gone);
}

const withSettings = (command: Command): Command =>
  command
    .option("--display-name <text>", "what people read")
    .option("--description <text>", "what it is for")
    .option("--icon <address>", "its picture: a path or URL");

function registerReads(org: Command, cli: Cli): void {
  withExamples(
    withLimit(org.command("list").description("the organizations that you see"))
      .option("--search <text>", "those whose name has this in it")
      .action((flags: ListFlags) => list(cli, flags)),
    [["orgplane org list --json | jq -r '.[].name'", "their names, for a script"]],
  );
  withExamples(
    org
      .command("show [name]")
      .description("an organization at a glance")
      .action((name?: string) => showOrganization(cli, name)),
    [["orgplane org show mobile", "its people, templates, workspaces and daemons, counted"]],
  );
}

export function registerOrg(program: Command, cli: Cli): void {
  const org = program.command("org").helpGroup(commandGroups.people).description("organizations");
  registerReads(org, cli);
  withExamples(
    withSettings(org.command("create <name>").description("make an organization")).action(
      (name: string, settings: Settings) => create(cli, name, settings),
    ),
    [['orgplane org create mobile --display-name "Mobile apps"', ""]],
  );
  withExamples(
    withSettings(org.command("update [name]").description("change an organization; what is not named stays"))
      .option("--name <name>", "rename it")
      .option("--default-roles <names>", "what every new member gets: the whole list, parted by commas", names)
      .action((name: string | undefined, settings: Settings) => update(cli, name, settings)),
    [["orgplane org update mobile --default-roles organization-workspace-access", ""]],
  );
  org
    .command("delete <name>")
    .description("delete an organization that has no templates, workspaces and provisioner keys")
    .option("-y, --yes", "without asking")
    .action((name: string, flags: { yes?: boolean }) => remove(cli, name, flags));
}
