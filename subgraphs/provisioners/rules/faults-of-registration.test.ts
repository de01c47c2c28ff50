import { expect, test } from "@jest/globals";
import { faultsOfRegistration, type Registration } from "./faults-of-registration.js";

const sound: Registration = { name: "eu-1", version: "0.1.0", apiVersion: "1.0" };

test("a sound registration has no faults", () => expect(faultsOfRegistration(sound)).toEqual([]));

test.each<[Partial<Registration>, string, RegExp]>([
  [{ name: "" }, "name", /cannot be empty/],
  [{ name: "x".repeat(65) }, "name", /longer than 64/],
  [{ version: "" }, "version", /cannot be empty/],
  [{ apiVersion: "2.0" }, "apiVersion", /"2.0"; served is 1.x/],
])("%j is refused", (change, field, sentence) => {
  expect(faultsOfRegistration({ ...sound, ...change })).toEqual([
    { code: "INVALID", path: ["input", field], message: expect.stringMatching(sentence) },
  ]);
});
