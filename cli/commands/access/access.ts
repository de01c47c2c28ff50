import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { operation } from "../../graph/operation.js";
import { bold } from "../../output/words.js";
import { permission as asPermission } from "../kit/arguments.js";
import { idsOf } from "../kit/whom.js";
import { withExamples } from "../examples.js";
import { templateOf } from "../template/find.js";
import { workspaceOf } from "../workspace/find.js";

interface Decision {
  allowed: boolean;
  reason: string;
  decidedAt: string | null;
  grantedBy: string[];
  deniedBy: string[];
}

const decision = "allowed reason decidedAt grantedBy deniedBy";

const explainByRoles = operation<
  { explainAccess: Decision | null },
  { userId: string; permission: string; organizationId: string | null; ownerId: string | null }
>(`
  query ExplainByRoles($userId: ID!, $permission: Permission!, $organizationId: ID, $ownerId: ID) {
    explainAccess(userId: $userId, permission: $permission, organizationId: $organizationId, ownerId: $ownerId) { ${decision} }
  }
`);

const explainAtObject = operation<
  { node: { explainAccess: Decision | null } | null },
  { id: string; userId: string; permission: string }
>(`
  query ExplainAtObject($id: ID!, $userId: ID!, $permission: Permission!) {
    node(id: $id) {
      ... on Template { explainAccess(userId: $userId, permission: $permission) { ${decision} } }
      ... on Workspace { explainAccess(userId: $userId, permission: $permission) { ${decision} } }
    }
  }
`);

interface ExplainFlags {
  user?: string;
  owner?: string;
  template?: string;
  workspace?: string;
}

async function decide(cli: Cli, permission: string, flags: ExplainFlags): Promise<Decision | null> {
  const { organization } = cli.whereabouts();
  const ids = await idsOf(cli, { user: flags.user, owner: flags.owner, organization });
  const userId = ids.userId ?? ids.viewerId ?? "";
  const object = flags.template
    ? (await templateOf(cli, flags.template)).template
    : flags.workspace
      ? await workspaceOf(cli, flags.workspace)
      : null;
  if (object)
    return (await cli.graph().read(explainAtObject, { id: object.id, userId, permission })).node?.explainAccess ?? null;
  const { organizationId, ownerId } = ids;
  return (await cli.graph().read(explainByRoles, { userId, permission, organizationId, ownerId })).explainAccess;
}

async function explain(cli: Cli, named: string, flags: ExplainFlags): Promise<void> {
  const permission = asPermission(named);
  const answer = await decide(cli, permission, flags);
  if (!answer) return;
  const who = flags.user ?? "you";
  cli.output().record({ permission, ...answer }, [
    ["permission", bold(permission)],
    ["who", who],
    ["where", flags.template ?? flags.workspace ?? cli.whereabouts().organization ?? "the whole deployment"],
    [
      "allowed",
      answer.allowed ? { text: "yes", style: (colors) => colors.green } : { text: "no", style: (colors) => colors.red },
    ],
    ["why", answer.reason],
    ["decided at", answer.decidedAt?.toLowerCase()],
    ["granted by", answer.grantedBy.join(", ")],
    ["denied by", answer.deniedBy.join(", ")],
  ]);
}

export function registerAccess(program: Command, cli: Cli): void {
  const access = program.command("access").helpGroup(commandGroups.sync).description("who may do what, and why");
  withExamples(
    access
      .command("explain <permission>")
      .description("may somebody do this, by which role or access list, and what is in the way")
      .option("--user <name>", "somebody else than you")
      .option("--owner <name>", "on what belongs to this user")
      .option("--template <template>", "on this template, its access list too")
      .option("--workspace <workspace>", "on this workspace")
      .action((permission: string, flags: ExplainFlags) => explain(cli, permission, flags)),
    [
      ["orgplane access explain template:update -o mobile", "may you, in mobile?"],
      ["orgplane access explain TEMPLATE_USE --user ada --template mobile/app-builder", ""],
    ],
  );
}
