import { setTimeout as pause } from "node:timers/promises";
import type { Command } from "commander";
import type { Cli } from "../../cli.js";
import { CliFault } from "../../cli-fault.js";
import { count } from "../../output/words.js";
import { done } from "../kit/done.js";
import { organizationOf } from "../kit/organization.js";
import { idsOf } from "../kit/whom.js";
import { withExamples } from "../examples.js";
import { cancelResync, resyncById, startResync, syncUser, type Resync } from "./operations.js";
import { showPlan } from "./show-plan.js";

interface ResyncFlags {
  user?: string;
  site?: boolean;
  wait: boolean;
}

const everyMs = 500;

/** One user's, at once. */
async function resyncUser(cli: Cli, username: string): Promise<void> {
  const { userId } = await idsOf(cli, { user: username });
  const { syncUser: synced } = await cli.graph().mutate(syncUser, { input: { userId: userId! } });
  const output = cli.output();
  if (output.isJson) return output.json(synced.run);
  showPlan(output, synced.run.plan);
  done(cli, `${username} was synced.`, synced.run);
}

/** Until it has ended; Ctrl-C leaves it running. */
async function follow(cli: Cli, started: Resync): Promise<Resync> {
  const progress = cli.output().progress();
  let resync = started;
  try {
    while (resync.status === "RUNNING") {
      progress.count(
        resync.done,
        resync.total,
        `users, ${String(resync.changed)} changed, ${String(resync.failed)} failed`,
      );
      await pause(everyMs, undefined, { signal: cli.signal });
      resync = (await cli.graph().read(resyncById, { id: resync.id })).node ?? resync;
    }
  } finally {
    progress.clear();
  }
  return resync;
}

async function resync(cli: Cli, { user, site, wait }: ResyncFlags): Promise<void> {
  if (user !== undefined) return resyncUser(cli, user);
  const organization = site ? null : await organizationOf(cli);
  const { organizationId } = await idsOf(cli, { organization });
  const { startIdentityResync: started } = await cli.graph().mutate(startResync, { input: { organizationId } });
  if (!wait) return done(cli, `It is under way (${started.resync.id}).`, started.resync);
  const ended = await follow(cli, started.resync);
  const said = `${count(ended.done, "user")} synced, ${String(ended.changed)} changed, ${String(ended.failed)} failed.`;
  if (ended.status === "SUCCEEDED") return done(cli, said, ended);
  throw new CliFault(`The resync was ${ended.status.toLowerCase()}: ${said}`, {
    code: "RESYNC",
    remedy: "orgplane sync runs --problems shows what was in the way.",
  });
}

async function cancel(cli: Cli, id: string): Promise<void> {
  const { cancelIdentityResync: changed } = await cli.graph().mutate(cancelResync, { input: { id } });
  done(cli, "It is canceled; what is done stays done.", changed.resync);
}

export function registerResync(sync: Command, cli: Cli): void {
  withExamples(
    sync
      .command("resync")
      .description("apply today's settings to the claims of everybody's last sign-in, with progress")
      .option("--user <name>", "one user's only, at once")
      .option("--site", "everybody's in the whole deployment, not of one organization")
      .option("--no-wait", "start it and do not wait")
      .action((flags: ResyncFlags) => resync(cli, flags)),
    [
      ["orgplane sync resync -o mobile", "after its settings were changed"],
      ["orgplane sync resync --user ada", "one user, and what it changed"],
    ],
  );
  sync
    .command("cancel <resync-id>")
    .description("end a resync that is under way")
    .action((id: string) => cancel(cli, id));
}
