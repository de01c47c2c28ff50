import type { Colors } from "../../output/terminal.js";
import { tame } from "../../output/terminal.js";
import { inWords, type Plain } from "../reading/placed.js";
import type { Action, Change, FieldChange, Plan, Problem } from "./plan.js";
import { kindFacts } from "./resources.js";

const signs: Readonly<Record<Action, { sign: string; color: "green" | "yellow" | "red" }>> = {
  create: { sign: "+", color: "green" },
  update: { sign: "~", color: "yellow" },
  delete: { sign: "-", color: "red" },
};

const isMap = (value: Plain | undefined): value is { [key: string]: Plain } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const short = (value: Plain | undefined): string => (value === undefined ? "nothing" : tame(JSON.stringify(value)));

/** A text as it is, anything else as JSON. */
const plainText = (value: Plain): string => tame(typeof value === "string" ? value : JSON.stringify(value));

function listDiff(before: readonly Plain[], after: readonly Plain[], colors: Colors): string {
  const added = after.filter((each) => !before.includes(each)).map((each) => colors.green(`+${plainText(each)}`));
  const taken = before.filter((each) => !after.includes(each)).map((each) => colors.red(`-${plainText(each)}`));
  const kept = before.length - taken.length;
  return [...added, ...taken, ...(kept > 0 ? [colors.dim(`(${String(kept)} stay)`)] : [])].join(" ") || "none";
}

function mapDiff(before: { [key: string]: Plain }, after: { [key: string]: Plain }, colors: Colors): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => {
    const [was, is] = [before[key], after[key]];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [
      `${tame(key)}: ${valueDiff({ field: key, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }, colors)}`,
    ];
  });
}

function valueDiff({ before, after }: FieldChange, colors: Colors): string {
  if (Array.isArray(after) || Array.isArray(before)) {
    return listDiff(Array.isArray(before) ? before : [], Array.isArray(after) ? after : [], colors);
  }
  if (before === undefined) return colors.green(short(after));
  return `${colors.red(short(before))} → ${colors.green(short(after))}`;
}

function fieldLines(change: FieldChange, colors: Colors): string[] {
  const { field, before, after } = change;
  if (field === "content") {
    const version = `version ${plainText(after ?? null).slice(0, 12)}`;
    return [`content: ${colors.green(before === undefined ? version : `new ${version}`)}`];
  }
  if (!isMap(after) && !isMap(before)) return [`${field}: ${valueDiff(change, colors)}`];
  if (!isMap(after) || (before !== undefined && !isMap(before)))
    return [`${field}: ${short(before)} → ${short(after)}`];
  const lines = mapDiff(before ?? {}, after, colors);
  return lines.length === 0 ? [`${field}: ${short(after)}`] : [`${field}:`, ...lines.map((line) => `  ${line}`)];
}

function changeLines(change: Change, colors: Colors): string[] {
  const { sign, color } = signs[change.action];
  const { noun } = kindFacts[change.kind];
  const head = `  ${colors[color](sign)} ${noun} ${colors.bold(tame(change.name))}`.trimEnd();
  const place = change.place ? colors.dim(`  ${inWords(change.place)}`) : "";
  const pushed = change.pushedVersionId === undefined ? [] : ["      (pushed before; it is not pushed again)"];
  return [
    head + place,
    ...change.fields.flatMap((field) => fieldLines(field, colors)).map((line) => `      ${line}`),
    ...pushed,
  ];
}

const counts = ({ changes }: Plan): string => {
  const count = (action: Action): number => changes.filter((change) => change.action === action).length;
  return `${String(count("create"))} to make, ${String(count("update"))} to change, ${String(count("delete"))} to delete`;
};

export const problemLine = ({ code, message, address, place }: Problem, colors: Colors): string =>
  `${place ? `${colors.bold(inWords(place))}: ` : ""}${tame(address)}: ${tame(message)} ${colors.dim(`(${code})`)}`;

/** A plan as a tree: organizations, what changes in each, and each field from what to what. */
export function showPlan(plan: Plan, colors: Colors): string[] {
  const owners = [...new Set(plan.changes.map(({ organization }) => organization))];
  const trees = owners.flatMap((owner) => [
    colors.bold(owner ?? "the deployment"),
    ...plan.changes.filter((change) => change.organization === owner).flatMap((change) => changeLines(change, colors)),
  ]);
  const problems = plan.problems.map((problem) => `${colors.red("✘")} ${problemLine(problem, colors)}`);
  const end = plan.changes.length === 0 ? "Nothing is to change." : `Plan: ${counts(plan)}.`;
  return [...trees, ...problems, ...plan.notes.map((note) => colors.yellow(note)), end];
}
