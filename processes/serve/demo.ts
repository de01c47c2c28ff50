import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Log } from "../../foundation/log/log.js";
import type { SubgraphServices } from "../../foundation/subgraph-kit/subgraph-services.js";
import { hasDemoWorld, type DemoCredentials } from "../../prisma/seed/demo-credentials.js";
import { inProject } from "../project-root.js";
import type { ServeConfiguration } from "./configuration.js";
import { startDaemon } from "./demo-daemon.js";
import type { Progress } from "./progress.js";
import { startDemoIdentityProvider } from "./demo-identity-provider.js";
import { findTerraform } from "./terraform.js";
import { welcome } from "./welcome.js";

interface Demo {
  configuration: ServeConfiguration;
  services: SubgraphServices;
  endpoint: string;
  log: Log;
  progress: Progress;
  onStop: (stop: () => Promise<unknown>) => void;
}

interface DemoFile extends DemoCredentials {
  endpoint: string;
}

const fileOf = ({ dataDir }: ServeConfiguration): string => resolve(join(dataDir, "demo.json"));

async function readDemoFile(configuration: ServeConfiguration): Promise<DemoFile | null> {
  try {
    return JSON.parse(await readFile(fileOf(configuration), "utf8")) as DemoFile;
  } catch {
    return null;
  }
}

const writeDemoFile = (configuration: ServeConfiguration, file: DemoFile): Promise<void> =>
  writeFile(fileOf(configuration), `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });

function startDaemonOf({ endpoint, log, onStop }: Demo, [organization, key]: [string, string]): void {
  onStop(startDaemon({ endpoint, key, name: `${organization}-demo`, log }));
}

function greet({ configuration, endpoint, progress }: Demo, tokens: Record<string, string>, terraform: string | null) {
  progress.say(welcome({ endpoint, file: fileOf(configuration), tokens, terraform }));
}

/** Told of the owner's token as soon as there is one. */
type OnOwner = (token: string) => void;

async function seed(demo: Demo, onOwner: OnOwner): Promise<void> {
  const { configuration, endpoint, services, progress } = demo;
  const terraform = await findTerraform(configuration.path);
  // What reads and applies manifests is not in the memory of later starts.
  const { seedDemoWorld } = await import("../../prisma/seed/seed-demo-world.js");
  const credentials = await seedDemoWorld({
    ...{ database: services.database, clock: services.clock, endpoint },
    folder: inProject("prisma/seed"),
    dataDir: resolve(configuration.dataDir),
    hasTerraform: terraform !== null,
    onTokens(tokens) {
      greet(demo, tokens, terraform);
      onOwner(tokens["owner"]!);
    },
    onKey: (organization, key) => startDaemonOf(demo, [organization, key]),
    onDone: (what) => progress.done(what),
  });
  await writeDemoFile(configuration, { endpoint, ...credentials });
}

async function resume(demo: Demo, known: DemoFile, onOwner: OnOwner): Promise<void> {
  const { configuration, endpoint, progress } = demo;
  const keys = Object.entries(known.provisionerKeys);
  for (const key of keys) startDaemonOf(demo, key);
  progress.done(`${String(keys.length)} provisioner daemons started`);
  onOwner(known.tokens["owner"]!);
  if (known.endpoint !== endpoint) await writeDemoFile(configuration, { ...known, endpoint });
  greet(demo, known.tokens, await findTerraform(configuration.path));
}

/** Starts the identity provider, and makes it known once somebody may do that. False where the demo has to do without. */
async function offerSignIn(demo: Demo, owner: Promise<string>): Promise<boolean> {
  const { configuration, services, endpoint, onStop } = demo;
  const dataDir = resolve(configuration.dataDir);
  try {
    const provider = await startDemoIdentityProvider({ database: services.database, dataDir, endpoint, onStop });
    if (!provider?.isChanged) return provider !== null;
    const { introduceIdentityProvider } = await import("../../prisma/seed/introduce-identity-provider.js");
    const place = { endpoint, folder: inProject("prisma/seed"), dataDir };
    await introduceIdentityProvider({ ...place, token: await owner, issuer: provider.issuer });
    return true;
  } catch (error) {
    demo.log.error({ err: error }, "the demo has no identity provider");
    return false;
  }
}

/**
 * The demo world: seeded into an empty database, gone on with where a seeding was interrupted, and with a daemon for each
 * organization at every start. A database with something else in it is left alone.
 */
export async function startDemo(demo: Demo): Promise<void> {
  const { database } = demo.services;
  const isEmpty = (await database.organization.count()) === 0;
  if (!isEmpty && !(await hasDemoWorld(database))) return;
  const known = isEmpty ? null : await readDemoFile(demo.configuration);
  let onOwner: OnOwner = () => undefined;
  const owner = new Promise<string>((resolve) => (onOwner = resolve));
  const canSignIn = offerSignIn(demo, owner);
  if (known) await resume(demo, known, onOwner);
  else await seed(demo, onOwner);
  const page = new URL("/auth", demo.endpoint).href;
  if (await canSignIn) demo.progress.done(`sign in by browser at ${page}, as Ada, Bo, Cy, Di or Eve`);
  demo.progress.done("the demo world is ready");
}
