import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { bold, count } from "../../output/words.js";
import { permissions } from "../kit/arguments.js";
import { confirm } from "../kit/confirm.js";
import { done } from "../kit/done.js";
import { insistOnOrganization, organizationOf } from "../kit/organization.js";
import { insist } from "../kit/unknown.js";
import { withExamples } from "../examples.js";
import { createRole, deleteRole, listRoles, updateRole, type Role } from "./operations.js";

async function all(cli: Cli) {
  const name = await organizationOf(cli);
  const { organization } = await cli.graph().read(listRoles, { organization: name });
  const { id, roles } = await insistOnOrganization(cli, name, organization);
  return { organization: name, organizationId: id, roles: roles ?? [] };
}

async function list(cli: Cli): Promise<void> {
  const { roles } = await all(cli);
  cli.output().table(
    roles,
    [
      { title: "name", cell: ({ name }) => bold(name) },
      { title: "display name", cell: ({ displayName }) => displayName, isFlexible: true },
      { title: "kind", cell: ({ isBuiltIn }) => (isBuiltIn ? "built-in" : "custom") },
      { title: "permissions", cell: (role) => role.organizationPermissions.length, align: "right" },
      { title: "members", cell: ({ memberCount }) => memberCount, align: "right" },
      { title: "yours to give", cell: ({ viewerCanAssign }) => (viewerCanAssign ? "yes" : "") },
    ],
    "There are no roles.",
  );
}

async function found(cli: Cli, name: string): Promise<{ organization: string; role: Role }> {
  const { organization, roles } = await all(cli);
  const names = roles.map((each) => each.name);
  const role = roles.find((each) => each.name === name);
  const where = ` in ${organization}`;
  return { organization, role: insist(role, { kind: "role", name, where, names, listedBy: "orgplane role list" }) };
}

const inLines = (values: readonly string[]): string => [...values].sort().join(", ");

async function show(cli: Cli, name: string): Promise<void> {
  const { organization, role } = await found(cli, name);
  cli.output().record(role, [
    ["role", bold(role.name)],
    ["display name", role.displayName],
    ["organization", organization],
    ["kind", role.isBuiltIn ? "built-in" : "custom"],
    ["members", role.memberCount],
    ["in the organization", inLines(role.organizationPermissions)],
    ["on what they own", inLines(role.ownerPermissions)],
    ["denied", inLines(role.deniedPermissions)],
  ]);
}

interface Settings {
  displayName?: string;
  permission?: string[];
  ownerPermission?: string[];
}

async function create(cli: Cli, name: string, { displayName, permission, ownerPermission }: Settings): Promise<void> {
  const { organization, organizationId } = await all(cli);
  const input = {
    organizationId,
    name,
    displayName,
    organizationPermissions: permission ?? [],
    ownerPermissions: ownerPermission,
  };
  const { createRole: made } = await cli.graph().mutate(createRole, { input });
  done(cli, `The role ${name} was created in ${organization}.`, made.role);
}

async function update(cli: Cli, name: string, { displayName, permission, ownerPermission }: Settings): Promise<void> {
  const { role } = await found(cli, name);
  const input = { id: role.id, displayName, organizationPermissions: permission, ownerPermissions: ownerPermission };
  const { updateRole: changed } = await cli.graph().mutate(updateRole, { input });
  done(cli, `The role ${name} was changed.`, changed.role);
}

async function remove(cli: Cli, name: string, { yes }: { yes?: boolean }): Promise<void> {
  const { organization, role } = await found(cli, name);
  const holders = role.memberCount === 0 ? "" : `; ${count(role.memberCount, "member loses", "members lose")} it`;
  await confirm(cli, `Delete the role ${name} of ${organization}${holders}?`, yes);
  const { deleteRole: gone } = await cli.graph().mutate(deleteRole, { input: { id: role.id } });
  done(cli, `The role ${name} was deleted.`, gone);
}

const withSettings = (command: Command): Command =>
  command
    .option("--display-name <text>", "what people read")
    .option("--permission <names>", "what it allows in the organization, parted by commas", permissions)
    .option("--owner-permission <names>", "what it allows on what the member owns", permissions);

export function registerRole(program: Command, cli: Cli): void {
  const role = program.command("role").helpGroup(commandGroups.people).description("what members may do");
  role
    .command("list")
    .description("the organization's roles, built-in and custom")
    .action(() => list(cli));
  role
    .command("show <name>")
    .description("one role and all that it allows")
    .action((name: string) => show(cli, name));
  withExamples(
    withSettings(role.command("create <name>").description("make a role of permissions that you hold yourself")).action(
      (name: string, settings: Settings) => create(cli, name, settings),
    ),
    [
      [
        "orgplane role create pusher --permission template:create,template:update",
        "WORKSPACE_READ and workspace:read are the same",
      ],
    ],
  );
  withSettings(
    role.command("update <name>").description("change a custom role; a list that is named is the whole list"),
  ).action((name: string, settings: Settings) => update(cli, name, settings));
  role
    .command("delete <name>")
    .description("delete a custom role; members who hold it lose it")
    .option("-y, --yes", "without asking")
    .action((name: string, flags: { yes?: boolean }) => remove(cli, name, flags));
}
