import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { completionCases } from "./completion-cases.js";
import { signedInCli, type CliUnderTest } from "./cli-under-test.js";

jest.setTimeout(180_000); // each step is a process of its own

let graph: GraphUnderTest;
let cli: CliUnderTest;
beforeAll(async () => {
  graph = await startGraphUnderTest();
  cli = await signedInCli(graph, graph.world.owner);
});
afterAll(async () => {
  cli.remove();
  await graph.close();
});

test.each(completionCases)("%s", async (_, words, expected) => {
  const { stdout, code } = await cli.run(["__complete", "--", ...words]);
  expect(code).toBe(0);
  const values = stdout
    .split("\n")
    .map((line) => line.split("\t")[0])
    .filter(Boolean);
  expect(values).toEqual(expect.arrayContaining(expected));
  expect(values.filter((value) => !value!.startsWith(words.at(-1)!))).toEqual([]);
});

test("completion never complains: without a graph it has no names", async () => {
  const settings = { ORGPLANE_URL: "http://127.0.0.1:1/graphql" };
  expect(await cli.run(["__complete", "--", "org", "show", ""], { settings })).toEqual({
    code: 0,
    stdout: "",
    stderr: "",
  });
});

test("in bash, the word at the cursor is completed", async () => {
  const { stdout: script } = await cli.run(["completion", "bash"]);
  const program = join(cli.home, "orgplane");
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${resolve("dist/cli/main.js")}" "$@"\n`);
  chmodSync(program, 0o755);
  const use = `${script}
    complete -p orgplane
    COMP_WORDS=(orgplane works); COMP_CWORD=1; _orgplane; echo "\${COMPREPLY[@]}"
    COMP_WORDS=(orgplane workspace st); COMP_CWORD=2; _orgplane; echo "\${COMPREPLY[@]}"`;
  const ran = spawnSync("bash", ["--norc", "-c", use], {
    encoding: "utf8",
    env: { PATH: `${cli.home}:${process.env["PATH"] ?? ""}` },
  });
  expect(ran.stderr).toBe("");
  expect(ran.stdout.split("\n").slice(0, 3)).toEqual([
    "complete -o default -F _orgplane orgplane",
    "workspace",
    "start stop",
  ]);
});
