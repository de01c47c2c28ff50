/** Does this work when all that was asked for before it is over. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A queue of work: one piece at a time, in the order in which it was asked for; one that fails does not hold up the next. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
