import { CliFault, type Problem } from "../cli-fault.js";
import { tame, type Screen } from "./terminal.js";

/** `input.name` of ["input", "name"], `file:line:column` of a file; empty where the whole is meant. */
const placeOf = ({ path, place }: Problem): string =>
  place ? `${place.file}:${String(place.line)}:${String(place.column)}` : (path ?? []).join(".");

function problemLine(problem: Problem, { colors }: Screen): string {
  const place = placeOf(problem);
  const code = problem.code === undefined ? "" : colors.dim(` (${problem.code})`);
  return `  ${place === "" ? "" : `${colors.bold(tame(place))}: `}${tame(problem.message)}${code}`;
}

/** Where the headline says all but the place, the place stands in front of it. */
function lines(fault: CliFault, screen: Screen): string[] {
  const { colors } = screen;
  const [only] = fault.problems.length === 1 ? fault.problems : [];
  const place = only ? placeOf(only) : "";
  const code = only?.code === undefined ? "" : colors.dim(` (${only.code})`);
  const head = `${colors.red("error:")} ${place === "" ? "" : `${colors.bold(tame(place))}: `}${tame(fault.message)}${code}`;
  const details = only ? [] : fault.problems.map((problem) => problemLine(problem, screen));
  return [head, ...details, ...(fault.remedy === null ? [] : [`${colors.cyan("→")} ${fault.remedy}`])];
}

const asJson = ({ code, message, remedy, problems }: CliFault): string =>
  JSON.stringify({ error: { code, message, remedy, problems } });

/** What ended a command, on standard error: for people in sentences, for programs as JSON. */
export function tellFault(error: unknown, screen: Screen, isJson: boolean): void {
  if (error instanceof CliFault) {
    return screen.write(isJson ? `${asJson(error)}\n` : `${lines(error, screen).join("\n")}\n`);
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  screen.write(`This is a fault of the command line itself; please report it.\n${stack}\n`);
}
