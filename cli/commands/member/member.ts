import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { ago, bold, nameList } from "../../output/words.js";
import { names } from "../kit/arguments.js";
import { confirm } from "../kit/confirm.js";
import { done } from "../kit/done.js";
import { showList, withLimit, type ListFlags } from "../kit/listing.js";
import { insistOnOrganization, organizationOf } from "../kit/organization.js";
import { insist } from "../kit/unknown.js";
import { withExamples } from "../examples.js";
import {
  addMember,
  findMember,
  findUser,
  listMembers,
  removeMember,
  setMemberRoles,
  type Member,
} from "./operations.js";

async function list(cli: Cli, flags: ListFlags & { search?: string; role?: string }): Promise<void> {
  const organization = await organizationOf(cli);
  const { search = null, role = null } = flags;
  await showList(cli, flags, {
    read: async (page) => {
      const found = await cli.graph().read(listMembers, { organization, search, role, ...page });
      return (await insistOnOrganization(cli, organization, found.organization)).members;
    },
    columns: [
      { title: "user", cell: ({ user }) => bold(user?.username ?? "?") },
      { title: "name", cell: ({ user }) => user?.name, isFlexible: true },
      { title: "roles", cell: ({ roles }) => nameList(roles), isFlexible: true },
      { title: "groups", cell: ({ groups }) => nameList(groups), isFlexible: true },
      { title: "quota", cell: quotaOf, align: "right" },
      { title: "since", cell: ({ createdAt }) => ago(createdAt) },
    ],
    empty: `${organization} has no such members.`,
  });
}

const quotaOf = ({ quotaAllowance, quotaConsumed }: Member): string | null =>
  quotaAllowance === null ? null : `${String(quotaConsumed ?? "?")}/${String(quotaAllowance)}`;

async function found(cli: Cli, username: string) {
  const name = await organizationOf(cli);
  const { organization, user } = await cli.graph().read(findMember, { organization: name, username });
  const { id, member, members } = await insistOnOrganization(cli, name, organization);
  const names = (members?.nodes ?? []).flatMap((each) => each.user?.username ?? []);
  const where = ` in ${name}`;
  const known = insist(member, { kind: "member", name: username, where, names, listedBy: "orgplane member list" });
  return { organization: name, organizationId: id, userId: user?.id ?? known.user?.id, member: known };
}

async function show(cli: Cli, username: string): Promise<void> {
  const { organization, member } = await found(cli, username);
  cli.output().record(member, [
    ["user", bold(username)],
    ["name", member.user?.name],
    ["kind", member.user?.kind.toLowerCase().replace("_", " ")],
    ["organization", organization],
    ["roles", nameList(member.roles)],
    ["groups", nameList(member.groups)],
    ["quota", quotaOf(member)],
    ["since", ago(member.createdAt)],
  ]);
}

async function add(cli: Cli, username: string, { role }: { role?: string[] }): Promise<void> {
  const name = await organizationOf(cli);
  const { organization, user } = await cli.graph().read(findUser, { organization: name, username });
  const { id: organizationId } = await insistOnOrganization(cli, name, organization);
  const { id: userId } = insist(user, { kind: "user", name: username, listedBy: "A site owner's list of users" });
  const input = { organizationId, userId, roles: role };
  const { addOrganizationMember: added } = await cli.graph().mutate(addMember, { input });
  done(cli, `${username} belongs to ${name} now.`, added.member);
}

async function remove(cli: Cli, username: string, { yes }: { yes?: boolean }): Promise<void> {
  const { organization, organizationId, userId } = await found(cli, username);
  await confirm(cli, `Remove ${username} from ${organization}?`, yes);
  const { removeOrganizationMember: gone } = await cli
    .graph()
    .mutate(removeMember, { input: { organizationId, userId } });
  done(cli, `${username} belongs to ${organization} no more.`, gone);
}

async function roles(cli: Cli, username: string, wanted: string[]): Promise<void> {
  const { organizationId, userId } = await found(cli, username);
  const input = { organizationId, userId, roles: wanted };
  const { setOrganizationMemberRoles: changed } = await cli.graph().mutate(setMemberRoles, { input });
  const now = wanted.length === 0 ? "no roles but those of every member" : wanted.join(", ");
  done(cli, `${username} has ${now}.`, changed.member);
}

function registerReads(member: Command, cli: Cli): void {
  withExamples(
    withLimit(member.command("list").description("who belongs to the organization, with roles, groups and quota"))
      .option("--search <text>", "those whose user name or name has this in it")
      .option("--role <name>", "those who have this role")
      .action((flags: ListFlags) => list(cli, flags)),
    [["orgplane member list -o mobile --role organization-admin", "who administers mobile"]],
  );
  member
    .command("show <user>")
    .description("one member")
    .action((username: string) => show(cli, username));
}

export function registerMember(program: Command, cli: Cli): void {
  const member = program.command("member").helpGroup(commandGroups.people).description("the people of an organization");
  registerReads(member, cli);
  withExamples(
    member
      .command("add <user>")
      .description("let somebody belong to the organization")
      .option("--role <names>", "with these roles, parted by commas", names)
      .action((username: string, flags: { role?: string[] }) => add(cli, username, flags)),
    [["orgplane member add ada -o mobile --role organization-template-admin", ""]],
  );
  member
    .command("remove <user>")
    .description("end a membership")
    .option("-y, --yes", "without asking")
    .action((username: string, flags: { yes?: boolean }) => remove(cli, username, flags));
  withExamples(
    member
      .command("roles <user> [roles...]")
      .description("set a member's whole list of roles; none leaves those of every member")
      .action((username: string, wanted: string[]) => roles(cli, username, wanted)),
    [["orgplane member roles ada organization-admin template-pusher", "these two, and no other"]],
  );
}
