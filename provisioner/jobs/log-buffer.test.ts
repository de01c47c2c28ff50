import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { createLogBuffer, type LogBatch } from "./log-buffer.js";
import { printable, type LogLine } from "./log-line.js";

const line = (output: string): LogLine => ({
  time: "2026-01-01T00:00:00.000Z",
  source: "DAEMON",
  level: "INFO",
  stage: "s",
  output,
});

test("a batch stays the same until it is dropped, whatever is said meanwhile", () => {
  const buffer = createLogBuffer();
  buffer.push(line("a"));
  const batch = buffer.next();
  buffer.push(line("b"));
  expect(buffer.next()).toBe(batch);
  buffer.drop(batch!);
  expect(buffer.next()).toEqual({ firstSequence: 2, logs: [line("b")] });
});

test("nothing said is nothing to send", () => expect(createLogBuffer().next()).toBeNull());

test("a line longer than a batch goes alone", () => {
  const buffer = createLogBuffer();
  buffer.push(line("x".repeat(300_000)));
  buffer.push(line("y"));
  expect(buffer.next()?.logs).toHaveLength(1);
});

test("batches together are what was said, numbered without gap", () =>
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 100_000 }), { maxLength: 30 }), fc.nat({ max: 3 }), (sizes, copies) => {
      const buffer = createLogBuffer();
      const said = sizes.flatMap((size) =>
        Array.from({ length: copies * 50 + 1 }, () => line("x".repeat(size % 5_000))),
      );
      said.forEach(buffer.push);
      const batches: LogBatch[] = [];
      for (let batch = buffer.next(); batch; batch = buffer.next()) {
        batches.push(batch);
        buffer.drop(batch);
      }
      expect(batches.flatMap(({ logs }) => logs)).toEqual(said);
      batches.reduce((expected, { firstSequence, logs }) => {
        expect(firstSequence).toBe(expected);
        return firstSequence + logs.length;
      }, 1);
    }),
    { numRuns: 30 },
  ));

test.each([
  ["a NUL", "a\0b", "ab"],
  ["half a character", "a\ud800b", "a\ufffdb"],
])("%s does not get into a line", (_, text, expected) => expect(printable(text)).toBe(expected));

test("a line of a megabyte is cut, and says so", () =>
  expect(printable("x".repeat(1_000_000))).toMatch(/^x{16384} … \(cut\)$/));
