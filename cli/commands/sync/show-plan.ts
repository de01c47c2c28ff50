import type { Output } from "../../output/output.js";
import { bold, status } from "../../output/words.js";
import type { Change, Plan } from "./operations.js";

const objectOf = ({ organization, group, groupName, role }: Change): string =>
  [organization?.name, group?.name ?? groupName, role].filter((part) => part != null).join("/");

/** What a sync changes and what is wrong, for people. */
export function showPlan(output: Output, plan: Plan): void {
  if (plan.changes.length > 0) {
    output.table(
      plan.changes,
      [
        { title: "change", cell: ({ action }) => bold(action.toLowerCase().replaceAll("_", " ")) },
        { title: "of", cell: objectOf },
        { title: "claim value", cell: ({ claimValue }) => claimValue },
        { title: "why", cell: ({ reason }) => reason, isFlexible: true },
      ],
      "",
    );
  } else output.print("Nothing would change.");
  if (plan.problems.length === 0) return;
  output.print("");
  output.table(
    plan.problems,
    [
      { title: "problem", cell: ({ severity }) => status(severity) },
      { title: "code", cell: ({ code }) => code },
      { title: "users", cell: ({ affectedUsers }) => affectedUsers, align: "right" },
      { title: "what", cell: ({ message }) => message, isFlexible: true },
    ],
    "",
  );
}
