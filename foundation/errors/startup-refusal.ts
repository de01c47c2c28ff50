/** A start that cannot go on, said in one sentence for the person at the terminal: what is wrong, where, and the remedy. */
export class StartupRefusal extends Error {
  override readonly name = "StartupRefusal";

  constructor(
    readonly sentence: string,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}
