import { CliFault } from "../../cli-fault.js";
import { nearest } from "../../output/nearest.js";

/** A name that there is not: in which organization, and which names there are instead. */
export interface Unknown {
  kind: string;
  name: string;
  /** Where it was looked for, such as ` in mobile`; empty for everywhere. */
  where?: string;
  names?: readonly string[];
  /** The command that lists them. */
  listedBy: string;
}

/** There is none of this name, or none that may be seen. */
export const unknown = ({ kind, name, where = "", names = [], listedBy }: Unknown): CliFault =>
  new CliFault(`There is no ${kind} "${name}"${where}, or you may not see it.${nearest(name, names)}`, {
    code: "NOT_FOUND",
    remedy: `${listedBy} shows those that you see.`,
  });

/** What was found, or the fault that says what there is instead. */
export function insist<Found>(found: Found | null | undefined, otherwise: Unknown): Found {
  if (found === null || found === undefined) throw unknown(otherwise);
  return found;
}
