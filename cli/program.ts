import { Command, CommanderError, Option } from "commander";
import type { Cli, RegisterCommand } from "./cli.js";
import { CliFault } from "./cli-fault.js";
import { commands } from "./commands/commands.js";
import { createCli } from "./create-cli.js";
import { exitCodes, type ExitCode } from "./exit-codes.js";
import { examples, style, withoutHelpCommands } from "./help.js";
import { tellFault } from "./output/tell-fault.js";
import { screenOf } from "./output/terminal.js";
import type { Surroundings } from "./surroundings.js";
import { version } from "./version.js";

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
    const { errors, environment } = surroundings;
    const wantsColor = args.includes("--no-color") ? false : environment.wantsColor;
    tellFault(fault, screenOf(errors, { ...environment, wantsColor }), args.includes("--json"));
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
