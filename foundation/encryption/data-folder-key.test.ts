import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { readDataFolderKeys } from "./data-folder-key.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "orgplane-keys-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("a key is made once, for its owner's eyes alone, and found again", async () => {
  const keys = await readDataFolderKeys(folder);
  expect(keys).toMatchObject([{ id: "data-folder" }]);
  expect(keys[0]?.secret).toHaveLength(32);
  expect((await stat(join(folder, "encryption-keys"))).mode & 0o777).toBe(0o600);
  expect(await readDataFolderKeys(folder)).toEqual(keys);
});

test("two starts at once agree on one key", async () => {
  const [first, second] = await Promise.all([readDataFolderKeys(folder), readDataFolderKeys(folder)]);
  expect(first).toEqual(second);
});

test("a spoilt file is refused and left as it is", async () => {
  const file = join(folder, "encryption-keys");
  await writeFile(file, "half a k");
  await expect(readDataFolderKeys(folder)).rejects.toThrow(/encryption-keys have faults .* restore the file/);
  expect(await readFile(file, "utf8")).toBe("half a k");
});
