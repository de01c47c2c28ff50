import { systemClock } from "../../foundation/clock/clock.js";
import { connectPrisma } from "../../foundation/database/connect.js";
import { openDatabaseNews } from "../../foundation/database/database-news.js";
import { createLog } from "../../foundation/log/log.js";
import { buildTeamSubgraph } from "../../foundation/subgraph-kit/team-subgraph/build-team-subgraph.js";
import type { TeamSubgraph } from "../../foundation/subgraph-kit/team-subgraph/team-subgraph.js";
import { reachDatabase } from "../reach-database.js";
import { runProcess } from "../run-process.js";
import { answerOverHttp } from "../subgraph/answer-over-http.js";
import { readConfiguration } from "./configuration.js";

/**
 * Runs a team's subgraph as a process behind orgplane's gateway, until SIGINT or SIGTERM. Settings are read from the environment as those
 * of `npm run subgraph`. It believes who asks by the gateway's signed token alone, and reads from orgplane's
 * database what they may do.
 */
export const serveSubgraph = (team: TeamSubgraph): Promise<void> =>
  runProcess(async (onStop) => {
    const configuration = readConfiguration();
    const { databaseUrl, logLevel } = configuration;
    const built = buildTeamSubgraph(team);
    const log = createLog({ level: logLevel, name: team.name });
    await reachDatabase(databaseUrl);
    const { prisma: database, close } = connectPrisma(databaseUrl);
    onStop(close);
    const news = openDatabaseNews(databaseUrl);
    onStop(() => news.close());
    onStop(await answerOverHttp(built, { services: { database, clock: systemClock }, news, configuration, log }));
  });
