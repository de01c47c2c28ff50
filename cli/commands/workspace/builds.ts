import type { Command } from "commander";
import type { Cli } from "../../cli.js";
import { watchJob, type WaitFlags } from "../../jobs/watch-job.js";
import { pair, parameterValues } from "../kit/arguments.js";
import { confirm } from "../kit/confirm.js";
import { done } from "../kit/done.js";
import { insist } from "../kit/unknown.js";
import { userIds } from "../kit/users.js";
import { withExamples } from "../examples.js";
import { withWait } from "../kit/with-wait.js";
import { templateOf } from "../template/find.js";
import { findVersion } from "../template/operations.js";
import { nameOf, workspaceOf } from "./find.js";
import {
  createWorkspace,
  deleteWorkspace,
  startWorkspace,
  stopWorkspace,
  workspaceById,
  type Build,
  type Workspace,
} from "./operations.js";

interface Started {
  workspace: Pick<Workspace, "id" | "name" | "owner">;
  build: Build;
  /** What the workspace is then: `running`. */
  becomes: string;
}

/** Waits for a build, and says what the workspace is now. */
async function finish(cli: Cli, { workspace, build, becomes }: Started, flags: WaitFlags): Promise<void> {
  const name = nameOf(workspace);
  const what = `Build ${String(build.number)} of ${name}`;
  const isDone = build.job !== null && (await watchJob(cli, build.job.id, { what, ...flags }));
  if (isDone && build.transition === "DELETE")
    return done(cli, `${name} is deleted.`, { id: workspace.id, status: "DELETED" });
  const { node: now } = await cli.graph().read(workspaceById, { id: workspace.id });
  if (isDone) return done(cli, `${name} is ${becomes}.`, now);
  const output = cli.output();
  if (output.isJson) output.json(now);
  if (flags.wait === false && build.job) output.note(`${what} is under way: orgplane job logs -f ${build.job.id}`);
}

interface CreateFlags extends WaitFlags {
  template: string;
  version?: string;
  owner?: string;
  parameter?: Record<string, string>;
  preset?: string;
  autostart?: string;
}

async function versionId(cli: Cli, template: { id: string; name: string }, name: string | undefined) {
  if (name === undefined) return undefined;
  const { node } = await cli.graph().read(findVersion, { template: template.id, version: name });
  const listedBy = `orgplane template versions ${template.name}`;
  return insist(node?.version, { kind: "version", name, where: ` of ${template.name}`, listedBy }).id;
}

async function create(cli: Cli, name: string, flags: CreateFlags): Promise<void> {
  const { template } = await templateOf(cli, flags.template);
  const [ownerId] = await userIds(cli, flags.owner === undefined ? [] : [flags.owner]);
  const input = {
    templateId: template.id,
    versionId: await versionId(cli, template, flags.version),
    name,
    ownerId,
    parameters: parameterValues(flags.parameter),
    preset: flags.preset,
    autostartSchedule: flags.autostart,
  };
  const { createWorkspace: made } = await cli.graph().mutate(createWorkspace, { input });
  for (const { message } of made.warnings) cli.output().warn(message);
  await finish(cli, { workspace: made.workspace, build: made.workspace.latestBuild, becomes: "running" }, flags);
}

async function start(cli: Cli, reference: string, flags: WaitFlags & { parameter?: Record<string, string> }) {
  const workspace = await workspaceOf(cli, reference);
  const input = { id: workspace.id, parameters: parameterValues(flags.parameter) };
  const { startWorkspace: made } = await cli.graph().mutate(startWorkspace, { input });
  await finish(cli, { workspace, build: made.build, becomes: "running" }, flags);
}

async function stop(cli: Cli, reference: string, flags: WaitFlags): Promise<void> {
  const workspace = await workspaceOf(cli, reference);
  const { stopWorkspace: made } = await cli.graph().mutate(stopWorkspace, { input: { id: workspace.id } });
  await finish(cli, { workspace, build: made.build, becomes: "stopped" }, flags);
}

async function remove(
  cli: Cli,
  reference: string,
  flags: WaitFlags & { orphan?: boolean; yes?: boolean },
): Promise<void> {
  const workspace = await workspaceOf(cli, reference);
  const how = flags.orphan ? "Forget" : "Delete";
  const what = flags.orphan ? " without destroying its resources" : " and destroy its resources";
  await confirm(cli, `${how} the workspace ${nameOf(workspace)}${what}?`, flags.yes);
  const input = { id: workspace.id, orphan: flags.orphan };
  const { deleteWorkspace: made } = await cli.graph().mutate(deleteWorkspace, { input });
  await finish(cli, { workspace, build: made.build, becomes: "deleted" }, flags);
}

function registerCreate(workspace: Command, cli: Cli): void {
  withExamples(
    withWait(workspace.command("create <name>").description("make a workspace of a template, and wait until it runs"))
      .requiredOption("-t, --template <template>", "of what, as name or organization/name")
      .option("--version <name>", "another version than the active one")
      .option("--owner <user>", "for somebody else")
      .option("-p, --parameter <name=value>", "what the template asks; often", pair)
      .option("--preset <name>", "the template's choice of parameters")
      .option("--autostart <cron>", "start it by itself, such as '0 8 * * 1-5'")
      .action((name: string, flags: CreateFlags) => create(cli, name, flags)),
    [
      ["orgplane workspace create dev -t mobile/app-builder", "with the template's defaults"],
      ["orgplane workspace create dev -t app-builder -p region=eu -p disk=20 -f", "with what the provisioner says"],
    ],
  );
}

export function registerBuilds(workspace: Command, cli: Cli): void {
  registerCreate(workspace, cli);
  withWait(workspace.command("start <workspace>").description("start it, and wait until it runs"))
    .option("-p, --parameter <name=value>", "changed from now on; often", pair)
    .action((reference: string, flags: WaitFlags) => start(cli, reference, flags));
  withWait(workspace.command("stop <workspace>").description("stop it, and wait until it has")).action(
    (reference: string, flags: WaitFlags) => stop(cli, reference, flags),
  );
  withWait(workspace.command("delete <workspace>").description("destroy what it consists of, and forget it"))
    .option("--orphan", "forget the resources instead of destroying them")
    .option("-y, --yes", "without asking")
    .action((reference: string, flags: WaitFlags) => remove(cli, reference, flags));
}
