import { homedir } from "node:os";
import { join } from "node:path";

/** What the command line reads of its environment. */
export interface Environment {
  url: string | null;
  token: string | null;
  /** Name of the context to use instead of the current one. */
  context: string | null;
  organization: string | null;
  /** The config file, there or not. */
  configFile: string;
  wantsColor: boolean | null;
  isDumbTerminal: boolean;
  /** How the browser is opened: a program's name; empty for not at all. */
  browser: string | null;
  /** Of the host, for programs that the command line starts. */
  variables: Readonly<Record<string, string | undefined>>;
}

function wantsColor(variables: Environment["variables"]): boolean | null {
  if (variables["NO_COLOR"]) return false;
  if (variables["FORCE_COLOR"] !== undefined) return variables["FORCE_COLOR"] !== "0";
  return null;
}

function configFolder(variables: Environment["variables"]): string {
  const named = variables["XDG_CONFIG_HOME"];
  // The XDG specification: a relative path is invalid, and as if it were not there.
  const base = named?.startsWith("/") ? named : join(variables["HOME"] || homedir(), ".config");
  return join(base, "orgplane");
}

/** The environment, read once; an empty variable is one that is not there. */
export function readEnvironment(variables: Environment["variables"] = process.env): Environment {
  const given = (name: string): string | null => variables[name] || null;
  return {
    url: given("ORGPLANE_URL"),
    token: given("ORGPLANE_TOKEN"),
    context: given("ORGPLANE_CONTEXT"),
    organization: given("ORGPLANE_ORGANIZATION"),
    configFile: join(configFolder(variables), "config.json"),
    wantsColor: wantsColor(variables),
    isDumbTerminal: variables["TERM"] === "dumb",
    browser: variables["BROWSER"] ?? null,
    variables,
  };
}
