import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { createCliUnderTest } from "./cli-under-test.js";

test("in fish, the word at the cursor is completed, with what it means", async () => {
  const cli = createCliUnderTest();
  const { stdout: script } = await cli.run(["completion", "fish"]);
  const program = join(cli.home, "orgplane");
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${resolve("dist/cli/main.js")}" "$@"\n`);
  chmodSync(program, 0o755);
  const env = { PATH: `${cli.home}:${process.env["PATH"] ?? ""}`, HOME: cli.home };
  const use = `${script}\ncomplete -C "orgplane works"\ncomplete -C "orgplane workspace st"`;
  const { stdout } = spawnSync("fish", ["--no-config", "-c", use], { encoding: "utf8", env });
  const lines = stdout.trim().split("\n");
  expect(lines.map((line) => line.split("\t")[0])).toEqual(["workspace", "start", "stop"]);
  expect(lines[0]).toContain("\tworkspaces and their builds");
  cli.remove();
});
