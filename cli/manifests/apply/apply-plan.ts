import { CliFault } from "../../cli-fault.js";
import type { Graph } from "../../graph/graph-client.js";
import type { DesiredState } from "../desire/desired-state.js";
import type { Change, Plan, Problem } from "../plan/plan.js";
import { addressOf, placeOfField } from "../plan/resources.js";
import { sideBySide } from "../state/side-by-side.js";
import type { State } from "../state/read-state.js";
import { awaitImports, type ImportState } from "./await-imports.js";
import { Ids } from "./ids.js";
import type { Outcome } from "./outcome.js";
import { inDocuments, send, type Prepared, type Refusal } from "./send-steps.js";
import { phases, type Phase, type Secrets, type Step } from "./step.js";
import { stepsOf } from "./steps-of.js";
import { versionOf } from "./steps-of-template.js";

export interface Applying {
  graph: Graph;
  desired: DesiredState;
  state: State;
  plan: Plan;
  secrets: Secrets;
  /** How long imports are waited for. */
  waitMs: number;
  signal: AbortSignal;
  onProgress: (done: number, total: number, phase: Phase) => void;
}

/** Everything but what needs imports comes before them; what is taken away comes last. */
const before = phases.slice(0, phases.indexOf("imports"));
const removals: ReadonlySet<Phase> = new Set(["removals", "organizations to remove"]);
const afterwards = phases.slice(phases.indexOf("imports") + 1);

class Application {
  private readonly steps: Step[];
  private readonly ids: Ids;
  private readonly sent = new Set<Step>();
  private readonly failed: Problem[] = [];
  /** Templates whose imports failed; the others are none the worse for it. */
  private readonly lost: Problem[] = [];
  private readonly waiting = new Map<string, string>();
  private readonly changes: ReadonlyMap<string, Change>;

  constructor(private readonly applying: Applying) {
    const { plan, desired, secrets, state } = applying;
    this.steps = plan.changes.flatMap((change) => stepsOf({ change, desired, secrets, current: state.current }));
    this.ids = new Ids(state);
    this.changes = new Map(plan.changes.map((change) => [change.address, change]));
  }

  async run(): Promise<Outcome> {
    for (const phase of before) await this.runPhase(phase);
    await this.runImports();
    for (const phase of afterwards) await this.runPhase(phase);
    return this.outcome();
  }

  private async runPhase(phase: Phase): Promise<void> {
    const missing = new Set([...this.waiting.keys(), ...this.lost.map(({ address }) => address)]);
    const isHeldUp = ({ address }: Step) => missing.has(address) || missing.has(this.successorOf(address));
    const steps = this.steps.filter((step) => step.phase === phase && !isHeldUp(step));
    const isTooSoon = this.failed.length > 0 || (removals.has(phase) && this.lost.length > 0);
    if (steps.length > 0 && !isTooSoon) await this.sendAll(steps);
  }

  /** Stops at the first refusal: documents that are under way end, no other is begun. */
  private async sendAll(steps: readonly Step[]): Promise<void> {
    const { onProgress } = this.applying;
    await sideBySide(inDocuments(steps, this.ids), async (prepared) => {
      if (this.failed.length > 0) return;
      const refusals = await this.refusalsOf(prepared);
      const refused = new Set(refusals.map(({ step }) => step));
      for (const { step } of prepared) if (!refused.has(step)) this.sent.add(step);
      this.failed.push(...refusals.map((refusal) => this.problemOf(refusal)));
      onProgress(this.sent.size, this.steps.length, steps[0]!.phase);
    });
  }

  /** Where nobody answers, nobody knows what was done: the next plan does. */
  private async refusalsOf(prepared: Prepared[]): Promise<Refusal[]> {
    try {
      return await send(this.applying.graph, prepared, this.ids);
    } catch (error) {
      if (!(error instanceof CliFault)) throw error;
      const { code, message } = error;
      return prepared.map(({ step }) => ({ step, code, message, path: [] }));
    }
  }

  private problemOf({ step, code, message, path }: Refusal): Problem {
    const resource = this.applying.desired.resources.find((each) => addressOf(each) === step.address);
    const place = resource ? placeOfField(resource, path.join(".")) : null;
    return { code, message, address: step.address, place };
  }

  private successorOf(address: string): string {
    const { fields = [] } = this.changes.get(address) ?? {};
    const wanted = fields.find(({ field }) => field === "deprecated")?.after as { successor?: string } | undefined;
    return wanted?.successor?.replace("/", "/templates/") ?? "";
  }

  /** Templates are made, or their versions activated, as their imports end. */
  private async runImports(): Promise<void> {
    const { graph, plan, waitMs, signal } = this.applying;
    const pushed = plan.changes.flatMap(({ address, pushedVersionId }) => {
      const id = pushedVersionId ?? this.ids.find(versionOf(address));
      return id === undefined ? [] : [[id, address] as const];
    });
    const addressById = new Map(pushed);
    if (addressById.size === 0 || this.failed.length > 0) return;
    const onEnd = (ended: Map<string, ImportState>) => this.useVersions(ended, addressById);
    const left = await awaitImports(graph, { versionIds: [...addressById.keys()], forMs: waitMs, signal, onEnd });
    for (const [id, explanation] of left) this.waiting.set(addressById.get(id)!, explanation);
  }

  private async useVersions(ended: Map<string, ImportState>, addressById: ReadonlyMap<string, string>): Promise<void> {
    const succeeded = new Set<string>();
    for (const [id, state] of ended) {
      const address = addressById.get(id)!;
      if (state.state === "succeeded") succeeded.add(address);
      if (state.state !== "failed") continue;
      const step = this.steps.find((each) => each.address === address)!;
      const message = `Its import failed: ${state.error}`;
      this.lost.push(this.problemOf({ step, code: "IMPORT_FAILED", message, path: ["folder"] }));
    }
    const steps = this.steps.filter(({ phase, address }) => phase === "imports" && succeeded.has(address));
    if (steps.length > 0) await this.sendAll(steps);
  }

  private outcome(): Outcome {
    const problems = [...this.failed, ...this.lost];
    const failed = new Set(problems.map(({ address }) => address));
    const unfinished = new Set(this.steps.filter((step) => !this.sent.has(step)).map(({ address }) => address));
    const addresses = this.applying.plan.changes.map(({ address }) => address);
    return {
      done: addresses.filter((address) => !unfinished.has(address)),
      failed: problems,
      waiting: [...this.waiting].map(([address, explanation]) => ({ address, explanation })),
      notBegun: addresses.filter(
        (address) => unfinished.has(address) && !failed.has(address) && !this.waiting.has(address),
      ),
    };
  }
}

/**
 * Brings about what the plan says, in an order in which everything is there that something else needs, side by side where
 * nothing is. Ends at the first refusal; what was done stays done, and the next plan goes on from there.
 */
export const applyPlan = (applying: Applying): Promise<Outcome> => new Application(applying).run();
