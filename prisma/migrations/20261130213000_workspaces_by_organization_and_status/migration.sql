-- A reader of a few organizations, and a status that few have: neither index alone holds less than thousands of rows.
CREATE INDEX "workspaces_organization_id_status_id_idx" ON "workspaces"."workspaces"("organization_id", "status", "id" DESC);

-- By a hundred samples of names a search for one of these looks a hundred times as common as it is, and all rows are read for it.
ALTER TABLE "workspaces"."workspaces" ALTER COLUMN "name" SET STATISTICS 1000;
