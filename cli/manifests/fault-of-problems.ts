import { CliFault, type Problem } from "../cli-fault.js";
import type { Place } from "./reading/placed.js";

interface Placed {
  code: string;
  message: string;
  /** What it is about; a fault of the manifest's text is about the place alone. */
  address?: string;
  place: Place | null;
}

const problemOf = ({ code, message, address, place }: Placed): Problem => ({
  code,
  message: address === undefined ? message : `${address}: ${message}`,
  ...(place && { place }),
});

/** What ends a command because of these: one of them is its headline, several stand below it, each with its place. */
export function faultOfProblems(
  headline: string,
  problems: readonly Placed[],
  { code, remedy }: { code?: string; remedy?: string } = {},
): CliFault {
  const told = problems.map(problemOf);
  const [only] = told.length === 1 ? told : [];
  const details = {
    code: code ?? problems[0]?.code ?? "ERROR",
    problems: told,
    ...(remedy !== undefined && { remedy }),
  };
  return new CliFault(only?.message ?? headline, details);
}
