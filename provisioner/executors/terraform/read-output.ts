import { z } from "zod";
import type { LogLevel } from "../../jobs/log-line.js";

const diagnostic = z.object({
  severity: z.string(),
  summary: z.string(),
  detail: z.string().optional(),
  address: z.string().optional(),
  range: z.object({ filename: z.string(), start: z.object({ line: z.number(), column: z.number() }) }).optional(),
  snippet: z.object({ code: z.string(), start_line: z.number() }).nullish(),
});
const uiLine = z.object({ "@level": z.string(), "@message": z.string(), diagnostic: diagnostic.optional() });

/** A fault or warning of Terraform's. */
export type Diagnostic = z.output<typeof diagnostic>;

/** One line of Terraform's output, as people read it. */
export interface ReadLine {
  level: LogLevel;
  output: string;
  diagnostic?: Diagnostic;
}

const levels: Readonly<Record<string, LogLevel>> = {
  trace: "TRACE",
  debug: "DEBUG",
  info: "INFO",
  warn: "WARN",
  error: "ERROR",
};

function jsonIn(text: string): unknown {
  try {
    return text.startsWith("{") ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** A diagnostic in one sentence: where, what, and why. */
export function sentenceOf({ summary, detail, address, range }: Diagnostic): string {
  const place = range ? `${range.filename}:${String(range.start.line)}` : address;
  return [...(place ? [place] : []), summary, ...(detail ? [detail] : [])].join(": ");
}

function withSnippet(found: Diagnostic): string {
  const code = found.snippet?.code.split("\n") ?? [];
  const numbered = code.map((text, index) => `  ${String((found.snippet?.start_line ?? 0) + index)} | ${text}`);
  return [sentenceOf(found), ...numbered].join("\n");
}

/** A line of what Terraform prints with -json; what is no JSON is taken as it is. */
export function readOutputLine(line: string): ReadLine {
  const { data } = uiLine.safeParse(jsonIn(line));
  if (!data) return { level: "INFO", output: line };
  const level = levels[data["@level"]] ?? "INFO";
  if (!data.diagnostic) return { level, output: data["@message"] };
  return { level, output: withSnippet(data.diagnostic), diagnostic: data.diagnostic };
}

const validation = z.object({ diagnostics: z.array(diagnostic) });

/** The one document that `validate -json` prints, as lines. */
export const readValidation = (document: string): ReadLine[] =>
  (validation.safeParse(jsonIn(document)).data?.diagnostics ?? []).map((found) => ({
    level: found.severity === "error" ? "ERROR" : "WARN",
    output: withSnippet(found),
    diagnostic: found,
  }));

/** Why a command failed: its errors, those with a place first and, where there are any, alone. */
export function errorOf(diagnostics: readonly Diagnostic[]): string | null {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const placed = errors.filter(({ range, address }) => range ?? address);
  const told = placed.length > 0 ? placed : errors;
  return told.length > 0 ? told.map(sentenceOf).join("\n") : null;
}
