-- CreateEnum
CREATE TYPE "workspaces"."workspace_status" AS ENUM ('PENDING', 'STARTING', 'RUNNING', 'STOPPING', 'STOPPED', 'CANCELING', 'CANCELED', 'DELETING', 'DELETED', 'FAILED');

-- AlterTable
ALTER TABLE "workspaces"."workspaces" ADD COLUMN     "failed_at" TIMESTAMPTZ(3),
ADD COLUMN     "status" "workspaces"."workspace_status" NOT NULL DEFAULT 'PENDING',
ADD COLUMN     "stop_at" TIMESTAMPTZ(3),
ADD COLUMN     "version_id" UUID;

-- Of workspaces that there are.
UPDATE "workspaces"."workspaces" w SET
  "version_id" = b."template_version_id",
  "stop_at" = b."deadline",
  "failed_at" = CASE WHEN b."status" = 'FAILED' THEN b."created_at" END,
  "status" = (CASE
    WHEN b."status" IN ('PENDING', 'CANCELING', 'CANCELED', 'FAILED') THEN b."status"::text
    WHEN b."status" = 'RUNNING' THEN CASE b."transition" WHEN 'START' THEN 'STARTING' WHEN 'STOP' THEN 'STOPPING' ELSE 'DELETING' END
    ELSE CASE b."transition" WHEN 'START' THEN 'RUNNING' WHEN 'STOP' THEN 'STOPPED' ELSE 'DELETED' END
  END)::"workspaces"."workspace_status"
FROM "workspaces"."workspace_builds" b WHERE b."id" = w."latest_build_id";

ALTER TABLE "workspaces"."workspaces" ALTER COLUMN "version_id" SET NOT NULL;

-- What the scheduler looks for: few rows of many.
CREATE INDEX "workspaces_to_start" ON "workspaces"."workspaces" ("next_start_at") WHERE "next_start_at" IS NOT NULL;
CREATE INDEX "workspaces_to_stop" ON "workspaces"."workspaces" ("stop_at") WHERE "stop_at" IS NOT NULL;
CREATE INDEX "workspaces_to_delete" ON "workspaces"."workspaces" ("deleting_at") WHERE "deleting_at" IS NOT NULL;
CREATE INDEX "workspaces_failed" ON "workspaces"."workspaces" ("template_id", "failed_at") WHERE "failed_at" IS NOT NULL;
CREATE INDEX "workspaces_awake" ON "workspaces"."workspaces" ("template_id", "last_used_at") WHERE "dormant_at" IS NULL;
