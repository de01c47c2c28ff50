import { describe, expect, test } from "@jest/globals";
import { mapped } from "./mapped.js";

/** One to three, then what `last` does; tells when it was given back. */
function source(last: () => void = () => undefined) {
  const told = { isGivenBack: false };
  async function* events() {
    try {
      yield* [1, 2, 3];
      await Promise.resolve();
      last();
    } finally {
      told.isGivenBack = true;
    }
  }
  return { events: events(), told };
}

async function all<T>(events: AsyncIterable<T>): Promise<T[]> {
  const got: T[] = [];
  for await (const event of events) got.push(event);
  return got;
}

const fail = () => {
  throw new Error("broken");
};

describe("a mapped stream", () => {
  test("has each event as it is mapped, and says once that it is over", async () => {
    let ends = 0;
    const { events, told } = source();
    expect(await all(mapped(events, { map: (event) => event * 2, end: () => ends++ }))).toEqual([2, 4, 6]);
    expect({ ends, ...told }).toEqual({ ends: 1, isGivenBack: true });
  });

  test("gives its source back when nobody reads on", async () => {
    let ends = 0;
    const { events, told } = source();
    for await (const event of mapped(events, { map: String, end: () => ends++ })) if (event === "1") break;
    expect({ ends, ...told }).toEqual({ ends: 1, isGivenBack: true });
  });

  test("gives its source back where an event cannot be mapped", async () => {
    let ends = 0;
    const { events, told } = source();
    await expect(all(mapped(events, { map: fail, end: () => ends++ }))).rejects.toThrow("broken");
    expect({ ends, ...told }).toEqual({ ends: 1, isGivenBack: true });
  });

  test.each([
    ["throws what broke its source", undefined, "broken"],
    ["says instead what it is told to", () => "a last word", ["1", "2", "3", "a last word"]],
    ["says nothing of it where it is told so", () => null, ["1", "2", "3"]],
  ])("%s", async (_, broken, outcome) => {
    const { events } = source(fail);
    const got = all(mapped<number, string>(events, { map: String, ...(broken && { broken }) }));
    expect(await got.catch((error: Error) => error.message)).toEqual(outcome);
  });
});
