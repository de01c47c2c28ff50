import { expect, test } from "@jest/globals";
import type { Command } from "commander";
import { startFlags } from "../../cli/commands/provisioner/start.js";
import { describedProgram, fullNameOf, shownBelow } from "../../cli/described-program.js";
import { daemonFlags } from "../../provisioner/configuration.js";
import { createCliUnderTest } from "./cli-under-test.js";

const below = (command: Command): Command[] => shownBelow(command).flatMap((each) => [each, ...below(each)]);

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

test.each(below(describedProgram()).map((command) => ({ name: fullNameOf(command), command })))(
  "$name",
  ({ command }) => {
    expect(command.description()).toMatch(/^[^A-Z].*[^.]$/s);
    expect(command.createHelp().formatHelp(command, command.createHelp())).toMatchSnapshot();
  },
);

test("every flag of the daemon can be given to provisioner start", () => {
  const offered = Object.keys(startFlags).map((flag) => flag.split(" ")[0]);
  expect([...offered, "url"].sort()).toEqual([...daemonFlags].sort());
});
