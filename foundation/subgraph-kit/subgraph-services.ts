import type { PrismaClient } from "../../generated/prisma/client.js";
import type { Clock } from "../clock/clock.js";

/** What a process lends to the subgraphs that it runs. */
export interface SubgraphServices {
  database: PrismaClient;
  clock: Clock;
}
