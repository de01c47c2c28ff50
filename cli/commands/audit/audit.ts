import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { operation } from "../../graph/operation.js";
import { pageInfo, type Page } from "../../graph/pages.js";
import { ago, bold, status } from "../../output/words.js";
import { moment, oneOf } from "../kit/arguments.js";
import { showList, withLimit, type ListFlags } from "../kit/listing.js";
import { insistOnOrganization, organizationOf } from "../kit/organization.js";
import { idsOf } from "../kit/whom.js";
import { withExamples } from "../examples.js";

interface Entry {
  id: string;
  time: string;
  actorName: string | null;
  via: string | null;
  action: string;
  outcome: string;
  resourceType: string;
  resourceName: string;
  resourceId: string | null;
  organization: { name: string } | null;
  changes: Record<string, unknown>;
  requestId: string | null;
  ipAddress: string | null;
}

const entryFields = `
  id time actorName via action outcome resourceType resourceName resourceId organization { name }
  changes requestId ipAddress
`;

interface ListArguments {
  first: number;
  after: string | null;
  filter: object;
}

const listSiteAudit = operation<{ auditLog: Page<Entry> | null }, ListArguments>(`
  query ListSiteAudit($first: Int, $after: String, $filter: AuditLogFilter) {
    auditLog(first: $first, after: $after, filter: $filter) { nodes { ${entryFields} } ${pageInfo} }
  }
`);

const listAudit = operation<
  { organization: { auditLog: Page<Entry> | null } | null },
  ListArguments & { organization: string }
>(`
  query ListAudit($organization: String!, $first: Int, $after: String, $filter: AuditLogFilter) {
    organization(name: $organization) {
      auditLog(first: $first, after: $after, filter: $filter) { nodes { ${entryFields} } ${pageInfo} }
    }
  }
`);

interface AuditFlags extends ListFlags {
  site?: boolean;
  actor?: string;
  action?: string;
  outcome?: string;
  type?: string;
  since?: string;
  until?: string;
}

async function filterOf(cli: Cli, { actor, action, outcome, type, since, until }: AuditFlags): Promise<object> {
  const actorId = actor === undefined ? undefined : (await idsOf(cli, { user: actor })).userId;
  return { action, outcome, resourceType: type, actorId, since, until };
}

async function list(cli: Cli, flags: AuditFlags): Promise<void> {
  const organization = flags.site ? null : await organizationOf(cli);
  const filter = await filterOf(cli, flags);
  await showList(cli, flags, {
    async read(page) {
      if (organization === null) return (await cli.graph().read(listSiteAudit, { filter, ...page })).auditLog;
      const found = await cli.graph().read(listAudit, { organization, filter, ...page });
      return (await insistOnOrganization(cli, organization, found.organization)).auditLog;
    },
    columns: [
      { title: "when", cell: ({ time }) => ago(time) },
      {
        title: "who",
        cell: ({ actorName, via }) => bold(`${actorName ?? "orgplane"}${via === null ? "" : ` (${via})`}`),
        isFlexible: true,
      },
      { title: "did", cell: ({ action }) => action.toLowerCase().replace("_", " ") },
      { title: "outcome", cell: ({ outcome }) => status(outcome) },
      { title: "what", cell: ({ resourceType, resourceName }) => `${resourceType} ${resourceName}`, isFlexible: true },
      { title: "changed", cell: ({ changes }) => Object.keys(changes).join(", "), isFlexible: true },
    ],
    empty: "Nothing of that kind was done.",
  });
}

const actions = ["CREATE", "UPDATE", "DELETE", "SIGN_IN", "SIGN_OUT", "START", "STOP", "SYNC"];

export function registerAudit(program: Command, cli: Cli): void {
  withExamples(
    withLimit(program.command("audit").helpGroup(commandGroups.sync).description("who did what, the newest first"))
      .option("--site", "the whole deployment's log instead of the organization's")
      .option("--actor <name>", "only what this user did")
      .option("--action <name>", "such as create, delete or sign-in", oneOf(actions))
      .option("--outcome <name>", "done or refused", oneOf(["DONE", "REFUSED"]))
      .option("--type <name>", "of what, such as Group")
      .option("--since <time>", "a day, a time, or how long ago, such as 2h", moment)
      .option("--until <time>", "likewise", moment)
      .action((flags: AuditFlags) => list(cli, flags)),
    [
      ["orgplane audit -o mobile --since 1d", "what happened in mobile since yesterday"],
      ["orgplane audit --site --outcome refused --json", "what was tried in vain, with addresses and request ids"],
    ],
  );
}
