import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { UserActor } from "../../foundation/rbac/actor.js";
import { signIn } from "../kit/sign-in.js";
import type { GraphUnderTest } from "../kit/graph-under-test.js";

/** How a run of the command line ended. */
export interface Ran {
  code: number | null;
  /** On a pseudo-terminal both streams are one: everything is here. */
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  /** Put on standard input, which then ends; nothing otherwise. */
  input?: string;
  settings?: Record<string, string>;
  cwd?: string;
}

/** The real binary, in a home of its own. */
export interface CliUnderTest {
  home: string;
  configFile: string;
  /** Off a terminal. */
  run(args: readonly string[], options?: RunOptions): Promise<Ran>;
  /** On a pseudo-terminal, 100 columns wide unless said otherwise. */
  runOnTerminal(args: readonly string[], options?: RunOptions & { columns?: number }): Promise<Ran>;
  /** What `--json` printed. Fails the test where the run failed. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as loose as JSON
  json(args: readonly string[], options?: RunOptions): Promise<any>;
  /** The process itself, for tests that talk to it while it runs. */
  start(args: readonly string[], options?: RunOptions): ReturnType<typeof startProcess>;
  startOnTerminal(args: readonly string[], options?: RunOptions): ReturnType<typeof startProcess>;
  remove(): void;
}

const main = resolve("dist/cli/main.js");

/** Settings of the test's own environment must not reach the process. */
const inherited = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(ORGPLANE_|DATABASE_URL|XDG_|CI$|NO_COLOR|FORCE_COLOR|BROWSER)/.test(name),
  ),
);

function startProcess(program: string, args: readonly string[], options: RunOptions & { home: string }) {
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...inherited, NODE_OPTIONS: "", TERM: "xterm", HOME: options.home, ...options.settings },
    stdio: "pipe",
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
  child.stdin.on("error", () => undefined); // one that ended before it read everything
  const ended = once(child, "close").then(([code]): Ran => ({ code: code as number | null, ...said }));
  return { child, said, ended };
}

function runProcess(program: string, args: readonly string[], options: RunOptions & { home: string }): Promise<Ran> {
  const { child, ended } = startProcess(program, args, options);
  child.stdin.end(options.input ?? "");
  return ended;
}

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** What makes `script` run the command line on a pseudo-terminal of this width. */
function onTerminal(args: readonly string[], columns = 100): string[] {
  const line = [process.execPath, main, ...args].map(quoted).join(" ");
  return ["-qec", `stty cols ${String(columns)} rows 40; ${line}`, "/dev/null"];
}

/** A command line whose settings are these, in an empty home. */
export function createCliUnderTest(settings: Record<string, string> = {}): CliUnderTest {
  const home = mkdtempSync(join(tmpdir(), "orgplane-cli-"));
  const all = (options: RunOptions = {}) => ({ ...options, home, settings: { ...settings, ...options.settings } });
  const run: CliUnderTest["run"] = (args, options) => runProcess(process.execPath, [main, ...args], all(options));
  return {
    home,
    configFile: join(home, ".config/orgplane/config.json"),
    run,
    runOnTerminal: (args, { columns, ...options } = {}) =>
      runProcess("script", onTerminal(args, columns), all(options)),
    async json(args, options) {
      const { code, stdout, stderr } = await run([...args, "--json"], options);
      if (code !== 0) throw new Error(`orgplane ${args.join(" ")} ended with ${String(code)}:\n${stderr}`);
      return JSON.parse(stdout);
    },
    start: (args, options) => startProcess(process.execPath, [main, ...args], all(options)),
    startOnTerminal: (args, options) => startProcess("script", onTerminal(args), all(options)),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** A command line that this actor is signed in with, by the environment. */
export async function signedInCli(graph: GraphUnderTest, actor: UserActor): Promise<CliUnderTest> {
  const token = await signIn(graph.database, actor);
  return createCliUnderTest({ ORGPLANE_URL: graph.endpoint, ORGPLANE_TOKEN: token });
}
