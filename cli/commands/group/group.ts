import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { readPages } from "../../graph/pages.js";
import { bold, count } from "../../output/words.js";
import { confirm } from "../kit/confirm.js";
import { done } from "../kit/done.js";
import { showList, wholeNumber, withLimit, type ListFlags } from "../kit/listing.js";
import { insistOnOrganization, organizationOf } from "../kit/organization.js";
import { insist } from "../kit/unknown.js";
import { userIds } from "../kit/users.js";
import { withExamples } from "../examples.js";
import {
  createGroup,
  deleteGroup,
  findGroup,
  listGroupMembers,
  listGroups,
  updateGroup,
  type Group,
} from "./operations.js";

const sourceOf = ({ source }: Group): string => (source === "USER" ? "by hand" : "identity provider");

async function list(cli: Cli, flags: ListFlags & { search?: string }): Promise<void> {
  const organization = await organizationOf(cli);
  const { search = null } = flags;
  await showList(cli, flags, {
    read: async (page) => {
      const found = await cli.graph().read(listGroups, { organization, search, ...page });
      return (await insistOnOrganization(cli, organization, found.organization)).groups;
    },
    columns: [
      { title: "name", cell: ({ name }) => bold(name) },
      { title: "display name", cell: ({ displayName }) => displayName, isFlexible: true },
      { title: "members", cell: ({ memberCount }) => memberCount, align: "right" },
      { title: "credits a day", cell: ({ quotaAllowance }) => quotaAllowance, align: "right" },
      { title: "made", cell: sourceOf },
    ],
    empty: `${organization} has no such groups.`,
  });
}

async function found(cli: Cli, name: string) {
  const organization = await organizationOf(cli);
  const answer = await cli.graph().read(findGroup, { organization, group: name });
  const { id, group, groups } = await insistOnOrganization(cli, organization, answer.organization);
  const names = (groups?.nodes ?? []).map((each) => each.name);
  const where = ` in ${organization}`;
  return {
    organization,
    organizationId: id,
    group: insist(group, { kind: "group", name, where, names, listedBy: "orgplane group list" }),
  };
}

async function show(cli: Cli, name: string): Promise<void> {
  const { organization, group } = await found(cli, name);
  const { nodes: members } = await readPages(null, async (page) => {
    const { node } = await cli.graph().read(listGroupMembers, { group: group.id, ...page });
    return node?.members ?? null;
  });
  cli.output().record({ ...group, organization, members }, [
    ["group", bold(group.name)],
    ["display name", group.displayName],
    ["organization", organization],
    ["credits a day", group.quotaAllowance],
    ["made", sourceOf(group)],
    ["members", members.map(({ username }) => username).join(", ")],
  ]);
}

interface Settings {
  users?: string[];
  name?: string;
  displayName?: string;
  quota?: number;
}

async function create(cli: Cli, name: string, { users = [], displayName, quota }: Settings): Promise<void> {
  const organization = await organizationOf(cli);
  const answer = await cli.graph().read(findGroup, { organization, group: name });
  const { id: organizationId } = await insistOnOrganization(cli, organization, answer.organization);
  const memberIds = await userIds(cli, users);
  const input = { organizationId, name, displayName, quotaAllowance: quota, memberIds };
  const { createGroup: made } = await cli.graph().mutate(createGroup, { input });
  done(cli, `The group ${name} was created in ${organization}.`, made.group);
}

async function update(cli: Cli, named: string, { name, displayName, quota }: Settings): Promise<void> {
  const { group } = await found(cli, named);
  const input = { id: group.id, name, displayName, quotaAllowance: quota };
  const { updateGroup: changed } = await cli.graph().mutate(updateGroup, { input });
  done(cli, `The group ${changed.group.name} was changed.`, changed.group);
}

interface MemberChange {
  addMemberIds?: string[];
  removeMemberIds?: string[];
}

async function changeMembers(cli: Cli, name: string, change: MemberChange): Promise<void> {
  const { group } = await found(cli, name);
  const { updateGroup: changed } = await cli.graph().mutate(updateGroup, { input: { id: group.id, ...change } });
  done(cli, `The group ${name} has ${count(changed.group.memberCount, "member")} now.`, changed.group);
}

async function remove(cli: Cli, name: string, { yes }: { yes?: boolean }): Promise<void> {
  const { organization, group } = await found(cli, name);
  await confirm(cli, `Delete the group ${name} of ${organization}, with ${count(group.memberCount, "member")}?`, yes);
  const { deleteGroup: gone } = await cli.graph().mutate(deleteGroup, { input: { id: group.id } });
  done(cli, `The group ${name} was deleted.`, gone);
}

function registerReads(group: Command, cli: Cli): void {
  withLimit(group.command("list").description("the groups of the organization, with what they allow their members"))
    .option("--search <text>", "those whose name has this in it")
    .action((flags: ListFlags) => list(cli, flags));
  group
    .command("show <name>")
    .description("one group and who is in it")
    .action((name: string) => show(cli, name));
}

function registerMembers(group: Command, cli: Cli): void {
  group
    .command("add <name> <users...>")
    .description("put members of the organization into a group")
    .action(async (name: string, users: string[]) =>
      changeMembers(cli, name, { addMemberIds: await userIds(cli, users) }),
    );
  group
    .command("remove <name> <users...>")
    .description("take members out of a group")
    .action(async (name: string, users: string[]) =>
      changeMembers(cli, name, { removeMemberIds: await userIds(cli, users) }),
    );
}

const withSettings = (command: Command): Command =>
  command
    .option("--display-name <text>", "what people read")
    .option("--quota <credits>", "credits a day that each member gains by it", wholeNumber);

export function registerGroup(program: Command, cli: Cli): void {
  const group = program.command("group").helpGroup(commandGroups.people).description("groups of members, and quotas");
  registerReads(group, cli);
  withExamples(
    withSettings(group.command("create <name> [users...]").description("make a group, with these members")).action(
      (name: string, users: string[], settings: Settings) => create(cli, name, { users, ...settings }),
    ),
    [["orgplane group create ios ada bo --quota 20 -o mobile", "two members, 20 credits a day each"]],
  );
  withExamples(
    withSettings(group.command("update <name>").description("change a group; what is not named stays"))
      .option("--name <name>", "rename it")
      .action((name: string, settings: Settings) => update(cli, name, settings)),
    [["orgplane group update ios --quota 40", ""]],
  );
  registerMembers(group, cli);
  group
    .command("delete <name>")
    .description("delete a group; its members stay in the organization")
    .option("-y, --yes", "without asking")
    .action((name: string, flags: { yes?: boolean }) => remove(cli, name, flags));
}
