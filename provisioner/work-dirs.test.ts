import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { makeWorkDir, sweepWorkDirs } from "./work-dirs.js";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "work-dirs-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const own = () => basename(makeWorkDir(root));
/** A folder with something in it. */
function leave(name: string): string {
  mkdirSync(join(root, name, "job-x"), { recursive: true });
  writeFileSync(join(root, name, "job-x", "terraform.tfstate"), "{}");
  return name;
}
/** The number of a process that was there and is gone. */
async function goneProcess(): Promise<number> {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  return child.pid!;
}
const [host, pid, began] = /^orgplane-provisioner-([^-]+)-([^-]+)-([^-]+)-/
  .exec(basename(makeWorkDir(mkdtempSync(join(tmpdir(), "work-dirs-")))))!
  .slice(1) as [string, string, string];

test("the folder of a process that is gone is removed with all that it holds", async () => {
  leave(`orgplane-provisioner-${host}-${String(await goneProcess())}-1-abcdef`);
  expect(sweepWorkDirs(root)).toBe(1);
  expect(readdirSync(root)).toEqual([]);
});

test("so is that of a process whose number is another's by now", () => {
  leave(`orgplane-provisioner-${host}-${pid}-${String(Number(began) + 1)}-abcdef`);
  expect(sweepWorkDirs(root)).toBe(began === "0" ? 0 : 1);
});

test("what is at work, elsewhere, or nobody's stays", async () => {
  const gone = String(await goneProcess());
  const kept = [
    own(),
    leave(`orgplane-provisioner-00000000-${gone}-1-abcdef`),
    leave("orgplane-provisioner-abcdef"),
    leave("something-else"),
  ];
  expect(sweepWorkDirs(root)).toBe(0);
  expect(readdirSync(root).sort()).toEqual(kept.sort());
});
