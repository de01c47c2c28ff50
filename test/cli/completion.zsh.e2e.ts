import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { createCliUnderTest } from "./cli-under-test.js";

/** Types into a zsh on a pseudo-terminal of its own, presses Tab, and shows what stands on the line then. */
const typing = (file: string, typed: string): string => `
  zmodload zsh/zpty
  zpty shell zsh -f -i
  zpty -w shell "PROMPT='> '; autoload -Uz compinit; compinit -u -d ${file}.dump; source ${file}; echo re''ady"
  zpty -r -m shell line "*ready*"
  zpty -w -n shell "${typed}"$'\\t'
  sleep 2
  zpty -w shell " # en''d"
  zpty -r -m shell line "*# en*"
  print -r -- "$line"
`;

test("in zsh, the word at the cursor is completed", async () => {
  const cli = createCliUnderTest();
  const { stdout: script } = await cli.run(["completion", "zsh"]);
  const file = join(cli.home, "completion.zsh");
  writeFileSync(file, script);
  const program = join(cli.home, "orgplane");
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${resolve("dist/cli/main.js")}" "$@"\n`);
  chmodSync(program, 0o755);
  const env = { PATH: `${cli.home}:${process.env["PATH"] ?? ""}`, HOME: cli.home, TERM: "xterm" };
  const { stdout } = spawnSync("zsh", ["-f", "-c", typing(file, "orgplane works")], {
    encoding: "utf8",
    env,
    timeout: 30_000,
  });
  expect(stdout).toContain("orgplane workspace");
  cli.remove();
});
