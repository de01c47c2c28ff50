import { refuse } from "../../../../foundation/errors/user-errors.js";

/** The job was ended, given to nobody, or never was this daemon's. */
export const lost = refuse(
  "NOT_ALLOWED_HERE",
  ["input", "jobId"],
  "The job is not this daemon's, or not under way any more. Stop working on it, and report nothing of it.",
);
