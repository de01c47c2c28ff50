import type { UserErrorValue } from "../../../foundation/errors/user-errors.js";
import { faultsOfText } from "../../../foundation/names/faults-of-text.js";

export interface AccessTokenFields {
  name: string;
  expiresAt?: Date | null;
  permissions?: readonly string[] | null;
  organizationId?: string | null;
}

const nothingAllowed: UserErrorValue = {
  code: "INVALID",
  path: ["input", "permissions"],
  message: "A token without permissions can do nothing. Leave this out for all that the user can.",
};

/** What is wrong with a new access token, at this moment. */
export function faultsOfAccessToken(fields: AccessTokenFields, now: Date): UserErrorValue[] {
  const isPast = fields.expiresAt != null && fields.expiresAt <= now;
  const message = "This is in the past. Give a later moment, or none for a token that does not expire.";
  return [
    ...faultsOfText(fields.name, { path: ["input", "name"], atMost: 64, isRequired: true }),
    ...(isPast ? [{ code: "INVALID" as const, path: ["input", "expiresAt"], message }] : []),
    ...(fields.permissions?.length === 0 ? [nothingAllowed] : []),
  ];
}
