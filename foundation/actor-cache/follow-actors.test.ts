import { expect, jest, test } from "@jest/globals";
import type { DatabaseNews } from "../database/database-news.js";
import type { Actor } from "../rbac/actor.js";
import { followActors } from "./follow-actors.js";

const silent = () => undefined;

/** News of one listener, which hears nothing any more once it does not want to. */
const newsOf = (set: (hears: (subject?: string) => void) => void): DatabaseNews => ({
  hear(_, hears) {
    set(hears);
    return () => set(silent);
  },
  close: () => Promise.resolve(),
});

function createWorld() {
  const actors = new Map<string, Actor | null>();
  const looked: string[] = [];
  let hear: (subject?: string) => void = () => undefined;
  const news = newsOf((hears) => (hear = hears));
  const follow = followActors(
    (credential) => {
      looked.push(credential);
      return Promise.resolve(structuredClone(actors.get(credential) ?? null));
    },
    { news },
  );
  return { actors, looked, follow, tell: (subject?: string) => hear(subject) };
}

const proxy = (id: string, proxyName = "p"): Actor => ({ kind: "workspace-proxy", proxyId: id, proxyName }) as Actor;

test("a credential is looked for once for all who follow it, and again at news of its actor", async () => {
  const { actors, looked, follow, tell } = createWorld();
  actors.set("s", proxy("1"));
  const [one, two] = [follow("s"), follow("s")];
  expect(await one.now()).toEqual(proxy("1"));
  expect(await two.now()).toBe(await one.now());
  expect(looked).toEqual(["s"]);
  let heard = 0;
  one.onChange(() => (heard += 1));
  tell("2");
  expect(heard).toBe(0);
  actors.set("s", null);
  tell("1");
  expect(heard).toBe(1);
  expect(await two.now()).toBeNull();
  one.end();
  two.end();
  tell();
  expect(looked).toEqual(["s", "s"]);
});

test("whoever has not changed stays the same object, and whoever has becomes another", async () => {
  const { actors, follow, tell } = createWorld();
  actors.set("s", proxy("1"));
  const live = follow("s");
  const before = await live.now();
  tell("*");
  expect(await live.now()).toBe(before);
  actors.set("s", proxy("1", "renamed"));
  tell();
  expect(await live.now()).toEqual(proxy("1", "renamed"));
  live.end();
});

test("a look that fails leaves what was known", async () => {
  const { actors, follow, tell } = createWorld();
  let isDown = false;
  actors.set("s", proxy("1"));
  const find = () => (isDown ? Promise.reject(new Error("down")) : Promise.resolve(proxy("1")));
  let hear: (subject?: string) => void = () => undefined;
  const down = followActors(find, { news: newsOf((hears) => (hear = hears)) })("s");
  await down.now();
  isDown = true;
  hear();
  expect(await down.now()).toEqual(proxy("1"));
  down.end();
  const live = follow("s");
  live.end();
  live.end();
  tell();
});

test("nothing is heard any more once it has ended", async () => {
  const looked: string[] = [];
  let hear: (subject?: string) => void = silent;
  const end = new AbortController();
  const find = (credential: string) => {
    looked.push(credential);
    return Promise.resolve(proxy("1"));
  };
  const live = followActors(find, { news: newsOf((hears) => (hear = hears)), end: end.signal })("s");
  await live.now();
  hear();
  expect(looked).toHaveLength(2);
  end.abort();
  hear();
  expect(looked).toHaveLength(2);
  live.end();
});

test("a credential is looked for again in the moment that it ends, and every fifteen seconds", async () => {
  jest.useFakeTimers();
  try {
    const start = Date.now();
    const looked: number[] = [];
    const find = () => {
      looked.push(Date.now() - start);
      return Promise.resolve(Date.now() - start < 40_000 ? proxy("1") : null);
    };
    const live = followActors(find, { endOf: () => new Date(start + 40_000) })("s");
    await jest.advanceTimersByTimeAsync(39_999);
    expect(await live.now()).toEqual(proxy("1"));
    await jest.advanceTimersByTimeAsync(1);
    expect(await live.now()).toBeNull();
    expect(looked).toEqual([0, 15_000, 30_000, 40_000]);
    live.end();
  } finally {
    jest.useRealTimers();
  }
});
