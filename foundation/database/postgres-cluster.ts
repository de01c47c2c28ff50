import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { inheritedEnvironment } from "../environment/inherited-environment.js";
import { StartupRefusal } from "../errors/startup-refusal.js";
import type { PostgresAccount } from "./postgres-account.js";
import { findPostgresPrograms } from "./postgres-programs.js";

/** The superuser of the embedded cluster. */
export const CLUSTER_USER = "orgplane";

export type PostgresCluster = { folder: string; password: string };
export type ClusterPlan = { dataDir: string; account: PostgresAccount; isDurable: boolean };

/** The cluster in `<dataDir>/postgres` and its password, made on the first start, whole or not at all. */
export async function ensurePostgresCluster(plan: ClusterPlan): Promise<PostgresCluster> {
  const folder = join(plan.dataDir, "postgres");
  const passwordFile = join(plan.dataDir, "postgres.password");
  const isThere = await stat(join(folder, "PG_VERSION")).then(Boolean, () => false);
  if (!isThere) await makeCluster(folder, passwordFile, plan);
  return { folder, password: await readPassword(passwordFile) };
}

async function makeCluster(folder: string, passwordFile: string, plan: ClusterPlan): Promise<void> {
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  await handOver(plan, [draft, passwordFile]);
  await runInitdb(draft, passwordFile, plan);
  await rename(draft, folder);
}

/** A system user must be able to pass through the data folder, to its own files and no others. */
async function handOver({ dataDir, account }: ClusterPlan, paths: readonly string[]): Promise<void> {
  const { uid, gid } = account;
  if (uid === undefined || gid === undefined) return;
  await chmod(dataDir, 0o711);
  await Promise.all(paths.map((path) => chown(path, uid, gid)));
}

async function runInitdb(folder: string, passwordFile: string, { account, isDurable }: ClusterPlan): Promise<void> {
  const { prefix, ...ids } = account;
  const [program, ...args] = [
    ...prefix,
    findPostgresPrograms().initdb,
    ...[`--pgdata=${folder}`, `--username=${CLUSTER_USER}`, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
    // The built-in locale is the same on every machine, whichever locales its system has.
    ...["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    ...["--no-instructions", ...(isDurable ? [] : ["--no-sync"])],
  ] as [string, ...string[]];
  try {
    await promisify(execFile)(program, args, { cwd: "/", env: inheritedEnvironment({ LC_ALL: "C" }), ...ids });
  } catch (error) {
    const reason = String((error as { stderr?: string }).stderr ?? error).trim();
    const lastLine = reason.split("\n").findLast((line) => line.includes("error:")) ?? reason;
    throw new StartupRefusal(`PostgreSQL could not make its database in ${folder}: ${lastLine}`, { cause: error });
  }
}

async function readPassword(file: string): Promise<string> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    throw new StartupRefusal(
      `The database's password ${file} cannot be read (${(error as Error).message}): put it back, or remove the data folder to begin anew.`,
      { cause: error },
    );
  }
}
