import { readdirSync, readFileSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { ConfigurationFault } from "./configuration-fault.js";

interface Setting {
  flag: string;
  variable: string;
  schema: z.ZodType;
  isSecret?: boolean;
}

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const graphAddress = z
  .url({ protocol: /^https?$/, error: "must be the graph's http:// or https:// address" })
  .transform((text) => new URL(new URL(text).pathname === "/" ? "/graphql" : text, text).href);

const keyForm = /^orgk_[0-9A-Za-z]{49}$/;

/** All that a daemon can be told, by flag or by environment; the flag wins. */
const settings = {
  url: { flag: "url", variable: "ORGPLANE_URL", schema: graphAddress },
  key: {
    flag: "key",
    variable: "ORGPLANE_PROVISIONER_KEY",
    schema: z
      .string("must be a provisioner key")
      .regex(keyForm, "is no provisioner key: orgk_ and 49 letters and digits")
      .optional(),
    isSecret: true,
  },
  keyFiles: { flag: "key-files", variable: "ORGPLANE_PROVISIONER_KEY_FILES", schema: z.string().optional() },
  name: {
    flag: "name",
    variable: "ORGPLANE_PROVISIONER_NAME",
    schema: z
      .string()
      .max(64, "has at most 64 characters")
      .default(() => hostname().slice(0, 64)),
  },
  pollSeconds: {
    flag: "poll-seconds",
    variable: "ORGPLANE_PROVISIONER_POLL_SECONDS",
    schema: z.coerce.number("must be a number").int().min(0).max(30).default(25),
  },
  concurrency: {
    flag: "concurrency",
    variable: "ORGPLANE_PROVISIONER_CONCURRENCY",
    schema: z.coerce.number("must be a number").int("must be a whole number").min(1).max(64).default(1),
  },
  pluginCache: {
    flag: "plugin-cache",
    variable: "ORGPLANE_PROVISIONER_PLUGIN_CACHE",
    schema: z.string().optional(),
  },
  metricsPort: {
    flag: "metrics-port",
    variable: "ORGPLANE_PROVISIONER_METRICS_PORT",
    schema: z.coerce.number("must be a port").int("must be a port").min(0).max(65_535).optional(),
  },
  metricsHost: {
    flag: "metrics-host",
    variable: "ORGPLANE_PROVISIONER_METRICS_HOST",
    schema: z.string().min(1).default("127.0.0.1"),
  },
  workDir: { flag: "work-dir", variable: "ORGPLANE_PROVISIONER_WORK_DIR", schema: z.string().optional() },
  logLevel: { flag: "log-level", variable: "ORGPLANE_LOG_LEVEL", schema: z.enum(logLevels).default("info") },
} as const satisfies Record<string, Setting>;

type Values = { [Name in keyof typeof settings]: z.output<(typeof settings)[Name]["schema"]> };

/** What a daemon was told, and what it found around itself. */
export interface Configuration extends Omit<Values, "key" | "keyFiles"> {
  /** One, or those of a folder: each is a daemon of its own organization, all of them in this process. */
  keys: readonly string[];
  /** Of the host, for the programs that jobs run; they get what child-environment.ts lets through. */
  environment: Readonly<Record<string, string | undefined>>;
}

const all = Object.entries<Setting>(settings);

/** What it can be told by flag, without the dashes. */
export const daemonFlags: readonly string[] = all.map(([, { flag }]) => flag);

function readFlags(args: readonly string[]): { values: Record<string, string>; faults: string[] } {
  const options = Object.fromEntries(all.map(([, { flag }]) => [flag, { type: "string" as const }]));
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const values: Record<string, string> = {};
  const faults: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") faults.push(`${token.value} is no flag`);
    else if (token.kind === "option" && !(token.name in options)) faults.push(`${token.rawName} is no flag`);
    else if (token.kind === "option" && !token.value) faults.push(`${token.rawName} needs a value`);
    else if (token.kind === "option") values[token.name] = token.value ?? "";
  }
  return { values, faults };
}

function strayVariables(environment: Configuration["environment"]): string[] {
  const known = new Set(all.map(([, { variable }]) => variable));
  return Object.keys(environment)
    .filter((name) => name.startsWith("ORGPLANE_PROVISIONER_") && !known.has(name))
    .map((name) => `${name} is no setting`);
}

function faultOf({ flag, variable, schema, isSecret }: Setting, value: string | undefined): string[] {
  const { error } = schema.safeParse(value);
  if (!error) return [];
  const reasons = error.issues.map(({ message }) => message).join(", ");
  if (value === undefined) return [`--${flag} or ${variable} ${reasons}`];
  return [`--${flag} or ${variable} is ${isSecret ? "••••" : JSON.stringify(value)}: ${reasons}`];
}

/** The keys that a folder's files hold, one each, in the order of their names; or what is wrong with it. */
function readKeys(folder: string): { keys: string[]; faults: string[] } {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return { keys: [], faults: [`--key-files ${folder} is no folder`] };
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map(({ name }) => name).sort();
  const keys = names.map((name) => readFileSync(join(folder, name), "utf8").trim());
  const odd = names.filter((_, index) => !keyForm.test(keys[index]!));
  const empty = names.length === 0 ? [`--key-files ${folder} is empty`] : [];
  return {
    keys,
    faults: [...empty, ...odd.map((name) => `--key-files ${join(folder, name)} holds no provisioner key`)],
  };
}

function keysOf({ key, keyFiles }: Pick<Values, "key" | "keyFiles">): { keys: string[]; faults: string[] } {
  const neither = "--key or ORGPLANE_PROVISIONER_KEY must be a provisioner key, or --key-files a folder of them";
  if (key !== undefined && keyFiles !== undefined) return { keys: [], faults: ["give --key or --key-files, not both"] };
  if (keyFiles !== undefined) return readKeys(keyFiles);
  return key === undefined ? { keys: [], faults: [neither] } : { keys: [key], faults: [] };
}

/**
 * The settings of a daemon. Throws a ConfigurationFault that lists everything wrong at once: flags and
 * ORGPLANE_PROVISIONER_* names that there are not, and values that do not fit; a secret among them is shown as dots.
 */
export function readConfiguration(args = process.argv.slice(2), environment = process.env): Configuration {
  const flags = readFlags(args);
  const given = (setting: Setting): string | undefined =>
    flags.values[setting.flag] ?? (environment[setting.variable] || undefined);
  const wrong = all.flatMap(([, setting]) => faultOf(setting, given(setting)));
  const named = keysOf({ key: given(settings.key), keyFiles: given(settings.keyFiles) });
  const faults = [...flags.faults, ...strayVariables(environment), ...wrong, ...named.faults];
  if (faults.length > 0) throw new ConfigurationFault(`The daemon's settings have faults: ${faults.join("; ")}.`);
  const values = Object.fromEntries(
    all.map(([name, setting]) => [name, setting.schema.parse(given(setting))]),
  ) as Values;
  const { key: _, keyFiles: __, ...rest } = values;
  return { ...rest, keys: named.keys, environment };
}
