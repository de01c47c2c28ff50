import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export type Migration = { name: string; script: string; checksum: string };

/** The migrations of a folder in the order of their names: one folder each, with its `migration.sql`. */
export async function readMigrations(migrationsDir: string): Promise<readonly Migration[]> {
  const entries = await readdir(migrationsDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const script = await readFile(join(migrationsDir, name, "migration.sql"), "utf8");
      return { name, script, checksum: checksumOf(script) };
    }),
  );
}

/** Whether a checksum that Prisma stored is this migration's, with either kind of line ends. */
export function matchesChecksum({ script, checksum }: Migration, stored: string): boolean {
  const unix = script.replaceAll("\r\n", "\n");
  return [checksum, checksumOf(unix), checksumOf(unix.replaceAll("\n", "\r\n"))].includes(stored);
}

/** As Prisma computes it: SHA-256 of the script, in hexadecimal. */
function checksumOf(script: string): string {
  return createHash("sha256").update(script).digest("hex");
}
