import { execFile } from "node:child_process";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";
import { StartupRefusal } from "../errors/startup-refusal.js";
import { nearestExistingPath } from "./ensure-data-folder.js";
import { findPostgresPrograms } from "./postgres-programs.js";

const run = promisify(execFile);

/** As whom PostgreSQL's programs run: words to put in front of them, or another user's ids. */
export type PostgresAccount = { prefix: readonly string[]; uid?: number; gid?: number };

const ourselves: PostgresAccount = { prefix: [] };
const inUserNamespace: PostgresAccount = { prefix: ["unshare", "--user", "--map-user=1000", "--map-group=1000"] };
const nobody: PostgresAccount = { prefix: [], uid: 65534, gid: 65534 };

/**
 * PostgreSQL refuses to run as root. For root this finds another identity which can enter the folder and run the
 * programs: a user namespace, else the system user `postgres` (made where there is none), else it refuses. It may be
 * asked before the folder exists.
 */
export async function choosePostgresAccount(folder: string): Promise<PostgresAccount> {
  if (process.getuid?.() !== 0) return ourselves;
  if (await canWorkIn(await nearestExistingPath(resolve(folder)), inUserNamespace)) return inUserNamespace;
  // The data folder itself is ours to open for another user; the way to it is not.
  const way = await nearestExistingPath(dirname(resolve(folder)));
  if (await canWorkIn(way, nobody)) {
    const systemUser = (await findSystemUser()) ?? (await makeSystemUser());
    if (systemUser && (await canWorkIn(way, systemUser))) return systemUser;
  }
  throw new StartupRefusal(
    `PostgreSQL does not run as root, and neither a user namespace nor a system user can use ${resolve(folder)} here: ` +
      `start as another user, choose another place with ORGPLANE_DATA_DIR, or set DATABASE_URL to a database of your own.`,
  );
}

async function canWorkIn(folder: string, { prefix, ...ids }: PostgresAccount): Promise<boolean> {
  const [program, ...args] = [
    ...prefix,
    ...["/bin/sh", "-c", 'cd "$1" && exec "$0" --version', findPostgresPrograms().postgres, folder],
  ] as [string, ...string[]];
  return run(program, args, { cwd: "/", ...ids }).then(
    () => true,
    () => false,
  );
}

async function findSystemUser(): Promise<PostgresAccount | undefined> {
  try {
    const [uid, gid] = await Promise.all(
      ["-u", "-g"].map(async (flag) => Number((await run("id", [flag, "postgres"])).stdout)),
    );
    return { prefix: [], uid: uid!, gid: gid! };
  } catch {
    return undefined;
  }
}

async function makeSystemUser(): Promise<PostgresAccount | undefined> {
  try {
    await run("groupadd", ["--force", "--system", "postgres"]);
    await run("useradd", ["--system", "--gid", "postgres", "--no-create-home", "postgres"]);
  } catch {
    return undefined;
  }
  return findSystemUser();
}
