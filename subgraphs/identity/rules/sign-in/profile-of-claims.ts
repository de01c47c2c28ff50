import { toStorable } from "../../../../foundation/names/storable-text.js";
import type { Claims } from "../sync/read-claim.js";

/** What becomes of a newcomer's claims. */
export interface Profile {
  /** A valid username, perhaps taken. */
  username: string;
  name: string;
  email: string | null;
  avatarUrl: string;
}

const longest = { username: 32, name: 128, email: 254, avatarUrl: 2_048 };
const address = /^[^\s@]+@[^\s@]+$/;

const textOf = (claims: Claims, name: string): string => {
  const found = claims[name];
  return typeof found === "string" ? toStorable(found).trim() : "";
};

/** Lower-case letters and digits with single hyphens between them; null where nothing of the kind is left. */
function slugOf(text: string): string | null {
  const plain = text.normalize("NFKD").replace(/\p{Mark}/gu, "");
  const slug = plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longest.username);
  return slug.replace(/^-+|-+$/g, "") || null;
}

function emailOf(claims: Claims): string | null {
  const email = textOf(claims, "email").toLowerCase();
  const isUsable = address.test(email) && email.length <= longest.email && claims["email_verified"] !== false;
  return isUsable ? email : null;
}

const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);

/** A newcomer's profile, from the standard claims; an address that the provider has not verified is nobody's. */
export function profileOfClaims(claims: Claims): Profile {
  const email = emailOf(claims);
  const candidates = [textOf(claims, "preferred_username"), email ?? "", textOf(claims, "name")];
  const named = candidates.map((candidate) => slugOf(candidate.split("@")[0] ?? "")).find((slug) => slug !== null);
  const picture = textOf(claims, "picture");
  return {
    username: named ?? "user",
    name: [...textOf(claims, "name")].slice(0, longest.name).join(""),
    email,
    avatarUrl: isWebAddress(picture) && picture.length <= longest.avatarUrl ? picture : "",
  };
}
