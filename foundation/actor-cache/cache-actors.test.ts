import { expect, test } from "@jest/globals";
import type { AccessTokenId, ProvisionerKeyId, OrganizationId, UserId } from "../ids/ids.js";
import type { Actor } from "../rbac/actor.js";
import { createUserActor } from "../rbac/user-actor.js";
import { cacheActors } from "./cache-actors.js";

const start = new Date("2026-11-25T12:00:00Z").getTime();

const user = (userId: string, expiresAt: Date | null = null): Actor =>
  createUserActor({
    userId: userId as UserId,
    username: userId,
    siteRoles: [],
    memberships: [],
    groupIds: [],
    token: { id: "t" as AccessTokenId, permissions: null, organizationId: null, expiresAt },
  });
const key: Actor = {
  kind: "provisioner-key",
  keyId: "key" as ProvisionerKeyId,
  keyName: "key",
  organizationId: "o" as OrganizationId,
  tags: {},
};

/** Ada, Ben and a key, by credentials of these names; how often each was looked for. */
function setUp(find?: (credential: string) => Promise<Actor | null>) {
  const actors = new Map([
    ["ada", user("ada")],
    ["ben", user("ben")],
    ["key", key],
  ]);
  const looked: string[] = [];
  let now = start;
  let tell: (payload?: string) => void = () => undefined;
  const findActor = cacheActors(
    (credential) => {
      looked.push(credential);
      return find ? find(credential) : Promise.resolve(actors.get(credential) ?? null);
    },
    {
      clock: { now: () => new Date(now) },
      news: {
        hear(_, hear) {
          tell = hear;
          return () => undefined;
        },
        close: () => Promise.resolve(),
      },
    },
  );
  return {
    looked,
    findActor,
    tell: (payload?: string) => tell(payload),
    advance: (milliseconds: number) => void (now += milliseconds),
    async all() {
      for (const credential of ["ada", "ben", "key"]) await findActor(credential);
      return looked.splice(0);
    },
  };
}

test("an actor is looked for once in five seconds, and by requests at the same time once", async () => {
  const { findActor, all, advance, looked } = setUp();
  const [first, second] = await Promise.all([findActor("ada"), findActor("ada")]);
  expect(first).toBe(second);
  expect(looked.splice(0)).toEqual(["ada"]);
  expect(await all()).toEqual(["ben", "key"]);
  advance(4_999);
  expect(await all()).toEqual([]);
  advance(1);
  expect(await all()).toEqual(["ada", "ben", "key"]);
});

test.each<[string, string | undefined, string[]]>([
  ["of a user: that user", "ada", ["ada"]],
  ["of a key: that key", "key", ["key"]],
  ["of somebody who never came: nobody", "zoe", []],
  ["of anybody: all", "*", ["ada", "ben", "key"]],
  ["that may have been missed: all", undefined, ["ada", "ben", "key"]],
])("news %s is looked for again", async (_, payload, again) => {
  const { all, tell } = setUp();
  await all();
  tell(payload);
  expect(await all()).toEqual(again);
});

test("what was read before the news is not kept after it", async () => {
  let answer: (actor: Actor) => void = () => undefined;
  const { findActor, tell, looked } = setUp(() => new Promise((resolve) => (answer = resolve)));
  const before = findActor("ada");
  tell("ada");
  answer(user("ada"));
  await before;
  const after = findActor("ada");
  answer(user("ada"));
  await after;
  expect(looked).toEqual(["ada", "ada"]);
});

test("nobody and a fault are not remembered", async () => {
  const { findActor, looked } = setUp((credential) =>
    credential === "fault" ? Promise.reject(new Error("database")) : Promise.resolve(null),
  );
  expect(await findActor("nobody")).toBeNull();
  expect(await findActor("nobody")).toBeNull();
  await expect(findActor("fault")).rejects.toThrow("database");
  await expect(findActor("fault")).rejects.toThrow("database");
  expect(looked).toEqual(["nobody", "nobody", "fault", "fault"]);
});

test("a token is not kept beyond its end", async () => {
  const { findActor, looked, advance } = setUp(() => Promise.resolve(user("ada", new Date(start + 1_000))));
  await findActor("ada");
  advance(999);
  await findActor("ada");
  expect(looked).toHaveLength(1);
  advance(1);
  await findActor("ada");
  expect(looked).toHaveLength(2);
});

test("of very many those are known that came again, whoever came once; and news reaches all of them", async () => {
  const { findActor, looked, tell } = setUp((credential) => Promise.resolve(user(credential)));
  const come = async (from: number, to: number) => {
    for (let number = from; number < to; number += 1) await findActor(String(number));
    return looked.splice(0).length;
  };
  expect(await come(0, 2_000)).toBe(2_000);
  expect(await come(1_980, 2_000)).toBe(0);
  expect(await come(0, 1_000)).toBe(1_000);
  // Of some the mark was another's since: they are taken for such as come once.
  expect(await come(0, 1_000)).toBeLessThan(50);
  expect(await come(3_000, 10_000)).toBe(7_000);
  expect(await come(0, 1_000)).toBeLessThan(50);
  await come(5, 6);
  expect(await come(5, 6)).toBe(0);
  tell("5");
  tell("9999");
  expect(await come(5, 6)).toBe(1);
  expect(await come(9_990, 10_000)).toBe(1);
});
