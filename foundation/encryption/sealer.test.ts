import { randomBytes } from "node:crypto";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { EncryptionKeys, type EncryptionKey } from "./encryption-key.js";
import { createSealer, noSealer, UnsealingError } from "./sealer.js";

const key = (id: string): EncryptionKey => ({ id, secret: randomBytes(32) });
const old = key("2025");
const current = key("2026");
const sealer = createSealer([current, old]);
const state = Buffer.from('{"password":"hunter2"}');

test("what is sealed opens again, whatever it is and whatever it belongs to", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), fc.string(), (plain, belongsTo) => {
      expect(Buffer.from(sealer.open(sealer.seal(plain, belongsTo), belongsTo))).toEqual(Buffer.from(plain));
    }),
  );
  expect(sealer.openText(sealer.sealText("pässword ✓", "a"), "a")).toBe("pässword ✓");
});

test("a sealed thing shows nothing of what is in it, and never looks the same twice", () => {
  const sealed = Buffer.from(sealer.seal(state, "a"));
  expect(sealed.includes("hunter2")).toBe(false);
  expect(sealed.equals(sealer.seal(state, "a"))).toBe(false);
});

test("it names the key that sealed it", () => {
  expect(Buffer.from(sealer.seal(state, "a")).subarray(2, 6).toString()).toBe("2026");
});

test("after a rotation the old key's things open, and new ones are sealed with the new key", () => {
  const sealedBefore = createSealer([old]).seal(state, "a");
  expect(Buffer.from(sealer.open(sealedBefore, "a"))).toEqual(state);
  expect(() => createSealer([old]).open(sealer.seal(state, "a"), "a")).toThrow(/key "2026", which is not in/);
});

test("another key of the same name does not open it", () => {
  expect(() => createSealer([key("2026")]).open(sealer.seal(state, "a"), "a")).toThrow(UnsealingError);
});

test("moved to something else it does not open", () => {
  expect(() => sealer.open(sealer.seal(state, "build:1"), "build:2")).toThrow(/something else than build:2/);
});

test("with any bit changed, or any end cut off, it does not open", () => {
  const sealed = sealer.seal(state, "a");
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Uint8Array.from(sealed);
    changed[index]! ^= 1;
    expect(() => sealer.open(changed, "a")).toThrow(UnsealingError);
    expect(() => sealer.open(sealed.subarray(0, index), "a")).toThrow(UnsealingError);
  }
});

test("where there is no key, sealing says which setting is missing", () => {
  expect(() => noSealer.seal(state, "a")).toThrow(/ORGPLANE_ENCRYPTION_KEYS/);
});

const base64 = Buffer.alloc(32, 7).toString("base64");
const faultsOf = (text: string): string =>
  EncryptionKeys.safeParse(text)
    .error?.issues.map((issue) => issue.message)
    .join(", ") ?? "";

test("keys are read in their order, parted by commas, spaces or lines", () => {
  expect(EncryptionKeys.parse(`b:${base64}, a:${base64}\nc:${base64}`)).toMatchObject([
    { id: "b", secret: new Uint8Array(32).fill(7) },
    { id: "a" },
    { id: "c" },
  ]);
});

test.each([
  ["no key", " , ", "there is no key in it"],
  ["no id", base64, "a key's id has 1 to 32 letters"],
  ["too few bytes", `a:${Buffer.alloc(16).toString("base64")}`, "key a has no 32 bytes"],
  ["something else than base64", `a:${"?".repeat(43)}=`, "key a has no 32 bytes"],
  ["an id twice", `a:${base64},a:${base64}`, "two keys have the same id"],
])("says so of keys with %s", (_, text, fault) => {
  expect(faultsOf(text)).toContain(fault);
});
