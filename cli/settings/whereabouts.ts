import { CliFault } from "../cli-fault.js";
import type { Environment } from "../configuration.js";
import { NotSignedIn } from "../graph/graph-faults.js";
import { nearest } from "../output/nearest.js";
import type { Config, Context } from "./config-file.js";

/** What flags say about where to go. */
export interface PlaceFlags {
  url?: string;
  token?: string;
  context?: string;
  organization?: string;
}

/** Where a command goes, as whom, and what it means by "the organization". */
export interface Whereabouts {
  endpoint: string;
  token: string | null;
  organization: string | null;
  /** The context that the token comes from; null where it comes from a flag or the environment. */
  signedInBy: { name: string; context: Context } | null;
}

/** The graph's address as people write it: without a path it is at /graphql. Throws a CliFault for anything else. */
export function endpointOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new CliFault(`"${text}" is no address of a graph.`, {
      code: "USAGE",
      remedy: "Write it with http:// or https://, such as https://orgplane.example.com/graphql",
    });
  }
  return url.pathname === "/" ? new URL("/graphql", url).href : url.href;
}

/** The context that is meant; null where there is none. Throws a CliFault for a name that there is not. */
export function contextOf(config: Config, named: string | null): { name: string; context: Context } | null {
  const name = named ?? config.current;
  if (name === null) return null;
  const context = config.contexts[name];
  if (context) return { name, context };
  const names = Object.keys(config.contexts);
  throw new CliFault(`There is no context "${name}".${nearest(name, names)}`, {
    code: "USAGE",
    remedy: "orgplane context list shows those that there are; orgplane login makes one.",
  });
}

/**
 * Flags win over the environment, which wins over the context. A context's token goes to that context's address and to
 * no other. Throws NotSignedIn where there is no address.
 */
export function whereabouts(flags: PlaceFlags, environment: Environment, config: Config): Whereabouts {
  const found = contextOf(config, flags.context ?? environment.context);
  const named = flags.url ?? environment.url;
  const address = named ?? found?.context.url;
  if (address === undefined)
    throw new NotSignedIn("You are not signed in anywhere.", "Sign in: orgplane login --url https://…");
  const endpoint = endpointOf(address);
  const given = flags.token ?? environment.token;
  const isThere = found !== null && endpointOf(found.context.url) === endpoint;
  return {
    endpoint,
    token: given ?? (isThere ? (found.context.token ?? null) : null),
    organization:
      flags.organization ?? environment.organization ?? (isThere ? (found.context.organization ?? null) : null),
    signedInBy: given === null && isThere ? found : null,
  };
}
