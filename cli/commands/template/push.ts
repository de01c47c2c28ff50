import { resolve } from "node:path";
import type { Command } from "commander";
import type { Cli } from "../../cli.js";
import { watchJob, type WaitFlags } from "../../jobs/watch-job.js";
import { count } from "../../output/words.js";
import { readTemplateFolder } from "../../templates/read-template-folder.js";
import { pair, parameterValues } from "../kit/arguments.js";
import { done } from "../kit/done.js";
import { withExamples } from "../examples.js";
import { withWait } from "../kit/with-wait.js";
import { lookForTemplate } from "./find.js";
import { activateVersion, createTemplate, createTemplateVersion, type Version } from "./operations.js";

interface PushFlags extends WaitFlags {
  folder: string;
  versionName?: string;
  message?: string;
  tag?: Record<string, string>;
  variable?: Record<string, string>;
  displayName?: string;
  description?: string;
  activate: boolean;
}

type Place = Awaited<ReturnType<typeof lookForTemplate>>;

interface Push {
  cli: Cli;
  place: Place;
  flags: PushFlags;
}

async function upload({ cli, place, flags }: Push): Promise<Version> {
  const files = readTemplateFolder(resolve(flags.folder));
  const input = {
    ...(place.template ? { templateId: place.template.id } : { organizationId: place.organizationId }),
    name: flags.versionName,
    message: flags.message,
    files,
    provisionerTags: flags.tag,
    variables: parameterValues(flags.variable),
  };
  const { createTemplateVersion: made } = await cli.graph().mutate(createTemplateVersion, { input });
  const version = made.templateVersion;
  cli
    .output()
    .note(`Version ${version.name} of ${place.organization}/${place.name}: ${count(files.length, "file")} uploaded.`);
  return version;
}

/** What becomes of a version whose import succeeded. */
async function putToUse({ cli, place, flags }: Push, version: Version): Promise<void> {
  const reference = `${place.organization}/${place.name}`;
  if (!place.template) {
    const { displayName, description } = flags;
    const input = { versionId: version.id, name: place.name, displayName, description };
    const { createTemplate: made } = await cli.graph().mutate(createTemplate, { input });
    return done(cli, `The template ${reference} was created; ${version.name} is its active version.`, made.template);
  }
  if (!flags.activate)
    return done(cli, `${version.name} is ready: orgplane template activate ${reference} ${version.name}`, version);
  const { activateTemplateVersion: changed } = await cli.graph().mutate(activateVersion, { input: { id: version.id } });
  done(cli, `${version.name} is the active version of ${reference}.`, changed.template);
}

/** What is left to do for a version whose import was not waited for. */
function leave({ cli, place }: Push, version: Version): void {
  const output = cli.output();
  if (output.isJson) output.json(version);
  const reference = `${place.organization}/${place.name}`;
  const next = place.template
    ? `orgplane template activate ${reference} ${version.name}`
    : `orgplane template create ${reference} --from ${version.id}`;
  output.note(`Once its import has succeeded: ${next}`);
}

async function push(cli: Cli, reference: string, flags: PushFlags): Promise<void> {
  const pushing = { cli, place: await lookForTemplate(cli, reference), flags };
  const version = await upload(pushing);
  const isImported =
    version.job !== null && (await watchJob(cli, version.job.id, { what: `The import of ${version.name}`, ...flags }));
  if (isImported) await putToUse(pushing, version);
  else leave(pushing, version);
}

/** From a version whose import was not waited for when it was pushed. */
async function create(
  cli: Cli,
  reference: string,
  { from, displayName, description }: { from: string; displayName?: string; description?: string },
) {
  const { organization, name } = await lookForTemplate(cli, reference);
  const input = { versionId: from, name, displayName, description };
  const { createTemplate: made } = await cli.graph().mutate(createTemplate, { input });
  done(cli, `The template ${organization}/${name} was created.`, made.template);
}

export function registerPush(template: Command, cli: Cli): void {
  withExamples(
    withWait(
      template
        .command("push <template> [folder]")
        .description(
          "upload a folder as a new version, wait for its import, and activate it; makes the template if need be",
        ),
    )
      .option("--no-activate", "only import it; an existing template stays on its active version")
      .option("--version-name <name>", "what the version is called; a name is made up otherwise")
      .option("-m, --message <text>", "what is new")
      .option("--tag <name=value>", "a provisioner must have this tag; often", pair)
      .option("--variable <name=value>", "the value of a Terraform variable; often", pair)
      .option("--display-name <text>", "what people read, for a new template")
      .option("--description <text>", "what it is for, for a new template")
      .action((reference: string, folder: string | undefined, flags: PushFlags) =>
        push(cli, reference, { ...flags, folder: folder ?? "." }),
      ),
    [
      ["orgplane template push app-builder ./app-builder -o mobile", "a new version of mobile's template"],
      ["orgplane template push mobile/app-builder . -m 'bigger disks' -f", "with what Terraform says"],
      ["orgplane template push app-builder . --wait 60s || [ $? = 3 ]", "a pipeline that leaves a slow import alone"],
    ],
  );
  template
    .command("create <template>")
    .description("make a template of a version that was pushed without waiting")
    .requiredOption("--from <version-id>", "the version")
    .option("--display-name <text>", "what people read")
    .option("--description <text>", "what it is for")
    .action((reference: string, flags: { from: string }) => create(cli, reference, flags));
}
