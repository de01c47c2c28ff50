/** What hears of an ending: a function, or an object that has one, so that none has to be made for it. */
export type Hearer = (() => void) | { handleEvent(): void };

/** Says when something is over: what of an `AbortSignal` it takes to hear it. */
export interface Ending {
  readonly aborted: boolean;
  addEventListener(type: "abort", hearer: Hearer): void;
  removeEventListener(type: "abort", hearer: Hearer): void;
}

/** An ending that costs next to nothing until it comes, for what there is one of for each request. Each listener is called once. */
export class End implements Ending {
  #aborted = false;
  #listeners: Hearer[] | null = null;

  get aborted(): boolean {
    return this.#aborted;
  }

  /** Listeners that do not throw are called at once, in their order. */
  abort(): void {
    if (this.#aborted) return;
    this.#aborted = true;
    const listeners = this.#listeners ?? [];
    this.#listeners = null;
    for (const hearer of listeners) {
      if (typeof hearer === "function") hearer();
      else hearer.handleEvent();
    }
  }

  addEventListener(_: "abort", hearer: Hearer): void {
    if (!this.#aborted) (this.#listeners ??= []).push(hearer);
  }

  removeEventListener(_: "abort", hearer: Hearer): void {
    const at = this.#listeners?.indexOf(hearer) ?? -1;
    if (at >= 0) this.#listeners!.splice(at, 1);
  }
}

/** The same ending for whoever needs a whole `AbortSignal`, as `fetch` does. */
export function abortSignalOf(ending: Ending): AbortSignal {
  if (ending instanceof AbortSignal) return ending;
  const controller = new AbortController();
  if (ending.aborted) controller.abort();
  else ending.addEventListener("abort", () => controller.abort());
  return controller.signal;
}
