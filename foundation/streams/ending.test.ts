import { expect, test } from "@jest/globals";
import { abortSignalOf, End } from "./ending.js";

test("tells whoever listens, once, in their order, and nobody who has stopped", () => {
  const end = new End();
  const heard: string[] = [];
  const [first, second, gone] = ["first", "second", "gone"].map((name) => () => void heard.push(name));
  for (const hear of [first!, gone!, second!]) end.addEventListener("abort", hear);
  end.removeEventListener("abort", gone!);
  expect(end.aborted).toBe(false);
  end.abort();
  end.abort();
  expect([end.aborted, heard]).toEqual([true, ["first", "second"]]);
});

test("whoever stops listening while it is told does not keep another from hearing", () => {
  const end = new End();
  const heard: number[] = [];
  const first = () => {
    end.removeEventListener("abort", first);
    heard.push(1);
  };
  end.addEventListener("abort", first);
  end.addEventListener("abort", () => void heard.push(2));
  end.abort();
  expect(heard).toEqual([1, 2]);
});

test("like an aborted signal, one that has come tells nobody any more", () => {
  const end = new End();
  end.abort();
  end.addEventListener("abort", () => expect(true).toBe(false));
  end.abort();
  expect(end.aborted).toBe(true);
});

test("for whoever needs one it is a whole signal that aborts with it", () => {
  const end = new End();
  const signal = abortSignalOf(end);
  expect(abortSignalOf(signal)).toBe(signal);
  expect(signal.aborted).toBe(false);
  end.abort();
  expect([signal.aborted, abortSignalOf(end).aborted]).toEqual([true, true]);
});
