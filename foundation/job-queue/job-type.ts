/** What a job does. The daemon and the command line are clients of the graph, and know it by the graph's words. */
export type { JobType } from "../../generated/prisma/client.js";
