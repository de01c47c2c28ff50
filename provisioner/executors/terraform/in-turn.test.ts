import { expect, test } from "@jest/globals";
import { createTurns } from "./in-turn.js";

test("one piece of work at a time, in order, and a failure holds up nobody", async () => {
  const inTurn = createTurns();
  const said: string[] = [];
  const piece = (name: string, fails = false) =>
    inTurn(async () => {
      said.push(`${name} begins`);
      await Promise.resolve();
      said.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const all = await Promise.allSettled([piece("a"), piece("b", true), piece("c")]);
  expect(said).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
  expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});
