import { randomBytes, randomUUID } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { StartupRefusal } from "../errors/startup-refusal.js";
import { encryptionKeyBytes, EncryptionKeys, writeEncryptionKey, type EncryptionKey } from "./encryption-key.js";

const nameOfFile = "encryption-keys";

/** Linked, not written, into place: a start that is cut off leaves no half of a key. */
async function makeKey(file: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  const key = writeEncryptionKey({ id: "data-folder", secret: randomBytes(encryptionKeyBytes) });
  await writeFile(draft, `${key}\n`, { mode: 0o600, flush: true });
  try {
    await link(draft, file);
  } catch (error) {
    // Another start was faster: its key is the one.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * The keys of the embedded database, from the file beside it, for its owner's eyes alone; made at the first start. Refuses a
 * file that holds something else: a new key in its place would close for good what the old one sealed.
 */
export async function readDataFolderKeys(dataDir: string): Promise<readonly EncryptionKey[]> {
  const file = resolve(join(dataDir, nameOfFile));
  const read = (): Promise<string> => readFile(file, "utf8");
  const text = await read().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    await makeKey(file);
    return read();
  });
  const parsed = EncryptionKeys.safeParse(text);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map((issue) => issue.message).join(", ");
  throw new StartupRefusal(
    `The encryption keys in ${file} have faults (${reasons}): restore the file, since nothing else opens what it sealed.`,
  );
}
