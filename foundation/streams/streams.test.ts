import { describe, expect, test } from "@jest/globals";
import { GraphQLError } from "graphql";
import type { LiveActor } from "../actor-cache/follow-actors.js";
import type { DatabaseNews } from "../database/database-news.js";
import { anonymous, type Actor } from "../rbac/actor.js";
import { createChanges } from "./changes.js";
import type { Ending } from "./ending.js";
import { endable } from "./endable.js";
import { followState, type State } from "./follow-state.js";
import { SharedReads } from "./shared-reads.js";
import { supervised, type Supervision } from "./supervised.js";

/** News that the test tells. */
function createNews() {
  const hears = new Map<string, ((key?: string) => void)[]>();
  const news: DatabaseNews = {
    hear(channel, hear) {
      hears.set(channel, [...(hears.get(channel) ?? []), hear]);
      return () => undefined;
    },
    close: () => Promise.resolve(),
  };
  const tell = (channel: string, key?: string) => hears.get(channel)?.forEach((hear) => hear(key));
  return { news, tell, hears };
}

const topic = (key: string) => [{ channel: "things", key }];
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("changes", () => {
  test("wake those who watch that very thing, and all where some may have been missed", async () => {
    const { news, tell } = createNews();
    const changes = createChanges(news);
    const { signal } = new AbortController();
    const woken: string[] = [];
    const wait = (key: string) =>
      void changes
        .watch(topic(key), signal)
        .next()
        .then(() => woken.push(key));
    wait("a");
    wait("b");
    tell("things", "a");
    await settled();
    expect(woken).toEqual(["a"]);
    tell("things");
    await settled();
    expect(woken).toEqual(["a", "b"]);
  });

  test("that come between two looks are noticed at the next, once", async () => {
    const { news, tell } = createNews();
    const watch = createChanges(news).watch(topic("a"), new AbortController().signal);
    tell("things", "a");
    tell("things", "a");
    await watch.next();
    const next = watch.next();
    expect(await Promise.race([next.then(() => "woken"), settled().then(() => "asleep")])).toBe("asleep");
    watch.end();
    await next;
  });

  test("are watched over one ear for each channel, until the signal", async () => {
    const { news, hears } = createNews();
    const changes = createChanges(news);
    const leaving = new AbortController();
    const watches = ["a", "b", "b"].map((key) => changes.watch(topic(key), leaving.signal));
    expect(hears.get("things")).toHaveLength(1);
    const waiting = Promise.all(watches.map((watch) => watch.next()));
    leaving.abort();
    await waiting;
    expect(watches.every(({ isEnded }) => isEnded)).toBe(true);
  });
});

test("what many read is read once from change to change, and again after a failure", async () => {
  const { news, tell } = createNews();
  const changes = createChanges(news);
  const reads = new SharedReads<number>(changes, "things");
  changes.watch(topic("a"), new AbortController().signal);
  let count = 0;
  const read = () => reads.get("a", "all", () => Promise.resolve((count += 1)));
  expect(await Promise.all([read(), read()])).toEqual([1, 1]);
  tell("things", "b");
  expect(await read()).toBe(1);
  tell("things", "a");
  expect(await read()).toBe(2);
  await expect(reads.get("c", "all", () => Promise.reject(new Error("down")))).rejects.toThrow("down");
  expect(await reads.get("c", "all", () => Promise.resolve(7))).toBe(7);
});

test("a state is told at once and when what is compared has changed, until it is the last", async () => {
  const { news, tell } = createNews();
  const changes = createChanges(news);
  let state: State<object> | null = { value: { is: "one" }, compared: "1", isLast: false };
  const { signal } = new AbortController();
  const states = followState({ changes, topics: topic("a"), read: () => Promise.resolve(state), signal });
  expect((await states.next()).value).toEqual({ is: "one" });
  const next = states.next();
  await settled();
  state = { value: { is: "one, touched" }, compared: "1", isLast: false };
  tell("things", "a");
  await settled();
  state = { value: { is: "two" }, compared: "2", isLast: true };
  tell("things", "a");
  expect((await next).value).toEqual({ is: "two" });
  expect((await states.next()).done).toBe(true);
});

test("and ends when it is gone", async () => {
  const { news } = createNews();
  const read = () => Promise.resolve(null);
  const states = followState({ changes: createChanges(news), topics: topic("a"), read, signal: undefined });
  expect((await states.next()).done).toBe(true);
});

/** An actor that the test changes. */
function createLive(first: Actor) {
  const hears = new Set<() => void>();
  let actor: Actor | null = first;
  const live: LiveActor = {
    get known() {
      return actor;
    },
    now: () => Promise.resolve(actor),
    onChange(hear) {
      hears.add(hear);
      return () => void hears.delete(hear);
    },
  };
  const become = (next: Actor | null) => {
    actor = next;
    for (const hear of hears) hear();
  };
  return { live, become, hears };
}

describe("a supervised stream", () => {
  const key = (name: string): Actor => ({ kind: "system", name });
  const gone = new GraphQLError("Gone.");
  const follow = (live: LiveActor, refusalOf: Supervision<number, unknown>["refusalOf"]) =>
    supervised<number, { event: number; actor: Actor }>({
      actor: anonymous,
      live,
      open: ticking,
      refusalOf,
      answer: (event, actor) => ({ event, actor }),
      lastWords(error) {
        throw error;
      },
    });
  const ticking = (signal: Ending) =>
    endable(async function* (ended) {
      for (let tick = 1; !ended.aborted; tick++) {
        yield tick;
        if (tick === 2) await new Promise<void>((resolve) => ended.addEventListener("abort", resolve));
      }
    }, signal);

  test("goes on for whoever may, as they have become", async () => {
    const { live, become } = createLive(anonymous);
    const refusalOf = () => Promise.resolve(null);
    const events = follow(live, refusalOf);
    expect((await events.next()).value).toEqual({ event: 1, actor: anonymous });
    become(key("b"));
    expect((await events.next()).value).toEqual({ event: 2, actor: key("b") });
    await events.return();
  });

  test("ends with what refuses it, also while it waits, and hears no more", async () => {
    const { live, become, hears } = createLive(anonymous);
    const refusalOf = (actor: Actor | null) => Promise.resolve(actor ? null : gone);
    const events = follow(live, refusalOf);
    await events.next();
    await events.next();
    const next = events.next();
    become(null);
    await expect(next).rejects.toBe(gone);
    expect(hears.size).toBe(0);
  });

  test("ends quietly when nobody waits for it any more", async () => {
    const { live, hears } = createLive(anonymous);
    const refusalOf = () => Promise.resolve(null);
    const events = follow(live, refusalOf);
    await events.next();
    await events.next();
    const next = events.next();
    await events.return();
    expect((await next).done).toBe(true);
    expect(hears.size).toBe(0);
  });
});
