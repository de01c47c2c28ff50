import type { PrismaClient } from "../../generated/prisma/client.js";
import type { Clock } from "../clock/clock.js";
import type { SubgraphRequest } from "../subgraph-kit/request.js";

/** What every use case is given: who asks, when it is, and the database. */
export interface ActionContext extends SubgraphRequest {
  database: PrismaClient;
  clock: Clock;
}
