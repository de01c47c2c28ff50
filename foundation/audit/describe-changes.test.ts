import { expect, test } from "@jest/globals";
import { describeChanges } from "./describe-changes.js";
import { SecretField } from "./secret-field.js";

const secret = (value: string) => ({ secret: new SecretField(value) });

test.each<[string, Parameters<typeof describeChanges>, object]>([
  [
    "names what changed, and nothing else",
    [
      { a: 1, b: [1] },
      { a: 2, b: [1] },
    ],
    { a: { before: 1, after: 2 } },
  ],
  ["shows what came to be", [null, { a: 1 }], { a: { before: null, after: 1 } }],
  ["shows what is gone", [{ a: 1 }, null], { a: { before: 1, after: null } }],
  ["takes absent for null", [{ a: null }, {}], {}],
  [
    "shows of a secret that it changed",
    [secret("a"), secret("b")],
    { secret: { before: "(secret)", after: "(secret)" } },
  ],
  ["… that it came to be", [null, secret("a")], { secret: { before: null, after: "(secret)" } }],
  ["… and nothing where it stayed", [secret("a"), secret("a")], {}],
])("%s", (_, states, changes) => expect(JSON.parse(JSON.stringify(describeChanges(...states)))).toEqual(changes));

test("a secret is in no text that is made of it", () => {
  const field = new SecretField("hunter2");
  expect(JSON.stringify([field, { ...field }, describeChanges(null, { field })])).not.toContain("hunter2");
});
