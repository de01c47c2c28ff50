import { join } from "node:path";
import type { Graph } from "../../cli/graph/graph-client.js";
import { applyPlan } from "../../cli/manifests/apply/apply-plan.js";
import { secretKeeper } from "../../cli/manifests/apply/secret-files.js";
import type { DesiredState } from "../../cli/manifests/desire/desired-state.js";
import { ReadSurroundings } from "../../cli/manifests/desire/read-surroundings.js";
import { loadManifest } from "../../cli/manifests/load-manifest.js";
import { planManifest } from "../../cli/manifests/plan-manifest.js";
import type { Problem } from "../../cli/manifests/plan/plan.js";
import { inWords } from "../../cli/manifests/reading/placed.js";

/** Files of the folder, and what is given for their variables. */
export interface DemoManifest {
  folder: string;
  files: readonly string[];
  variables: Readonly<Record<string, string>>;
}

/** What these files want, read as `orgplane plan -f` reads them. Throws a CliFault with the place of each fault. */
export const loadDemoManifest = ({ folder, files, variables }: DemoManifest): Promise<DesiredState> =>
  loadManifest({
    paths: files.map((file) => join(folder, file)),
    variables: Object.entries(variables).map(([name, value]) => `${name}=${JSON.stringify(value)}`),
    environment: {},
  });

export interface ApplyOptions {
  /** How long templates' imports are waited for; with 0 they are left to themselves. */
  waitMs: number;
  resendSecrets?: boolean;
  /** Told of each secret that is shown once, besides its file. */
  onSecret?: (address: string, secret: string) => void;
}

const faultOf = (problems: readonly Problem[]): Error =>
  new Error(
    problems
      .map(({ address, message, place }) => `${place ? `${inWords(place)}: ` : ""}${address}: ${message}`)
      .join("\n"),
  );

/** Plans and applies as `orgplane apply` does, unasked. Answers how many things were changed; throws where it is refused. */
export async function applyManifests(graph: Graph, desired: DesiredState, options: ApplyOptions): Promise<number> {
  const { waitMs, resendSecrets = false, onSecret } = options;
  const { state, plan } = await planManifest(graph, desired, { prune: false, resendSecrets });
  if (plan.problems.length > 0) throw faultOf(plan.problems);
  const around = new ReadSurroundings({});
  const { keep } = secretKeeper(desired);
  const outcome = await applyPlan({
    ...{ graph, desired, state, plan, waitMs },
    secrets: {
      clientSecret: (address) => {
        const reference = desired.secrets[address];
        return reference && around.secret(reference, { file: "", line: 1, column: 1 });
      },
      async keep(address, secret) {
        await keep(address, secret);
        onSecret?.(address, secret);
      },
    },
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  if (outcome.failed.length > 0) throw faultOf(outcome.failed);
  const [waiting] = waitMs > 0 ? outcome.waiting : [];
  if (waiting) throw new Error(`${waiting.address} still waits for its import: ${waiting.explanation}`);
  return outcome.done.length;
}
