import { expect, test } from "@jest/globals";
import type { Command } from "commander";
import { readEnvironment } from "../../cli/configuration.js";
import { startFlags } from "../../cli/commands/provisioner/start.js";
import { createProgram } from "../../cli/program.js";
import { daemonFlags } from "../../provisioner/configuration.js";
import { createCliUnderTest } from "./cli-under-test.js";

const program = createProgram({
  environment: readEnvironment({ NO_COLOR: "1" }),
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  signal: new AbortController().signal,
  handOverSignals: () => undefined,
});

const isHidden = (command: Command): boolean => command.name().startsWith("__");
const below = (command: Command): Command[] =>
  command.commands.filter((each) => !isHidden(each)).flatMap((each) => [each, ...below(each)]);
const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();

test("what the binary says of itself", async () => {
  const cli = createCliUnderTest();
  const [bare, asked, template] = [
    await cli.run([]),
    await cli.run(["--help"]),
    await cli.run(["template", "push", "--help"]),
  ];
  expect(bare).toEqual({ code: 0, stdout: asked.stdout, stderr: "" });
  expect(asked.stdout).toMatchSnapshot();
  expect(template.stdout).toMatchSnapshot();
  expect((await cli.run(["--version"])).stdout).toBe("0.1.0\n");
  expect(await cli.run(["template"])).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringContaining("push [options]"),
  });
  cli.remove();
});

test.each(below(program).map((command) => ({ name: nameOf(command), command })))("$name", ({ command }) => {
  expect(command.description()).toMatch(/^[^A-Z].*[^.]$/s);
  expect(command.createHelp().formatHelp(command, command.createHelp())).toMatchSnapshot();
});

test("every flag of the daemon can be given to provisioner start", () => {
  const offered = Object.keys(startFlags).map((flag) => flag.split(" ")[0]);
  expect([...offered, "url"].sort()).toEqual([...daemonFlags].sort());
});
