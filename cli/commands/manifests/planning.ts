import type { Cli } from "../../cli.js";
import { CliFault } from "../../cli-fault.js";
import { withSecretFiles } from "../../manifests/apply/secret-files.js";
import type { DesiredState } from "../../manifests/desire/desired-state.js";
import { faultOfProblems } from "../../manifests/fault-of-problems.js";
import { loadManifest } from "../../manifests/load-manifest.js";
import { planManifest, type Planned } from "../../manifests/plan-manifest.js";
import type { Plan } from "../../manifests/plan/plan.js";
import type { PlanOptions } from "../../manifests/plan/plan-changes.js";
import { showPlan } from "../../manifests/plan/show-plan.js";
import type { ManifestFlags } from "./manifest-flags.js";

export const optionsOf = ({ prune = false, secrets = false }: ManifestFlags): PlanOptions => ({
  prune,
  resendSecrets: secrets,
});

export function loadFor(cli: Cli, flags: ManifestFlags): Promise<DesiredState> {
  if (!flags.file) throw new CliFault("Which manifest?", { code: "USAGE", remedy: "Name a file or a folder with -f." });
  const { variables } = cli.environment;
  return loadManifest({ paths: flags.file, variables: flags.var ?? [], environment: variables });
}

/** Reads what is there and plans. */
export async function planFor(cli: Cli, desired: DesiredState, options: PlanOptions): Promise<Planned> {
  if (options.prune && desired.label === null) {
    const remedy = "Give it one: a document with kind: Manifest and label: …";
    throw new CliFault("A manifest without a label owns nothing, and prunes nothing.", { code: "USAGE", remedy });
  }
  const progress = cli.output().progress();
  progress.update("reading what is there");
  try {
    const { state, plan } = await planManifest(cli.graph(), desired, options);
    return { state, plan: withSecretFiles(plan, desired) };
  } finally {
    progress.clear();
  }
}

export function tellPlan(cli: Cli, plan: Plan): void {
  const output = cli.output();
  if (!output.isJson) for (const line of showPlan(plan, output.out.colors)) output.print(line);
}

/** A plan with problems is not applied. */
export function insistOnPlan({ problems }: Plan): void {
  if (problems.length === 0) return;
  const headline = `The plan has ${String(problems.length)} problems, and nothing was changed.`;
  throw faultOfProblems(headline, problems, { remedy: "Nothing was changed. Correct the manifest, and plan again." });
}
