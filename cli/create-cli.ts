import type { Command } from "commander";
import type { Cli } from "./cli.js";
import { createGraph, type Graph } from "./graph/graph-client.js";
import { NotSignedIn } from "./graph/graph-faults.js";
import { createOutput, type Output } from "./output/output.js";
import { screenOf } from "./output/terminal.js";
import { readConfig, type Config } from "./settings/config-file.js";
import { whereabouts, type PlaceFlags, type Whereabouts } from "./settings/whereabouts.js";
import type { Surroundings } from "./surroundings.js";

interface GlobalFlags extends PlaceFlags {
  json?: boolean;
  color: boolean;
}

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
};

function hasExpired({ signedInBy }: Whereabouts): NotSignedIn | null {
  const expiresAt = signedInBy?.context.expiresAt;
  if (!signedInBy || expiresAt === undefined || Date.parse(expiresAt) > Date.now()) return null;
  return new NotSignedIn(
    `The token of the context "${signedInBy.name}" expired at ${expiresAt}.`,
    `Sign in again: orgplane login --context ${signedInBy.name}`,
  );
}

/** Each path once, however often it is asked for. */
function tellHidden(output: Output): (paths: readonly string[]) => void {
  const told = new Set<string>();
  return (paths) => {
    const news = paths.filter((path) => !told.has(path));
    news.forEach((path) => told.add(path));
    if (news.length > 0) output.note(output.err.colors.dim(`Not shown, since you may not see it: ${news.join(", ")}`));
  };
}

function graphFor(place: Whereabouts, output: Output, signal: AbortSignal): Graph {
  const { endpoint, token } = place;
  if (token === null)
    throw new NotSignedIn(`You are not signed in at ${endpoint}.`, `Sign in: orgplane login --url ${endpoint}`);
  return createGraph({
    endpoint,
    token,
    signal,
    whyRefused: () => hasExpired(place),
    onHidden: tellHidden(output),
    onHold: (seconds) =>
      output.note(
        output.err.colors.dim(`The graph accepts no more requests of yours for now: going on in ${String(seconds)} s.`),
      ),
  });
}

/** What commands have to work with, made of what surrounds this run. */
export function createCli(program: Command, surroundings: Surroundings, endWith: Cli["endWith"]): Cli {
  const { environment, signal } = surroundings;
  const flags = (): GlobalFlags => program.opts<GlobalFlags>();
  const output = once((): Output => outputOf(surroundings, flags()));
  const config = once((): Config => readConfig(environment.configFile));
  const place = once(() => whereabouts(flags(), environment, config()));
  return {
    environment,
    flags,
    input: surroundings.input,
    signal,
    handOverSignals: () => surroundings.handOverSignals(),
    output,
    config,
    whereabouts: place,
    graph: once(() => graphFor(place(), output(), signal)),
    endWith,
  };
}

function outputOf({ environment, output, errors }: Surroundings, { color, json }: GlobalFlags): Output {
  const wish = { ...environment, wantsColor: color ? environment.wantsColor : false };
  return createOutput(screenOf(output, wish), screenOf(errors, wish), json ?? false);
}
