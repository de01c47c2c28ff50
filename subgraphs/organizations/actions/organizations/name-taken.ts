import { refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";

/** What the constraint of organizations' names stands for. */
export const nameTaken = (name: string): Record<string, Refusal> => ({
  organizations_name_key: refuse(
    "TAKEN",
    ["input", "name"],
    `There is an organization "${name}" already. Choose another name.`,
  ),
});
