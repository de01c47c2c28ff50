#!/usr/bin/env node
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { StartupRefusal } from "../foundation/errors/startup-refusal.js";
import { environmentWith, readGivenServer } from "./configuration.js";
import { ensureTemplate } from "./ensure-template.js";
import { startTestServer } from "./test-server.js";

const usage = "Usage: orgplane-testing PROGRAM [ARGUMENT]…, such as orgplane-testing node --test";

/** Runs the program to its end: its exit code, or 128 and the number of the signal that ended it, as a shell says. */
function run([program, ...args]: string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(program!, args, { env: environment, stdio: "inherit" });
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on("SIGINT", pass);
  process.on("SIGTERM", pass);
  return new Promise((resolve, reject) => {
    child.once("error", (error) =>
      reject(new StartupRefusal(`${program!} cannot be started: ${error.message}. ${usage}`, { cause: error })),
    );
    child.once("close", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/** Runs a program whose test files share one PostgreSQL, started before and ended after. */
async function main(command: string[]): Promise<number> {
  if (command.length === 0) throw new StartupRefusal(usage);
  if (readGivenServer()) return run(command, environmentWith());
  const server = await startTestServer();
  try {
    await ensureTemplate(server.connection);
    return await run(command, environmentWith(server.url));
  } finally {
    await server.stop();
  }
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof StartupRefusal ? error.sentence : error);
    process.exitCode = 1;
  },
);
