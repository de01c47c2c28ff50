-- Names are found by three letters in a row.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- DropIndex
DROP INDEX "workspaces"."workspaces_template_id_idx";

-- CreateIndex
CREATE INDEX "workspaces_organization_id_id_idx" ON "workspaces"."workspaces"("organization_id", "id" DESC);

-- CreateIndex
CREATE INDEX "workspaces_owner_id_id_idx" ON "workspaces"."workspaces"("owner_id", "id" DESC);

-- CreateIndex
CREATE INDEX "workspaces_template_id_id_idx" ON "workspaces"."workspaces"("template_id", "id" DESC);

-- CreateIndex
CREATE INDEX "workspaces_version_id_id_idx" ON "workspaces"."workspaces"("version_id", "id" DESC);

-- CreateIndex
CREATE INDEX "workspaces_status_id_idx" ON "workspaces"."workspaces"("status", "id" DESC);

-- CreateIndex
CREATE INDEX "workspaces_name_idx" ON "workspaces"."workspaces" USING GIN ("name" gin_trgm_ops);

-- Few sleep; they are listed like the others.
CREATE INDEX "workspaces_dormant" ON "workspaces"."workspaces" ("id" DESC) WHERE "dormant_at" IS NOT NULL;

-- A version has one template and a template one organization: without knowing that, the planner thinks that few rows have all three.
CREATE STATISTICS "workspaces"."workspaces_belonging" (dependencies)
  ON "organization_id", "template_id", "version_id" FROM "workspaces"."workspaces";
