import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { anonymous, type Actor } from "../rbac/actor.js";
import { SharedAnswers } from "./shared-answers.js";
import { watchedActor } from "./watched-actor.js";

const named = (name: string): Actor => ({ kind: "system", name });
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Answers that note how often one was made, of a moment that the test sets. */
function create() {
  const at = { ms: 0, made: 0 };
  const shared = new SharedAnswers<string>(() => at.ms);
  const get = (event: unknown, actor: Actor, say: (actor: Actor) => string, question = "q") =>
    shared.get(event, {
      question,
      actor,
      async make(who) {
        at.made += 1;
        await settled();
        return say(who);
      },
    });
  return { at, get };
}

const kindOf = ({ kind }: Actor) => kind;
const hello = () => "hello";

describe("an answer", () => {
  test("that nobody was looked at for is made once for all", async () => {
    const { at, get } = create();
    const event = {};
    expect(await Promise.all([get(event, named("a"), hello), get(event, anonymous, hello)])).toEqual([
      "hello",
      "hello",
    ]);
    expect(get(event, named("c"), hello)).toBe("hello");
    expect(at.made).toBe(1);
  });

  test("that somebody was looked at for is theirs, and is shared while it is made", async () => {
    const { at, get } = create();
    const [event, one, other] = [{}, named("a"), anonymous];
    const answers = [one, other, one, other].map(async (actor) => get(event, actor, kindOf));
    expect(await Promise.all(answers)).toEqual(["system", "anonymous", "system", "anonymous"]);
    expect(at.made).toBe(2);
    await settled();
    await settled();
    expect(await get(event, other, kindOf)).toBe("anonymous");
    expect(at.made).toBe(3);
  });

  test("is another one for another event, another question, and after a while", async () => {
    const { at, get } = create();
    const event = {};
    await get(event, anonymous, hello);
    await get({}, anonymous, hello);
    await get(event, anonymous, hello, "another");
    expect(at.made).toBe(3);
    at.ms = 999;
    await get(event, anonymous, hello);
    expect(at.made).toBe(3);
    at.ms = 1_000;
    await get(event, anonymous, hello);
    expect(at.made).toBe(4);
  });

  test("that failed fails for those who waited, and is made again for those who come later", async () => {
    const { at, get } = create();
    const event = {};
    const fail = () => {
      throw new Error("down");
    };
    const both = [get(event, anonymous, fail), get(event, named("a"), fail)];
    for (const answer of both) await expect(answer).rejects.toThrow("down");
    expect(await get(event, anonymous, hello)).toBe("hello");
    expect(at.made).toBe(2);
  });

  test("to what is no object is made for each", async () => {
    const { at, get } = create();
    expect(await Promise.all([get(1, anonymous, hello), get(1, anonymous, hello)])).toEqual(["hello", "hello"]);
    expect(at.made).toBe(2);
  });
});

/** Ways to look at an actor, of which an execution may take any, or none. */
const looks: readonly ((actor: Actor) => unknown)[] = [
  () => null,
  ({ kind }) => kind,
  (actor) => ("name" in actor ? actor.name : null),
  (actor) => JSON.stringify(actor),
  (actor) => ({ ...actor }),
  (actor) => Object.hasOwn(actor, "name"),
];

test("law: whoever shares is answered as they would be alone", async () => {
  const actor = fc.constantFrom<Actor>(named("a"), named("b"), anonymous, { kind: "anonymous" });
  const follower = fc.record({ actor, event: fc.nat(2), look: fc.nat(looks.length - 1), later: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(follower, { maxLength: 20 }), async (followers) => {
      const { get } = create();
      const events = [{}, {}, {}];
      const answers: Promise<string>[] = [];
      for (const { actor, event, look, later } of followers) {
        if (later) await settled();
        const say = (who: Actor) => JSON.stringify([event, looks[look]!(who)]);
        answers.push(Promise.resolve(get(events[event], actor, say, String(look))));
      }
      const alone = followers.map(({ actor, event, look }) => JSON.stringify([event, looks[look]!(actor)]));
      expect(await Promise.all(answers)).toEqual(alone);
    }),
  );
});

test.each(looks.slice(1))("a look is noticed, however it is taken: %s", (look) => {
  const { actor, wasLookedAt } = watchedActor(named("a"));
  expect(wasLookedAt()).toBe(false);
  look(actor);
  expect(wasLookedAt()).toBe(true);
});
