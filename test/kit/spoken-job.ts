import { encodeId } from "../../foundation/ids/global-id.js";
import { newId } from "../../foundation/ids/new-id.js";
import type { OrganizationId } from "../../foundation/ids/ids.js";
import type { PrismaClient } from "../../generated/prisma/client.js";

/** A job under way whose log is written by the test: what a daemon's reports leave in the database. */
export interface SpokenJob {
  uuid: string;
  /** The global id. */
  id: string;
  /** Writes so many further lines, in one statement; each says its sequence. */
  say(count?: number): Promise<void>;
  end(status?: "SUCCEEDED" | "FAILED" | "CANCELED"): Promise<void>;
}

interface SpokenJobOptions {
  organizationId: OrganizationId;
  ownerId?: string | null;
  status?: "PENDING" | "RUNNING";
}

const time = new Date("2026-11-24T08:00:00.000Z");

export async function startSpokenJob(
  database: PrismaClient,
  { organizationId, ownerId = null, status = "RUNNING" }: SpokenJobOptions,
): Promise<SpokenJob> {
  const uuid = newId<"ProvisionerJob">();
  let last = 0;
  await database.job.create({
    data: {
      id: uuid,
      organizationId,
      ownerId,
      type: "TEMPLATE_IMPORT",
      status,
      subjectId: newId(),
      subjectName: "spoken",
      createdAt: time,
      ...(status === "RUNNING" && { startedAt: time }),
    },
  });
  return {
    uuid,
    id: encodeId("ProvisionerJob", uuid),
    async say(count = 1) {
      const sequences = Array.from({ length: count }, (_, index) => last + index + 1);
      last += count;
      const line = { jobId: uuid, time, source: "PROVISIONER", level: "INFO", stage: "plan" };
      await database.jobLog.createMany({
        data: sequences.map((sequence) => ({ ...line, sequence, output: `line ${String(sequence)}` })),
      });
    },
    async end(status = "SUCCEEDED") {
      await database.job.update({ where: { id: uuid }, data: { status, completedAt: time } });
    },
  };
}
