import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { ensureDataFolder } from "../../../foundation/database/ensure-data-folder.js";
import { lockDataFolder } from "../../../foundation/database/lock-data-folder.js";
import { StartupRefusal } from "../../../foundation/errors/startup-refusal.js";
import { makeTemporaryFolder } from "./temporary-folder.js";

let place: Awaited<ReturnType<typeof makeTemporaryFolder>>;
beforeEach(async () => {
  place = await makeTemporaryFolder();
});
afterEach(() => place.remove());

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe("ensureDataFolder", () => {
  test("makes the folder, closed to others, and those above it", async () => {
    const folder = join(place.path, "deep", "data");
    await ensureDataFolder(folder);
    expect(await modeOf(folder)).toBe(0o700);
  });

  test("closes an empty folder that somebody made, and leaves one that is used as it is", async () => {
    const [empty, used] = [join(place.path, "empty"), join(place.path, "used")];
    await mkdir(empty, { mode: 0o755 });
    await mkdir(used, { mode: 0o755 });
    await writeFile(join(used, "file"), "");
    await ensureDataFolder(empty);
    await ensureDataFolder(used);
    expect([await modeOf(empty), await modeOf(used)]).toEqual([0o700, 0o755]);
  });

  test("refuses a folder below a file in one sentence that names it, and makes nothing", async () => {
    await writeFile(join(place.path, "file"), "");
    const folder = join(place.path, "file", "data");
    const refusal = await ensureDataFolder(folder).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartupRefusal);
    expect((refusal as StartupRefusal).sentence).toContain(`The data folder ${folder} cannot be written`);
    expect(await readdir(place.path)).toEqual(["file"]);
  });

  test("refuses where nothing can be made, even for root", async () => {
    await expect(ensureDataFolder("/proc/orgplane/data")).rejects.toBeInstanceOf(StartupRefusal);
  });
});

describe("lockDataFolder", () => {
  test("lets one in at a time, and names the folder and the process to the other", async () => {
    const lock = await lockDataFolder(place.path);
    const refusal = await lockDataFolder(place.path).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartupRefusal);
    expect((refusal as StartupRefusal).sentence).toContain(`${place.path} is in use by process ${process.pid}`);
    await lock.release();
    await (await lockDataFolder(place.path)).release();
    expect(await readdir(place.path)).toEqual([]);
  });

  test("lets exactly one of many in", async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(place.path)));
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test.each([
    ["a process that is gone", () => ({ pid: spawnSync("true").pid, started: "1" })],
    ["an earlier process of the same id", () => ({ pid: process.pid, started: "long ago" })],
    ["nobody can tell whom", () => "half a lo"],
  ])("takes over the lock of %s", async (_, holder) => {
    await writeFile(join(place.path, "lock"), JSON.stringify(holder()));
    const lock = await lockDataFolder(place.path);
    expect(JSON.parse(await readFile(join(place.path, "lock"), "utf8"))).toMatchObject({ pid: process.pid });
    await lock.release();
  });

  test("does not release what another process has taken over", async () => {
    const lock = await lockDataFolder(place.path);
    await writeFile(join(place.path, "lock"), JSON.stringify({ pid: 1, started: "2" }));
    await lock.release();
    expect(await readdir(place.path)).toEqual(["lock"]);
  });
});
