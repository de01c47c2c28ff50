-- Jobs that a daemon works on: looked through for those that nobody reports any more.
CREATE INDEX "jobs_under_way" ON "jobs"."jobs" ("id") WHERE "status" IN ('RUNNING', 'CANCELING');
