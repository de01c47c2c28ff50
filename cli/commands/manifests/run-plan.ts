import { writeFile } from "node:fs/promises";
import type { Cli } from "../../cli.js";
import { exitCodes } from "../../exit-codes.js";
import { withoutSecrets } from "../../manifests/desire/sealed-contents.js";
import { planFileOf } from "../../manifests/plan/plan-file.js";
import { insistOnPlan, loadFor, optionsOf, planFor, tellPlan } from "./planning.js";
import type { ManifestFlags } from "./manifest-flags.js";

export interface PlanFlags extends ManifestFlags {
  out?: string;
  detailedExitcode?: boolean;
}

/** `orgplane plan`. */
export async function runPlan(cli: Cli, flags: PlanFlags): Promise<void> {
  const desired = await loadFor(cli, flags);
  const options = optionsOf(flags);
  const { plan } = await planFor(cli, desired, options);
  const output = cli.output();
  tellPlan(cli, { ...plan, problems: [] });
  if (output.isJson) output.json(plan);
  insistOnPlan(plan);
  if (flags.out !== undefined) {
    const { endpoint } = cli.graph();
    const file = { endpoint, options, desired: withoutSecrets(desired), changes: plan.changes };
    await writeFile(flags.out, planFileOf(file), { mode: 0o600 });
    output.note(`Kept as ${flags.out}: orgplane apply --plan ${flags.out}`);
  }
  if (flags.detailedExitcode && plan.changes.length > 0) cli.endWith(exitCodes.changes);
}
