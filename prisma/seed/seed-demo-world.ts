import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createGraph, type Graph } from "../../cli/graph/graph-client.js";
import type { DesiredState } from "../../cli/manifests/desire/desired-state.js";
import type { Clock } from "../../foundation/clock/clock.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { applyManifests, loadDemoManifest } from "./apply-manifests.js";
import type { DemoCredentials } from "./demo-credentials.js";
import { demoWorkspaces } from "./demo-world.js";
import { seedPeople } from "./seed-people.js";
import { seedWorkspace } from "./seed-workspaces.js";

/** The demo world's own files of this folder; the others are applied where what they are about is there. */
const ownFiles = ["site.yaml", "every-organization.yaml", "megaco.yaml", "raptix.yaml", "ml-platform.yaml"];
const patienceMs = 120_000;

export interface DemoSeed {
  database: PrismaClient;
  clock: Clock;
  endpoint: string;
  /** Of the manifests. */
  folder: string;
  /** Where secrets are kept. Absolute. */
  dataDir: string;
  hasTerraform: boolean;
  /** Told once everybody can sign in: secrets by username. */
  onTokens: (tokens: Record<string, string>) => void;
  /** Told of each organization's provisioner key, as soon as there is one. */
  onKey: (organization: string, secret: string) => void;
  onDone: (what: string) => void;
}

/** Of the demo world, with templates that need a program or without. */
export const demoManifest = ({
  folder,
  dataDir,
  hasTerraform,
}: Pick<DemoSeed, "folder" | "dataDir" | "hasTerraform">) =>
  loadDemoManifest({
    folder,
    files: [...ownFiles, ...(hasTerraform ? ["with-terraform.yaml"] : [])],
    variables: { data: dataDir },
  });

/** Users are made by no manifest: everybody whom these name is a user of the demo world. */
export const usersNamedBy = ({ resources }: DesiredState): string[] => [
  ...new Set(resources.filter(({ kind }) => kind === "member").map(({ name }) => name)),
];

/** Organizations side by side, each one's workspaces in turn. */
async function seedWorkspaces(graph: Graph, { resources }: DesiredState, onDone: DemoSeed["onDone"]): Promise<void> {
  const named = (kind: string) => resources.filter((each) => each.kind === kind);
  const isThere = ({ organization, template }: (typeof demoWorkspaces)[number]): boolean =>
    named("template").some((each) => each.organization === organization && each.name === template);
  await Promise.all(
    named("organization").map(async ({ name }) => {
      const workspaces = demoWorkspaces.filter((each) => each.organization === name && isThere(each));
      for (const workspace of workspaces) await seedWorkspace(graph, workspace);
      onDone(`${name}: its workspaces run`);
    }),
  );
}

/**
 * The demo world, in an empty database or gone on with where a seeding was broken off: people by the database, all that
 * manifests can say by applying those of this folder, workspaces by the graph. Answers what people and daemons sign in with.
 */
export async function seedDemoWorld(seed: DemoSeed): Promise<DemoCredentials> {
  const { database, clock, endpoint, dataDir, onTokens, onKey, onDone } = seed;
  const desired = await demoManifest(seed);
  await rm(join(dataDir, "demo/provisioner-keys"), { recursive: true, force: true });
  const tokens = await seedPeople(database, clock, usersNamedBy(desired));
  onTokens(tokens);
  const graph = createGraph({ endpoint, token: tokens["owner"]! });
  const provisionerKeys: Record<string, string> = {};
  const onSecret = (address: string, secret: string): void => {
    const [organization = ""] = address.split("/");
    provisionerKeys[organization] = secret;
    onKey(organization, secret);
  };
  const count = await applyManifests(graph, desired, { waitMs: patienceMs, onSecret });
  onDone(`the manifests in prisma/seed are applied: ${String(count)} things made or changed`);
  await seedWorkspaces(graph, desired, onDone);
  return { tokens, provisionerKeys };
}
