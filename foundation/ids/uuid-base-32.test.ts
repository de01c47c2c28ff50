import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { TypeID } from "typeid-js";
import { uuidBase32 } from "./uuid-base-32.js";

const byLibrary = (id: string) => TypeID.fromUUID("org", id).getSuffix();

test("a UUID is written as the TypeID library writes it", () => {
  fc.assert(fc.property(fc.uuid(), (id) => expect(uuidBase32(id)).toBe(byLibrary(id))));
  for (const id of ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"])
    expect(uuidBase32(id)).toBe(byLibrary(id));
});

test.each(["", "x", "00000000000000000000000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"])(
  "%p is none that it writes",
  (text) => expect(uuidBase32(text)).toBeNull(),
);
