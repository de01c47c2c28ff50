import { randomBytes } from "node:crypto";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { inheritedEnvironment } from "../../foundation/environment/inherited-environment.js";
import type { SubgraphServices } from "../../foundation/subgraph-kit/subgraph-services.js";
import { findDemoIssuer, seedIdentityProvider } from "../../prisma/seed/seed-identity-provider.js";
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

export interface DemoIdentityProvider {
  services: Pick<SubgraphServices, "database" | "sealer">;
  endpoint: string;
  onStop: (stop: () => Promise<unknown>) => void;
}

/**
 * Starts an identity provider for the demo, as a process of its own, and makes it known. False where its library is not
 * installed: it is a development dependency, and the demo does without.
 */
export async function startDemoIdentityProvider({
  services,
  endpoint,
  onStop,
}: DemoIdentityProvider): Promise<boolean> {
  const { database, sealer } = services;
  const clientSecret = randomBytes(24).toString("base64url");
  const before = await findDemoIssuer(database);
  const port = before === null ? "0" : new URL(before).port;
  const { provider, stop } = spawnProvider([port, clientId, clientSecret, ...redirectUrisOf(endpoint)]);
  onStop(stop);
  const issuer = await readIssuer(provider);
  if (issuer === null) return false;
  await seedIdentityProvider(database, sealer, { issuer, clientId, clientSecret });
  return true;
}
