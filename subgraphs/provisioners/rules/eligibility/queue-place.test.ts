import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { fitsTags } from "../../../../foundation/tags/fits-tags.js";
import type { Tags } from "../../../../foundation/tags/read-tags.js";
import type { Contender } from "./decide-eligibility.js";
import { queuePlace, type PendingJobs } from "./queue-place.js";

interface Job {
  id: string;
  tags: Tags;
}

const daemon = (tags: Tags, status: Contender["status"] = "IDLE"): Contender => ({
  id: "d",
  tags,
  status,
  lastSeenAt: new Date(0),
});

/** As the queue tells them: grouped by tags, in order of their ids. */
function grouped(jobs: readonly Job[]): PendingJobs[] {
  const groups = new Map<string, { tags: Tags; jobIds: string[] }>();
  for (const { id, tags } of jobs) {
    const group = groups.get(JSON.stringify(tags)) ?? { tags, jobIds: [] };
    groups.set(JSON.stringify(tags), group);
    group.jobIds.push(id);
  }
  return [...groups.values()];
}

const eu = { region: "eu" };
const gpu = { gpu: "true" };
const both = { ...eu, ...gpu };
const queue: Job[] = [
  { id: "1", tags: eu },
  { id: "2", tags: {} },
  { id: "3", tags: gpu },
  { id: "4", tags: eu },
  { id: "5", tags: both },
  { id: "6", tags: eu },
];

test.each<[string, string, Contender[], number, number]>([
  ["one daemon for all that have tags", "4", [daemon(both)], 3, 5],
  ["behind all that the only fitting daemon takes first", "5", [daemon(eu), daemon(both)], 4, 5],
  ["by the daemon that comes to it soonest", "4", [daemon(both), daemon(eu)], 2, 5],
  ["untagged among untagged only", "2", [daemon({}), daemon(both)], 1, 1],
  ["daemons that are offline do not count beside one that is not", "3", [daemon(both), daemon(gpu, "OFFLINE")], 2, 5],
  ["but they do where all are", "3", [daemon(gpu, "OFFLINE")], 1, 1],
  ["where none fits, among those that a daemon with its tags could take", "6", [daemon({ region: "us" })], 3, 3],
])("%s", (_, id, daemons, position, size) => {
  const job = queue.find((each) => each.id === id)!;
  expect(queuePlace(job, daemons, grouped(queue))).toEqual({ position, size });
});

test("a job that is taken has no place", () => {
  expect(queuePlace({ id: "7", tags: eu }, [daemon(eu)], grouped(queue))).toBeNull();
});

const tags = fc.dictionary(fc.constantFrom("a", "b"), fc.constantFrom("1", "2"), { maxKeys: 2 });

test("position 1 is what some daemon takes next, and every place is what counting the jobs one by one gives", () => {
  fc.assert(
    fc.property(
      fc.array(tags, { minLength: 1, maxLength: 12 }),
      fc.array(tags, { minLength: 1, maxLength: 3 }),
      (wanted, offered) => {
        const jobs = wanted.map((each, index) => ({ id: String(100 + index), tags: each }));
        const daemons = offered.map((each) => daemon(each));
        for (const job of jobs) {
          const queues = offered
            .filter((each) => fitsTags(job.tags, each))
            .map((each) => jobs.filter((other) => fitsTags(other.tags, each)));
          if (queues.length === 0) continue;
          const place = queuePlace(job, daemons, grouped(jobs));
          expect(place?.position).toBe(Math.min(...queues.map((each) => each.indexOf(job) + 1)));
          expect(place?.size).toBe(new Set(queues.flat()).size);
        }
      },
    ),
  );
});
