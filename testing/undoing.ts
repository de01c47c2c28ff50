type Undo = () => Promise<unknown>;

/** What has been begun, and how it is undone: the last first. */
export class Undoing {
  readonly #undos: Undo[] = [];

  later(undo: Undo): void {
    this.#undos.push(undo);
  }

  /** All of it, also where a part fails: then that is thrown at the end. */
  async undo(): Promise<void> {
    const failures: unknown[] = [];
    for (let undo = this.#undos.pop(); undo; undo = this.#undos.pop()) {
      await undo().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  /** Begins something of several parts, and undoes those that were begun where the whole cannot be. */
  static async whole<Whole>(begin: (undoing: Undoing) => Promise<Whole>): Promise<Whole> {
    const undoing = new Undoing();
    try {
      return await begin(undoing);
    } catch (error) {
      await undoing.undo().catch(() => undefined);
      throw error;
    }
  }
}
