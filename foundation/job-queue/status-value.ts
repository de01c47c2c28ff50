import { Prisma, type JobStatus } from "../../generated/prisma/client.js";

/** A job's status as a value of SQL, for those who keep a copy of it. */
export const statusValue = (status: JobStatus): Prisma.Sql => Prisma.sql`${status}::jobs.job_status`;
