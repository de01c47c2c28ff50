-- AlterTable
ALTER TABLE "workspaces"."workspace_proxies" ADD COLUMN     "serves_all" BOOLEAN NOT NULL DEFAULT true;

-- Until now a proxy served all where it had no organization.
UPDATE "workspaces"."workspace_proxies" SET "serves_all" = false
WHERE "id" IN (SELECT "proxy_id" FROM "workspaces"."workspace_proxy_organizations");
