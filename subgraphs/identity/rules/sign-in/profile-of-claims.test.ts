import { expect, test } from "@jest/globals";
import { faultOfSlug } from "../../../../foundation/names/slug.js";
import { profileOfClaims, type Profile } from "./profile-of-claims.js";

test.each<[string, Record<string, unknown>, Partial<Profile>]>([
  ["the preferred username", { preferred_username: "Ada.Lovelace" }, { username: "ada-lovelace" }],
  ["else the address, before the @", { email: "Ada@Example.org" }, { username: "ada", email: "ada@example.org" }],
  ["a username that is an address, before the @", { preferred_username: "ada@corp.example" }, { username: "ada" }],
  ["else the name", { name: "Ада Лавлейс Ada" }, { username: "ada" }],
  ["accents are let go", { preferred_username: "Zoë Müller" }, { username: "zoe-muller" }],
  ["where nothing is left, user", { preferred_username: "!!!", name: "阿达" }, { username: "user" }],
  [
    "a long one is cut, and ends in no hyphen",
    { preferred_username: `${"a".repeat(31)}-bcd` },
    { username: "a".repeat(31) },
  ],
  ["an address that is not verified is nobody's", { email: "a@b.c", email_verified: false }, { email: null }],
  ["an address that is none is left out", { email: "nonsense" }, { email: null }],
  [
    "claims that are no text are passed over",
    { preferred_username: 4, email: ["a@b.c"], name: {} },
    { username: "user", email: null, name: "" },
  ],
  ["a picture is an address", { picture: "https://example.org/a.png" }, { avatarUrl: "https://example.org/a.png" }],
  ["or none", { picture: "javascript:alert(1)//not an address" }, { avatarUrl: "" }],
])("%s", (_, claims, profile) => {
  const found = profileOfClaims(claims);
  expect(found).toMatchObject(profile);
  expect(faultOfSlug(found.username, [])).toBeNull();
});
