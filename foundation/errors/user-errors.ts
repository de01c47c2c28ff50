import type { UserErrorCode } from "./catalogue.js";

/** An expected refusal; `path` leads into the mutation's arguments, null where the whole is meant. */
export interface UserErrorValue {
  code: UserErrorCode;
  message: string;
  path: string[] | null;
}

/** What an action answers when it did nothing. */
export interface Refusal {
  userErrors: UserErrorValue[];
}

/** One refusal, as the payload of a mutation that changed nothing. */
export function refuse(code: UserErrorCode, path: string[] | null, message: string): Refusal {
  return { userErrors: [{ code, path, message }] };
}

/** Several at once: a form is told all that is wrong with it. */
export function refuseAll(errors: UserErrorValue[]): Refusal {
  return { userErrors: errors };
}

/** What an action answers when it was done: the payload's fields. */
export function done<Fields extends object>(fields: Fields): Fields & { userErrors: [] } {
  return { ...fields, userErrors: [] };
}
