import type { AcquiredJob } from "../../jobs/acquired-job.js";
import { daemonVoice, type Executor, type JobContext } from "../../jobs/executor.js";
import { JobFailure } from "../../jobs/job-failure.js";
import { dailyCostOf, type JobResult, type Parameter, type Variable } from "../../jobs/job-result.js";
import { readReadme } from "../../jobs/read-manifest.js";
import type { TemplateManifest } from "../../../foundation/template-manifest/manifest-schema.js";
import { parameterOf, presetsOf } from "../../manifest/parameters-of.js";
import { declaredVariables, parameterTypeOf, type DeclaredVariable } from "./declared-variables.js";
import { planInputs } from "./plan-inputs.js";
import { plannedResources } from "./planned-resources.js";
import { Interrupted } from "./run-program.js";
import { openSession, type TerraformSession, type TerraformSettings } from "./terraform-session.js";
import { isFact } from "./workspace-facts.js";

/** The administrators' variables: those that are neither parameters nor facts. */
const variablesOf = (declared: readonly DeclaredVariable[], { parameters }: TemplateManifest): Variable[] =>
  declared
    .filter(({ name }) => !isFact(name) && !parameters.some((parameter) => parameter.name === name))
    .map(({ name, type, description, defaultValue, isSensitive }) => ({
      name,
      type,
      description,
      ...(defaultValue != null && !isSensitive && { defaultValue }),
      required: defaultValue === undefined,
      sensitive: isSensitive,
    }));

function parametersOf(declared: readonly DeclaredVariable[], { parameters }: TemplateManifest): Parameter[] {
  const byName = new Map(declared.map((variable) => [variable.name, variable]));
  return parameters.map((parameter) => {
    const variable = byName.get(parameter.name);
    if (!variable) {
      const sentence = `template.yaml names the parameter "${parameter.name}", but no Terraform variable is called so.`;
      throw new JobFailure("TEMPLATE_MANIFEST_INVALID", sentence);
    }
    const { description, defaultValue } = variable;
    return parameterOf(parameter, {
      type: parameterTypeOf(variable),
      description,
      defaultValue: defaultValue ?? undefined,
    });
  });
}

/** The values that the template says are not to be shown, its own defaults among them. */
const sensitiveOf = (declared: readonly DeclaredVariable[], values: Readonly<Record<string, unknown>>): unknown[] =>
  declared.filter(({ isSensitive }) => isSensitive).flatMap(({ name, defaultValue }) => [values[name], defaultValue]);

function inputsFor(job: AcquiredJob, context: JobContext, declared: readonly DeclaredVariable[]) {
  const { manifest } = context;
  const { values, missing } = planInputs({ declared, parameters: manifest.parameters, job });
  context.conceal(sensitiveOf(declared, { ...job.variables, ...values }));
  if (missing.length === 0) return values;
  const names = missing.map((name) => `"${name}"`).join(", ");
  throw new JobFailure(
    "REQUIRED_TEMPLATE_VARIABLES",
    `The template needs values for ${names}: give them with the version.`,
  );
}

async function importVersion(job: AcquiredJob, context: JobContext, session: TerraformSession): Promise<JobResult> {
  const { manifest } = context;
  await session.init();
  await session.validate();
  const declared = await declaredVariables(job.files);
  const parameters = parametersOf(declared, manifest);
  const plan = await session.plan(inputsFor(job, context, declared), { destroy: false });
  return {
    resources: plannedResources(plan, manifest.costs),
    variables: variablesOf(declared, manifest),
    parameters,
    presets: presetsOf(manifest),
    readme: readReadme(job.files),
    provisionerTags: manifest.tags,
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
  const resources = plannedResources(await session.plan(inputs, { destroy }), manifest.costs);
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
