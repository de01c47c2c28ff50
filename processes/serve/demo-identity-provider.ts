import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { inheritedEnvironment } from "../../foundation/environment/inherited-environment.js";
import { isPortTaken } from "../../foundation/database/free-port.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { demoClientSecret, findDemoIssuer } from "../../prisma/seed/demo-issuer.js";
import { inProject } from "../project-root.js";

const clientId = "orgplane-demo";
const patienceMs = 10_000;

/** Browsers know this machine by both of its names. */
function redirectUrisOf(endpoint: string): string[] {
  const { port } = new URL(endpoint);
  return ["127.0.0.1", "localhost"].map((host) => `http://${host}:${port}/auth/callback`);
}

function spawnProvider(parameters: string[]) {
  const provider = spawn(process.execPath, [inProject("dist/scripts/demo-identity-provider.js"), ...parameters], {
    env: inheritedEnvironment({}),
    // It ends when its input does. What its library says on the terminal is for its own users.
    stdio: ["pipe", "pipe", "ignore"],
    detached: true,
  });
  const stop = async (): Promise<void> => {
    if (provider.exitCode !== null) return;
    provider.kill("SIGTERM");
    await once(provider, "exit");
  };
  return { provider, stop };
}

type Running = ReturnType<typeof spawnProvider>["provider"];

/** The address that the process says it answers at; null where it ends without, or says nothing for too long. */
async function readIssuer(provider: Running): Promise<string | null> {
  const lines = createInterface({ input: provider.stdout });
  const said = new Promise<string | null>((resolve) => {
    lines.on("line", (line) => {
      if (line.startsWith("issuer ")) resolve(line.slice("issuer ".length));
    });
    lines.once("close", () => resolve(null));
    setTimeout(() => resolve(null), patienceMs).unref();
  });
  return said;
}

/** At first the port after the graph's, if it is free; then always the one of before. */
async function choosePort(before: string | null, endpoint: string): Promise<number> {
  if (before !== null) return Number(new URL(before).port);
  const next = Number(new URL(endpoint).port) + 1;
  return next > 65_535 || (await isPortTaken(next)) ? 0 : next;
}

export interface DemoIdentityProvider {
  database: PrismaClient;
  dataDir: string;
  endpoint: string;
  onStop: (stop: () => Promise<unknown>) => void;
}

/**
 * Starts an identity provider for the demo, as a process of its own; `isChanged` where the graph does not know it as it is
 * now. Null where its library is not installed: it is a development dependency, and the demo does without.
 */
export async function startDemoIdentityProvider({
  database,
  dataDir,
  endpoint,
  onStop,
}: DemoIdentityProvider): Promise<{ issuer: string; isChanged: boolean } | null> {
  const { secret, isNew } = await demoClientSecret(dataDir);
  const before = await findDemoIssuer(database);
  const port = await choosePort(before, endpoint);
  const { provider, stop } = spawnProvider([String(port), clientId, secret, ...redirectUrisOf(endpoint)]);
  onStop(stop);
  const issuer = await readIssuer(provider);
  return issuer === null ? null : { issuer, isChanged: isNew || issuer !== before };
}
