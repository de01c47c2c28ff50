import { Command, CommanderError, Option } from "commander";
import { type Cli, type RegisterCommand } from "./cli.js";
import { CliFault } from "./cli-fault.js";
import { commands } from "./commands/commands.js";
import type { Environment } from "./configuration.js";
import { exitCodes, type ExitCode } from "./exit-codes.js";
import { createGraph, type Graph } from "./graph/graph-client.js";
import { NotSignedIn } from "./graph/graph-faults.js";
import { createOutput, type Output } from "./output/output.js";
import { tellFault } from "./output/tell-fault.js";
import { screenOf } from "./output/terminal.js";
import { readConfig, type Config } from "./settings/config-file.js";
import { whereabouts, type PlaceFlags, type Whereabouts } from "./settings/whereabouts.js";
import { version } from "./version.js";

/** What surrounds a run: its streams, and the environment that it was started in. */
export interface Surroundings {
  environment: Environment;
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  errors: NodeJS.WriteStream;
  signal: AbortSignal;
  handOverSignals(): void;
}

interface GlobalFlags extends PlaceFlags {
  json?: boolean;
  color: boolean;
}

const examples = `
Examples:
  orgplane login --url https://orgplane.example.com   sign in, by browser
  orgplane org list                                   the organizations that you see
  orgplane workspace create my-space -t app-builder   a workspace, and its build as it goes
  orgplane job logs -f my-space                       what its provisioner says

What a command does is told by orgplane COMMAND --help. Exit codes: 0 done, 1 error, 2 a plan has changes, 3 waiting.`;

function addGlobalFlags(program: Command): void {
  program
    .optionsGroup("Everywhere:")
    .addOption(new Option("--json", "print results, and errors, as JSON"))
    .addOption(new Option("-o, --organization <name>", "the organization that is meant (ORGPLANE_ORGANIZATION)"))
    .addOption(new Option("--context <name>", "use this context instead of the current one (ORGPLANE_CONTEXT)"))
    .addOption(new Option("--url <address>", "the graph's address (ORGPLANE_URL)"))
    .addOption(
      new Option(
        "--token <token>",
        "sign in with this token; others on this machine can see it, so rather ORGPLANE_TOKEN",
      ),
    )
    .addOption(new Option("--no-color", "without colours (NO_COLOR)"));
}

function style(program: Command, { errors, output, environment }: Surroundings): void {
  const { colors } = screenOf(output, environment);
  program
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (text) => colors.bold(text),
      styleCommandText: (text) => colors.cyan(text),
      styleSubcommandText: (text) => colors.cyan(text),
      styleOptionText: (text) => colors.green(text),
      styleArgumentText: (text) => colors.yellow(text),
    })
    .configureOutput({
      writeOut: (text) => void output.write(text),
      writeErr: (text) => void errors.write(text),
      getOutHelpWidth: () => (output.isTTY && output.columns ? output.columns : 100),
      getErrHelpWidth: () => (errors.isTTY && errors.columns ? errors.columns : 100),
      outputError: () => undefined, // told by `run`, like any other fault
    })
    .exitOverride();
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

function graphFor(place: Whereabouts, output: Output, signal: AbortSignal): Graph {
  const { endpoint, token } = place;
  if (token === null)
    throw new NotSignedIn(`You are not signed in at ${endpoint}.`, `Sign in: orgplane login --url ${endpoint}`);
  return createGraph({
    endpoint,
    token,
    signal,
    whyRefused: () => hasExpired(place),
    onHidden: (paths) => output.note(output.err.colors.dim(`Not shown, since you may not see it: ${paths.join(", ")}`)),
  });
}

function createCli(program: Command, surroundings: Surroundings, endWith: Cli["endWith"]): Cli {
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

/** `--help` does for all commands; a command `help` below each of them would be one too many. */
function withoutHelpCommands(command: Command): void {
  command.helpCommand(false);
  command.commands.forEach(withoutHelpCommands);
}

/** The whole command line, of which `docs/command-line.md` is made too. */
export function createProgram(
  surroundings: Surroundings,
  endWith: Cli["endWith"] = () => undefined,
  registered: readonly RegisterCommand[] = commands,
): Command {
  const program = new Command("orgplane");
  style(program, surroundings);
  program
    .description("The command line of orgplane: organizations, templates, workspaces and provisioners, by the graph.")
    .version(version, "-V, --version", "print the version")
    .usage("COMMAND [arguments] [flags]")
    .addHelpText("after", examples);
  addGlobalFlags(program);
  const cli = createCli(program, surroundings, endWith);
  for (const register of registered) register(program, cli);
  withoutHelpCommands(program);
  return program;
}

const sentence = (said: string): string =>
  said.charAt(0).toUpperCase() + said.slice(1) + (/[.?!]$/.test(said) ? "" : ".");

/** Commander's own faults, of arguments and flags, told like all others. */
function usageFault(error: CommanderError): CliFault {
  const [first = "", ...rest] = error.message.replace(/^error: /, "").split("\n");
  const said = [sentence(first), ...rest.map((line) => line.replace(/^\((.*)\)$/, "$1"))].join(" ");
  return new CliFault(sentence(said), {
    code: "USAGE",
    remedy: "orgplane --help lists the commands; --help behind any of them says what it takes.",
  });
}

/** Help and version end the program too; help that nobody asked for is a fault that has been told. */
function endOf(error: CommanderError, tell: (fault: unknown) => ExitCode): ExitCode {
  if (error.exitCode === 0) return exitCodes.done;
  return error.code === "commander.help" ? exitCodes.fault : tell(usageFault(error));
}

/** Runs one command. Never throws; the exit code says how it ended. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  const program = createProgram(surroundings, (wanted) => (code = wanted));
  const tell = (fault: unknown): ExitCode => {
    const isJson = args.includes("--json");
    tellFault(fault, screenOf(surroundings.errors, surroundings.environment), isJson);
    return exitCodes.fault;
  };
  try {
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return endOf(error, tell);
    if (surroundings.signal.aborted) return tell(new CliFault("Stopped.", { code: "STOPPED" }));
    return tell(error);
  }
}
