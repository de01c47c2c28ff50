import { expect, test } from "@jest/globals";
import { parse, type ExecutionResult } from "graphql";
import { annotatedSchema } from "../../test/kit/annotated-schema.js";
import { unchanging } from "../../foundation/actor-cache/follow-actors.js";
import { anonymous } from "../../foundation/rbac/actor.js";
import { endable } from "../../foundation/streams/endable.js";
import { fieldAuthorization, type FieldAuthorization } from "../authorization/field-authorization.js";
import type { Engine } from "../engine/engine.js";
import type { GatewayContext } from "../gateway-context.js";
import { createGuard } from "../guard/guard.js";
import { guardIn } from "../guard/guard-mode.js";
import { GuardedSchema } from "../guard/guarded-schema.js";
import { subscriber } from "./subscriptions.js";

const document = annotatedSchema(`
  type Query { a: Int }
  type Subscription { ticks: Tick }
  type Tick { number: Int adult: Int @policy(policies: [["adult"]]) secret: Int @authenticated }
`);
const { schema } = new GuardedSchema(document);

/** Streams numbers until it is ended. */
function counting(): { engine: Engine<GatewayContext>; isEnded: () => boolean } {
  let isEnded = false;
  const subscribe = ({ signal }: Pick<GatewayContext, "signal">) => {
    signal.addEventListener("abort", () => (isEnded = true));
    return Promise.resolve(endable(count));
  };
  // eslint-disable-next-line @typescript-eslint/require-await -- events are at hand
  async function* count(): AsyncGenerator<ExecutionResult, void> {
    for (let number = 1; ; number++) yield { data: { ticks: { number, adult: 18 } } };
  }
  const engine = { schema, subscribe };
  return { engine: engine as unknown as Engine<GatewayContext>, isEnded: () => isEnded };
}

const caller = { actor: anonymous, live: unchanging(anonymous), requestId: "1", ipAddress: null };

async function follow(query: string, authorization: Partial<FieldAuthorization>) {
  const { engine, isEnded } = counting();
  const by = { ...fieldAuthorization, ...authorization };
  const subscribe = subscriber(engine, guardIn(by.mode, createGuard(document)), by);
  return { opened: await subscribe({ document: parse(query), caller }), isEnded };
}

const refused = (...path: string[]) => expect.objectContaining({ path, message: "Unauthorized field or type" });

test("24 policies are asked about before each event; when they hold no more, the stream says so and ends", async () => {
  const asked: string[][] = [];
  let policies = new Set(["adult"]);
  const askerOf: FieldAuthorization["askerOf"] = (_, names) => {
    asked.push([...names]);
    return Promise.resolve({ scopes: null, policies });
  };
  const { opened, isEnded } = await follow("subscription { ticks { number adult } }", { askerOf });
  if (!(Symbol.asyncIterator in opened)) throw new Error(JSON.stringify(opened));
  expect((await opened.next()).value).toEqual({ data: { ticks: { number: 1, adult: 18 } } });
  policies = new Set();
  expect((await opened.next()).value).toMatchObject({ errors: [{ extensions: { code: "FORBIDDEN" } }] });
  expect(await opened.next()).toMatchObject({ done: true });
  expect(isEnded()).toBe(true);
  expect(asked).toEqual([["adult"], ["adult"], ["adult"]]);
});

test("24 a policy that holds only later does not change what is streamed", async () => {
  let policies = new Set<string>();
  const askerOf = () => ({ scopes: null, policies });
  const { opened } = await follow("subscription { ticks { number adult } }", { askerOf });
  if (!(Symbol.asyncIterator in opened)) throw new Error(JSON.stringify(opened));
  const event = (number: number) => ({
    data: { ticks: { number, adult: null } },
    errors: [refused("ticks", "adult")],
  });
  expect((await opened.next()).value).toEqual(event(1));
  policies = new Set(["adult"]);
  expect((await opened.next()).value).toEqual(event(2));
  await opened.return();
});

test("what was opened for a stream ends with it, also where nobody has read of it", async () => {
  const { opened, isEnded } = await follow("subscription { ticks { number } }", {});
  if (!(Symbol.asyncIterator in opened)) throw new Error(JSON.stringify(opened));
  expect(isEnded()).toBe(false);
  await opened.return();
  expect(isEnded()).toBe(true);
});

test("whoever asks for nothing that policies decide about is asked about once", async () => {
  let times = 0;
  const askerOf = () => ({ scopes: null, times: times++ });
  const { opened } = await follow("subscription { ticks { number } }", { askerOf });
  if (!(Symbol.asyncIterator in opened)) throw new Error(JSON.stringify(opened));
  for (let number = 1; number < 4; number++)
    expect((await opened.next()).value).toMatchObject({ data: { ticks: { number } } });
  expect(times).toBe(1);
  await opened.return();
});

test("63 in reject mode a stream with a part that may not be had is not opened", async () => {
  const { opened } = await follow("subscription { ticks { number secret } }", { mode: "reject" });
  expect(opened).toEqual({ data: null, errors: [refused("ticks", "secret")] });
});
