import type { Graph } from "../../graph/graph-client.js";
import { operation } from "../../graph/operation.js";

const statusOfJob = operation<{ provisionerJob: { status: string } }, { id: string }>(
  "subscription StatusOfImport($id: ID!) { provisionerJob(id: $id) { status } }",
);

/** Each is a connection of its own: where more jobs are waited for, some of them end at any moment, and asking finds those. */
const mostStreams = 8;

/** Hears of jobs that change, so that nobody has to ask whether they have. */
export class JobNews {
  private readonly closing = new AbortController();
  private readonly heard = new Set<string>();
  private isBroken = false;
  private hasNews = false;
  private wake = (): void => undefined;

  constructor(
    private readonly graph: Graph,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener("abort", () => this.wake(), { once: true, signal: this.closing.signal });
  }

  /** Are changes of all of these heard of? Else they have to be asked for. */
  hears(jobIds: readonly string[]): boolean {
    return !this.isBroken && jobIds.length <= mostStreams;
  }

  /** Resolves at the next change of one of these jobs, or after so long; throws the signal's reason. */
  async next(jobIds: readonly string[], atMostMs: number): Promise<void> {
    for (const id of this.hears(jobIds) ? jobIds : []) this.listenTo(id);
    if (!this.hasNews) await this.pause(atMostMs);
    this.signal.throwIfAborted();
    this.hasNews = false;
  }

  close(): void {
    this.closing.abort();
  }

  private listenTo(id: string): void {
    if (this.heard.has(id)) return;
    this.heard.add(id);
    void this.listen(id);
  }

  private async listen(id: string): Promise<void> {
    const signal = AbortSignal.any([this.signal, this.closing.signal]);
    try {
      for await (const _ of this.graph.stream(statusOfJob, { variables: { id }, signal })) this.tell();
    } catch {
      this.isBroken = true; // whoever waits asks from now on
    }
    this.tell();
  }

  private tell(): void {
    this.hasNews = true;
    this.wake();
  }

  private pause(atMostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, atMostMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
