import type { AcquiredJob } from "../../jobs/acquired-job.js";
import { daemonVoice, type Executor, type JobContext } from "../../jobs/executor.js";
import { JobFailure } from "../../jobs/job-failure.js";
import { dailyCostOf, type JobResult } from "../../jobs/job-result.js";
import { readReadme } from "../../jobs/read-manifest.js";
import type { TemplateManifest } from "../../../foundation/template-manifest/manifest-schema.js";
import { parameterOf, presetsOf } from "../../manifest/parameters-of.js";
import { readCoderPlan, withCoderMetadata, type CoderPlan } from "./coder/coder-plan.js";
import { declaredVariables, type DeclaredVariable } from "./declared-variables.js";
import { parametersOf, requireNone, variablesOf } from "./declared-inputs.js";
import { planInputs } from "./plan-inputs.js";
import { plannedResources } from "./planned-resources.js";
import { Interrupted } from "./run-program.js";
import { openSession, type TerraformSession, type TerraformSettings } from "./terraform-session.js";

/** The values that the template says are not to be shown, its own defaults among them. */
const sensitiveOf = (declared: readonly DeclaredVariable[], values: Readonly<Record<string, unknown>>): unknown[] =>
  declared.filter(({ isSensitive }) => isSensitive).flatMap(({ name, defaultValue }) => [values[name], defaultValue]);

function inputsFor(job: AcquiredJob, context: JobContext, declared: readonly DeclaredVariable[]) {
  const { manifest } = context;
  const { values, missing } = planInputs({ declared, parameters: manifest.parameters, job });
  context.conceal(sensitiveOf(declared, { ...job.variables, ...values }));
  requireNone(missing);
  return values;
}

/** Both may be used in one template, but not for the same parameter or preset. */
function refuseNamesakes({ parameters, presets }: TemplateManifest, { manifest }: CoderPlan): void {
  const named = (list: readonly { name: string }[], others: readonly { name: string }[]) =>
    list.find(({ name }) => others.some((other) => other.name === name))?.name;
  const twice = named(parameters, manifest.parameters) ?? named(presets, manifest.presets);
  if (twice === undefined) return;
  const sentence = `"${twice}" is in template.yaml and in the Terraform code. Keep it in one of them.`;
  throw new JobFailure("TEMPLATE_MANIFEST_INVALID", sentence);
}

async function importVersion(job: AcquiredJob, context: JobContext, session: TerraformSession): Promise<JobResult> {
  const { manifest } = context;
  await session.init();
  await session.validate();
  const declared = await declaredVariables(job.files);
  const parameters = parametersOf(declared, manifest);
  const plan = await session.plan(inputsFor(job, context, declared), { destroy: false });
  const coder = readCoderPlan(plan);
  refuseNamesakes(manifest, coder);
  return {
    resources: withCoderMetadata(plannedResources(plan, manifest.costs), coder),
    variables: variablesOf(declared, manifest),
    parameters: [...parameters, ...coder.manifest.parameters.map((parameter) => parameterOf(parameter))],
    presets: [...presetsOf(manifest), ...presetsOf(coder.manifest)],
    readme: readReadme(job.files),
    provisionerTags: { ...coder.manifest.tags, ...manifest.tags },
  };
}

/** An apply that fails, or is interrupted, has built something: what it knows of that goes with the failure. */
async function applyKeepingState(session: TerraformSession): Promise<string | undefined> {
  try {
    await session.apply();
  } catch (error) {
    const state = await session.readState();
    if (error instanceof Interrupted)
      throw new JobFailure("CANCELED", "The job was canceled while Terraform applied.", state);
    throw error instanceof JobFailure ? new JobFailure(error.code, error.message, state) : error;
  }
  return session.readState();
}

async function build(job: AcquiredJob, context: JobContext, session: TerraformSession): Promise<JobResult> {
  const { manifest } = context;
  const destroy = job.transition === "DELETE";
  await session.init();
  const inputs = inputsFor(job, context, await declaredVariables(job.files));
  const plan = await session.plan(inputs, { destroy });
  const coder = readCoderPlan(plan);
  const resources = withCoderMetadata(plannedResources(plan, manifest.costs), coder);
  await context.commitQuota(dailyCostOf(resources));
  const state = await applyKeepingState(session);
  return { resources, provisionerTags: manifest.tags, ...(state !== undefined && { state }) };
}

/** Runs Terraform, or OpenTofu, as found on the daemon's PATH. */
export function terraformExecutor(settings: TerraformSettings): Executor {
  return {
    importVersion: async (job, context) => importVersion(job, context, await openSession(job, context, settings)),
    async build(job, context) {
      if (job.transition !== "DELETE" || job.state)
        return build(job, context, await openSession(job, context, settings));
      daemonVoice(context, "destroy")("There is no state, so there is nothing to destroy.");
      return { resources: [] };
    },
  };
}
