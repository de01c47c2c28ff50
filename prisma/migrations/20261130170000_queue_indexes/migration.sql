-- What a daemon works on: asked each time it asks for more.
DROP INDEX "jobs"."jobs_under_way";
CREATE INDEX "jobs_under_way" ON "jobs"."jobs" ("daemon_id", "id") WHERE "status" IN ('RUNNING', 'CANCELING');

-- Nobody asks by it: a version and a build know their job.
DROP INDEX "jobs"."jobs_subject_id_idx";
