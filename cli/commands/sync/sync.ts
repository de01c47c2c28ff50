import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { CliFault } from "../../cli-fault.js";
import { ago, bold, count, status } from "../../output/words.js";
import { moment, oneOf } from "../kit/arguments.js";
import { showList, withLimit, type ListFlags } from "../kit/listing.js";
import { organizationOf } from "../kit/organization.js";
import { idsOf } from "../kit/whom.js";
import { withExamples } from "../examples.js";
import { listRuns, previewSync, type Run } from "./operations.js";
import { registerResync } from "./resync.js";
import { showPlan } from "./show-plan.js";

interface PreviewFlags {
  user?: string;
  claims?: string;
  site?: boolean;
}

/** A JSON object from a file, or from standard input for `-`. */
function readClaims(file: string | undefined): object | undefined {
  if (file === undefined) return undefined;
  const bad = (why: string): CliFault =>
    new CliFault(`${file === "-" ? "standard input" : file} has no claims: ${why}.`, {
      code: "USAGE",
      remedy: 'Claims are one JSON object, such as {"groups": ["eng"]}.',
    });
  try {
    const claims: unknown = JSON.parse(readFileSync(file === "-" ? 0 : file, "utf8"));
    if (typeof claims === "object" && claims !== null && !Array.isArray(claims)) return claims;
  } catch (error) {
    throw bad((error as Error).message);
  }
  throw bad("it is no JSON object");
}

async function preview(cli: Cli, { user, claims, site }: PreviewFlags): Promise<void> {
  if (user === undefined && claims === undefined) {
    throw new CliFault("Whose sign-in is to be looked at?", {
      code: "USAGE",
      remedy: "Name a --user, or give --claims, or both.",
    });
  }
  const organization = site ? null : await organizationOf(cli);
  const { userId, organizationId } = await idsOf(cli, { user, organization });
  const input = { userId, organizationId, claims: readClaims(claims) };
  const { previewIdentitySync: plan } = await cli.graph().read(previewSync, { input });
  if (!plan) return;
  const output = cli.output();
  if (output.isJson) output.json(plan);
  else showPlan(output, plan);
}

interface RunFlags extends ListFlags {
  user?: string;
  status?: string;
  problems?: boolean;
  since?: string;
  site?: boolean;
}

const didWhat = ({ plan }: Run): string =>
  [
    plan.changes.length > 0 ? count(plan.changes.length, "change") : "",
    plan.problems.length > 0 ? count(plan.problems.length, "problem") : "",
  ]
    .filter(Boolean)
    .join(", ");

async function runs(cli: Cli, flags: RunFlags): Promise<void> {
  const organization = flags.site ? null : await organizationOf(cli);
  const { userId, organizationId } = await idsOf(cli, { user: flags.user, organization });
  const filter = { userId, organizationId, status: flags.status, withProblems: flags.problems, since: flags.since };
  await showList(cli, flags, {
    read: async (page) => (await cli.graph().read(listRuns, { filter, ...page })).identitySyncRuns,
    columns: [
      { title: "user", cell: ({ user }) => bold(user?.username ?? "?") },
      { title: "status", cell: (run) => status(run.status) },
      { title: "by", cell: ({ trigger }) => trigger.toLowerCase().replace("_", " ") },
      { title: "did", cell: didWhat },
      { title: "when", cell: ({ startedAt }) => ago(startedAt) },
      { title: "took", cell: ({ durationMs }) => `${String(Math.round(durationMs))} ms`, align: "right" },
      { title: "problem", cell: ({ error, plan }) => error ?? plan.problems[0]?.message, isFlexible: true },
    ],
    empty: "There was no such sync.",
  });
}

function registerPreview(sync: Command, cli: Cli): void {
  withExamples(
    sync
      .command("preview")
      .description("what a sign-in would change under today's settings; nothing is written")
      .option("--user <name>", "with the claims of this user's last sign-in")
      .option("--claims <file>", "with these claims, a JSON object; - reads standard input")
      .option("--site", "organizations and site roles too, not one organization's groups and roles alone")
      .action((flags: PreviewFlags) => preview(cli, flags)),
    [
      ["orgplane sync preview -o mobile --user ada", "what ada's next sign-in changes in mobile"],
      [`echo '{"groups":["eng"]}' | orgplane sync preview --claims -`, "what such claims would do"],
    ],
  );
}

export function registerSync(program: Command, cli: Cli): void {
  const sync = program
    .command("sync")
    .helpGroup(commandGroups.sync)
    .description("what an identity provider's claims change");
  registerPreview(sync, cli);
  withLimit(sync.command("runs").description("syncs that were done, the newest first"))
    .option("--user <name>", "only this user's")
    .option("--status <name>", "succeeded, failed or unchanged", oneOf(["SUCCEEDED", "FAILED", "UNCHANGED"]))
    .option("--problems", "only those with problems")
    .option("--since <time>", "a day, a time, or how long ago, such as 2h", moment)
    .option("--site", "of all organizations")
    .action((flags: RunFlags) => runs(cli, flags));
  registerResync(sync, cli);
}
