import type { Clock } from "../foundation/clock/clock.js";
import { createJobSignal } from "../foundation/job-queue/job-signal.js";
import { createChanges } from "../foundation/streams/changes.js";
import type { SubgraphServices } from "../foundation/subgraph-kit/subgraph-services.js";
import type { PrismaClient } from "../generated/prisma/client.js";
import { testSealer } from "./test-sealer.js";

/** What subgraphs over this database are lent, and how it is given back. */
export function openServices(
  { database, url }: { database: PrismaClient; url: string },
  clock: Clock,
): { services: SubgraphServices; close: () => Promise<void> } {
  const jobSignal = createJobSignal(url);
  const changes = createChanges(url);
  return {
    services: { database, clock, jobSignal, changes, sealer: testSealer },
    async close() {
      await jobSignal.close();
      await changes.close();
    },
  };
}
