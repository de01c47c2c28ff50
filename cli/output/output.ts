import { createProgress, type Progress } from "./progress.js";
import { formatFields, formatTable, type Cell, type Column } from "./table.js";
import type { Screen } from "./terminal.js";

/** Everything that a command says: results on standard output, the rest on standard error. */
export interface Output {
  /** Results are JSON, for programs. */
  isJson: boolean;
  out: Screen;
  err: Screen;
  /** A line of the result, for people; with --json it is for nobody. */
  print(line: string): void;
  json(value: unknown): void;
  /** A line beside the result: what was done, what to do next. */
  note(line: string): void;
  warn(line: string): void;
  /** A list: a table for people, an array for programs. */
  table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], empty: string): void;
  /** One thing: names and values for people, an object for programs. */
  record(value: object, fields: readonly (readonly [string, Cell])[]): void;
  progress(): Progress;
}

export function createOutput(out: Screen, err: Screen, isJson: boolean): Output {
  const json = (value: unknown): void => out.write(`${JSON.stringify(value, null, 2)}\n`);
  const print = (line: string): void => void (isJson || out.write(`${line}\n`));
  let progress: Progress | null = null;
  const note = (line: string): void => (progress ? progress.say(line) : void err.write(`${line}\n`));
  return {
    isJson,
    out,
    err,
    print,
    json,
    note,
    warn: (line) => note(`${err.colors.yellow("warning:")} ${line}`),
    table(rows, columns, empty) {
      if (isJson) return json(rows);
      if (rows.length === 0) return note(empty);
      print(formatTable(columns, rows, out));
    },
    record(value, fields) {
      if (isJson) return json(value);
      print(formatFields(fields, out));
    },
    progress: () => (progress = createProgress(err)),
  };
}
