import { setTimeout as pause } from "node:timers/promises";
import type { AcquiredJob, Transition } from "../../jobs/acquired-job.js";
import { daemonVoice, type Executor, type JobContext } from "../../jobs/executor.js";
import { JobFailure } from "../../jobs/job-failure.js";
import { dailyCostOf, type JobResult, type Resource } from "../../jobs/job-result.js";
import { readReadme } from "../../jobs/read-manifest.js";
import type {
  EchoScript,
  ManifestResource,
  TemplateManifest,
} from "../../../foundation/template-manifest/manifest-schema.js";
import { parameterOf, presetsOf } from "../../manifest/parameters-of.js";

const moments = { START: "start", STOP: "stop", DELETE: "delete" } as const;
const whatRemains: Record<Transition, (resource: ManifestResource) => boolean> = {
  START: () => true,
  STOP: ({ persistent }) => persistent,
  DELETE: () => false,
};

/** What a workspace consists of after a transition, as the manifest has it. */
export const echoedResources = (
  { resources }: Pick<TemplateManifest, "resources">,
  transition: Transition,
): Resource[] =>
  resources.filter(whatRemains[transition]).map(({ persistent: _, ...resource }) => ({
    ...resource,
    address: `${resource.type}.${resource.name}`,
  }));

async function play(context: JobContext, stage: string, script: EchoScript | undefined): Promise<void> {
  const say = daemonVoice(context, stage);
  for (const line of script?.log ?? []) say(line);
  if (script?.seconds) await pause(script.seconds * 1000, undefined, { signal: context.halt });
  if (script?.fail) throw new JobFailure("ECHO_FAILED", script.fail);
}

function stateOf({ metadata }: AcquiredJob, resources: readonly Resource[]): string {
  const state = {
    executor: "echo",
    build: metadata["buildNumber"] ?? null,
    resources: resources.map(({ address }) => address),
  };
  return Buffer.from(JSON.stringify(state)).toString("base64");
}

async function importVersion(job: AcquiredJob, context: JobContext): Promise<JobResult> {
  const { manifest } = context;
  await play(context, "import", manifest.echo.import);
  const resources = echoedResources(manifest, "START");
  daemonVoice(context, "import")(`Resources of a started workspace: ${String(resources.length)}.`);
  return {
    resources,
    variables: [],
    parameters: manifest.parameters.map((parameter) => parameterOf(parameter)),
    presets: presetsOf(manifest),
    readme: readReadme(job.files),
    provisionerTags: manifest.tags,
  };
}

async function build(job: AcquiredJob, context: JobContext): Promise<JobResult> {
  const { manifest } = context;
  const transition = job.transition ?? "START";
  const resources = echoedResources(manifest, transition);
  daemonVoice(
    context,
    "plan",
  )(`${transition}: ${String(resources.length)} of ${String(manifest.resources.length)} resources.`);
  await context.commitQuota(dailyCostOf(resources));
  await play(context, "apply", manifest.echo[moments[transition]]);
  for (const { address } of resources) daemonVoice(context, "apply")(`${address} is there.`);
  const state = transition === "DELETE" ? {} : { state: stateOf(job, resources) };
  return { resources, provisionerTags: manifest.tags, ...state };
}

/** Runs no program: what it finds and builds is what the manifest says. */
export const echoExecutor: Executor = { importVersion, build };
