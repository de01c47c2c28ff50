import { refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";

/** What the constraints of users stand for. */
export const userRefusals: Readonly<Record<string, Refusal>> = {
  users_username_key: refuse("TAKEN", ["input", "username"], "Another user has this name. Choose another."),
  users_email_key: refuse("TAKEN", ["input", "email"], "Another user has this e-mail address."),
};
