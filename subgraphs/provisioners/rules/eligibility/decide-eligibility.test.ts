import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { fitsTags } from "../../../../foundation/tags/fits-tags.js";
import { decideEligibility, type Contender } from "./decide-eligibility.js";

const seenAt = (minute: number): Date => new Date(Date.UTC(2026, 10, 24, 8, minute));
const eu = { region: "eu" };
let made = 0;
const daemon = (more: Partial<Contender>): Contender => ({
  id: `daemon-${String((made += 1))}`,
  tags: {},
  status: "IDLE",
  lastSeenAt: seenAt(0),
  ...more,
});

test.each([
  ["no daemon at all", {}, [], "NO_DAEMONS", 0, 0],
  ["an idle one that fits", eu, [daemon({ tags: eu })], "READY", 1, 1],
  ["an idle one beside one at work", eu, [daemon({ tags: eu, status: "BUSY" }), daemon({ tags: eu })], "READY", 2, 2],
  [
    "one at work, one offline",
    eu,
    [daemon({ tags: eu, status: "BUSY" }), daemon({ tags: eu, status: "OFFLINE" })],
    "BUSY",
    2,
    1,
  ],
  ["those that fit are offline", eu, [daemon({ tags: eu, status: "OFFLINE" }), daemon({})], "OFFLINE", 1, 0],
  ["another value", eu, [daemon({ tags: { region: "us" } })], "NO_MATCH", 0, 0],
  ["only tagged ones for a job without tags", {}, [daemon({ tags: eu })], "NO_MATCH", 0, 0],
  ["an untagged one for a job without tags", {}, [daemon({ tags: eu }), daemon({ status: "BUSY" })], "BUSY", 1, 1],
])("%s", (_, job, daemons, verdict, matching, available) => {
  expect(decideEligibility(job, daemons)).toMatchObject({ verdict, matching, available });
});

test("tells when one that fits was last seen", () => {
  const daemons = [
    daemon({ tags: eu, lastSeenAt: seenAt(1), status: "OFFLINE" }),
    daemon({ tags: eu, lastSeenAt: seenAt(3), status: "OFFLINE" }),
    daemon({ lastSeenAt: seenAt(9) }),
  ];
  expect(decideEligibility(eu, daemons)).toMatchObject({
    mostRecentlySeenAt: seenAt(3),
    explanation: expect.stringContaining("last seen 2026-11-24T08:03:00.000Z"),
  });
  expect(decideEligibility({ gpu: "true" }, daemons).mostRecentlySeenAt).toBeNull();
});

describe("the nearest daemons", () => {
  const job = { region: "eu", gpu: "true" };

  test("come with what each lacks and has otherwise, the closest first", () => {
    const daemons = [
      daemon({ id: "far", tags: { region: "us" } }),
      daemon({ id: "fits", tags: job, status: "OFFLINE" }),
      daemon({ id: "close", tags: { ...job, gpu: "false", more: "x" } }),
    ];
    expect(decideEligibility(job, daemons).nearest).toEqual([
      {
        id: "close",
        mismatches: [{ tag: "gpu", wanted: "true", actual: "false" }],
        untaggedJobNeedsUntaggedDaemon: false,
      },
      {
        id: "far",
        mismatches: [
          { tag: "region", wanted: "eu", actual: "us" },
          { tag: "gpu", wanted: "true", actual: null },
        ],
        untaggedJobNeedsUntaggedDaemon: false,
      },
    ]);
  });

  test("of equally close ones those online come first, then those seen last; five at most", () => {
    const daemons = [
      daemon({ id: "long-ago", status: "OFFLINE", lastSeenAt: seenAt(1) }),
      daemon({ id: "lately", status: "OFFLINE", lastSeenAt: seenAt(5) }),
      daemon({ id: "online", lastSeenAt: seenAt(0) }),
      ...[6, 7, 8].map((minute) => daemon({ id: `m${String(minute)}`, status: "OFFLINE", lastSeenAt: seenAt(minute) })),
    ];
    expect(decideEligibility(job, daemons).nearest.map(({ id }) => id)).toEqual(["online", "m8", "m7", "m6", "lately"]);
  });

  test("to a job without tags say that it needs one without tags, those with the fewest first", () => {
    const daemons = [daemon({ id: "two", tags: { a: "1", b: "2" } }), daemon({ id: "one", tags: { a: "1" } })];
    expect(decideEligibility({}, daemons).nearest).toEqual([
      { id: "one", mismatches: [], untaggedJobNeedsUntaggedDaemon: true },
      { id: "two", mismatches: [], untaggedJobNeedsUntaggedDaemon: true },
    ]);
  });

  test("a name that every object has is no tag of a daemon", () => {
    expect(decideEligibility({ constructor: "x" }, [daemon({})]).nearest[0]?.mismatches).toEqual([
      { tag: "constructor", wanted: "x", actual: null },
    ]);
  });
});

test.each([
  [
    "NO_MATCH",
    eu,
    [daemon({})],
    "region=eu: correct them in the template, or start a daemon whose key has the tags region=eu.",
  ],
  ["NO_MATCH without tags", {}, [daemon({ tags: eu })], "start a daemon whose key has none."],
  ["NO_DAEMONS", eu, [], "start a daemon whose key has the tags region=eu."],
  [
    "BUSY",
    {},
    [daemon({ status: "BUSY" })],
    "at work (1 in all): wait for one, or start another daemon whose key has no tags.",
  ],
])("the sentence of %s says what to do", (_, job, daemons, end) => {
  expect(decideEligibility(job, daemons).explanation).toContain(end);
});

test("a tag of 255 letters does not make a sentence of 255 letters", () => {
  expect(decideEligibility({ a: "x".repeat(255) }, []).explanation.length).toBeLessThan(250);
});

const tags = fc.dictionary(fc.constantFrom("a", "b"), fc.constantFrom("1", "2"), { maxKeys: 2 });
const anyDaemon = fc
  .record({ tags, status: fc.constantFrom("IDLE", "BUSY", "OFFLINE") })
  .map((d) => daemon(d as Contender));

test("a daemon is near exactly where it does not fit, and then something is said to keep it from the job", () => {
  fc.assert(
    fc.property(tags, fc.array(anyDaemon, { maxLength: 5 }), (job, daemons) => {
      const { nearest, matching } = decideEligibility(job, daemons);
      expect(nearest).toHaveLength(daemons.length - matching);
      expect(matching).toBe(daemons.filter((each) => fitsTags(job, each.tags)).length);
      for (const near of nearest) {
        expect(near.mismatches.length > 0 || near.untaggedJobNeedsUntaggedDaemon).toBe(true);
      }
    }),
  );
});
