import type { UserErrorValue } from "../../../foundation/errors/user-errors.js";
import { faultsOfText } from "../../../foundation/names/faults-of-text.js";
import { faultOfSlug } from "../../../foundation/names/slug.js";

export interface UserFields {
  username?: string | null;
  name?: string | null;
  email?: string | null;
  avatarUrl?: string | null;
}

const address = /^[^\s@]+@[^\s@]+$/;

/** As addresses are kept and compared: in lower case. */
export const normalizedEmail = <Email extends string | null | undefined>(email: Email): Email =>
  (typeof email === "string" ? email.toLowerCase() : email) as Email;

function faultsOfEmail(email: string | null | undefined): UserErrorValue[] {
  const path = ["input", "email"];
  const faults = faultsOfText(email, { path, atMost: 254 });
  if (email == null || faults.length > 0 || address.test(email)) return faults;
  return [{ code: "INVALID", path, message: "This is no e-mail address. It takes one such as ada@example.com." }];
}

/** What is wrong with the given fields of a user; fields that are left out are not judged. */
export function faultsOfUser({ username, name, email, avatarUrl }: UserFields): UserErrorValue[] {
  const faultOfUsername = username === undefined ? null : faultOfSlug(username ?? "", ["input", "username"]);
  return [
    ...(faultOfUsername ? [faultOfUsername] : []),
    ...faultsOfText(name, { path: ["input", "name"], atMost: 128 }),
    ...faultsOfEmail(email),
    ...faultsOfText(avatarUrl, { path: ["input", "avatarUrl"], atMost: 2048 }),
  ];
}
