import type { Cli } from "../../cli.js";
import type { Cell } from "../../output/table.js";
import { ago, bold, count, nameList } from "../../output/words.js";
import { insistOnOrganization, organizationOf } from "../kit/organization.js";
import { overviewOfOrganization, type Overview } from "./operations.js";

/** `3 workspaces, 2 running`; nothing where the first may not be seen. */
function counted(all: { totalCount: number } | null, some: { totalCount: number } | null, which: string) {
  if (!all) return null;
  return some && some.totalCount > 0
    ? `${String(all.totalCount)}, ${String(some.totalCount)} ${which}`
    : String(all.totalCount);
}

function quota({ viewerMember }: Overview): string | null {
  if (viewerMember?.quotaAllowance == null) return null;
  return `${String(viewerMember.quotaConsumed ?? 0)} of ${count(viewerMember.quotaAllowance, "credit")} a day`;
}

function fieldsOf(organization: Overview): [string, Cell][] {
  const { roles, viewerMember } = organization;
  const custom = roles?.filter(({ isBuiltIn }) => !isBuiltIn) ?? null;
  return [
    ["organization", bold(organization.name)],
    ["display name", organization.displayName],
    ["description", organization.description],
    ["made", ago(organization.createdAt)],
    ["members", organization.members?.totalCount],
    ["groups", organization.groups?.totalCount],
    ["custom roles", nameList(custom)],
    ["default roles", nameList(organization.defaultMemberRoles)],
    ["templates", organization.templates?.totalCount],
    ["workspaces", counted(organization.workspaces, organization.running, "running")],
    ["daemons", counted(organization.provisionerDaemons, organization.offline, "offline")],
    ["pending jobs", organization.pending?.totalCount],
    ["your roles", viewerMember && nameList(viewerMember.roles)],
    ["your groups", viewerMember && nameList(viewerMember.groups)],
    ["your quota", quota(organization)],
  ];
}

/** An organization at a glance: what may not be seen is a dash. */
export async function showOrganization(cli: Cli, named: string | undefined): Promise<void> {
  const name = named ?? (await organizationOf(cli));
  const { organization } = await cli.graph().read(overviewOfOrganization, { name });
  const found = await insistOnOrganization(cli, name, organization);
  cli.output().record(found, fieldsOf(found));
}
