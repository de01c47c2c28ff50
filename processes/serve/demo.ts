import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Log } from "../../foundation/log/log.js";
import type { SubgraphServices } from "../../foundation/subgraph-kit/subgraph-services.js";
import { hasDemoWorld, renewDemoCredentials, type DemoCredentials } from "../../prisma/seed/demo-credentials.js";
import { demoOrganizations } from "../../prisma/seed/demo-world.js";
import { graphClient } from "../../prisma/seed/graph-client.js";
import { seedBase } from "../../prisma/seed/seed-base.js";
import { seedTemplate } from "../../prisma/seed/seed-templates.js";
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

/** Organizations side by side, each one's templates in turn: the first needs no program, so a workspace soon runs. */
async function seedTemplates({ configuration, endpoint, progress }: Demo, token: string): Promise<void> {
  const ask = graphClient(endpoint, token);
  const usable = (await findTerraform(configuration.path)) ? ["echo", "terraform"] : ["echo"];
  await Promise.all(
    demoOrganizations.map(async (organization) => {
      const templates = organization.templates.filter((template) => usable.includes(template.files));
      for (const template of templates) await seedTemplate(ask, organization, template);
      progress.done(`${organization.name}: ${String(templates.length)} templates, their workspaces run`);
    }),
  );
}

function startDaemons(demo: Demo, keys: Record<string, string>): void {
  for (const [organization, key] of Object.entries(keys)) {
    demo.onStop(startDaemon({ endpoint: demo.endpoint, key, name: `${organization}-demo`, log: demo.log }));
  }
  demo.progress.done(`${String(Object.keys(keys).length)} provisioner daemons started`);
}

async function seed(demo: Demo): Promise<DemoCredentials> {
  const { configuration, endpoint, services } = demo;
  const credentials = await renewDemoCredentials(services.database, services.clock);
  startDaemons(demo, credentials.provisionerKeys);
  demo.progress.say(
    welcome({
      endpoint,
      file: fileOf(configuration),
      tokens: credentials.tokens,
      terraform: await findTerraform(configuration.path),
    }),
  );
  await seedTemplates(demo, credentials.tokens["owner"]!);
  const file: DemoFile = { endpoint, ...credentials };
  await writeFile(fileOf(configuration), `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  return credentials;
}

async function resume(demo: Demo, known: DemoFile): Promise<void> {
  const { configuration, endpoint } = demo;
  startDaemons(demo, known.provisionerKeys);
  if (known.endpoint !== endpoint) {
    await writeFile(fileOf(configuration), `${JSON.stringify({ ...known, endpoint }, null, 2)}\n`, { mode: 0o600 });
  }
  demo.progress.say(
    welcome({
      endpoint,
      file: fileOf(configuration),
      tokens: known.tokens,
      terraform: await findTerraform(configuration.path),
    }),
  );
}

/**
 * The demo world: seeded into an empty database, gone on with where a seeding was interrupted, and with a daemon for each
 * organization at every start. A database with something else in it is left alone.
 */
export async function startDemo(demo: Demo): Promise<void> {
  const { database, clock } = demo.services;
  const isEmpty = (await database.organization.count()) === 0;
  if (isEmpty) await seedBase(database, clock);
  else if (!(await hasDemoWorld(database))) return;
  const known = isEmpty ? null : await readDemoFile(demo.configuration);
  const identityProvider = startDemoIdentityProvider(demo).catch((error: unknown) => {
    demo.log.error({ err: error }, "the demo has no identity provider");
    return false;
  });
  if (known) await resume(demo, known);
  else await seed(demo);
  const page = new URL("/auth", demo.endpoint).href;
  if (await identityProvider) demo.progress.done(`sign in by browser at ${page}, as Ada, Bo, Cy, Di or Eve`);
  demo.progress.done("the demo world is ready");
}
