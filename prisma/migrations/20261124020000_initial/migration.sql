-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "audit";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "identity";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "jobs";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "organizations";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "provisioners";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "workspaces";

-- CreateEnum
CREATE TYPE "jobs"."job_type" AS ENUM ('TEMPLATE_IMPORT', 'WORKSPACE_BUILD');

-- CreateEnum
CREATE TYPE "jobs"."job_status" AS ENUM ('PENDING', 'RUNNING', 'SUCCEEDED', 'CANCELING', 'CANCELED', 'FAILED');

-- CreateEnum
CREATE TYPE "organizations"."user_kind" AS ENUM ('HUMAN', 'SERVICE_ACCOUNT');

-- CreateEnum
CREATE TYPE "organizations"."user_status" AS ENUM ('ACTIVE', 'SUSPENDED');

-- CreateEnum
CREATE TYPE "organizations"."group_source" AS ENUM ('USER', 'IDENTITY_PROVIDER');

-- CreateEnum
CREATE TYPE "workspaces"."port_share_level" AS ENUM ('OWNER', 'ORGANIZATION', 'AUTHENTICATED', 'PUBLIC');

-- CreateEnum
CREATE TYPE "workspaces"."template_access_role" AS ENUM ('USE', 'ADMIN');

-- CreateEnum
CREATE TYPE "workspaces"."workspace_transition" AS ENUM ('START', 'STOP', 'DELETE');

-- CreateEnum
CREATE TYPE "workspaces"."build_reason" AS ENUM ('INITIATOR', 'AUTOSTART', 'AUTOSTOP', 'DORMANCY', 'AUTODELETE', 'MIGRATION');

-- CreateTable
CREATE TABLE "audit"."entries" (
    "id" UUID NOT NULL,
    "time" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT,
    "via" TEXT,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "resource_type" TEXT NOT NULL,
    "resource_id" UUID,
    "resource_name" TEXT NOT NULL,
    "organization_id" UUID,
    "organization_name" TEXT,
    "changes" JSONB NOT NULL,
    "request_id" TEXT,
    "ip_address" TEXT,

    CONSTRAINT "entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity"."organization_sync" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "claim" TEXT,
    "mapping" JSONB NOT NULL DEFAULT '[]',
    "regex_filter" TEXT,
    "assign_default" BOOLEAN NOT NULL DEFAULT true,
    "keep_on_missing_claim" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "organization_sync_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity"."site_role_sync" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "claim" TEXT,
    "mapping" JSONB NOT NULL DEFAULT '[]',
    "regex_filter" TEXT,
    "default_roles" TEXT[],
    "match_by_name" BOOLEAN NOT NULL DEFAULT false,
    "keep_on_missing_claim" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "site_role_sync_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity"."group_sync" (
    "organization_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "claim" TEXT,
    "mapping" JSONB NOT NULL DEFAULT '[]',
    "regex_filter" TEXT,
    "auto_create_missing" BOOLEAN NOT NULL DEFAULT false,
    "keep_on_missing_claim" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "group_sync_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "identity"."role_sync" (
    "organization_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "claim" TEXT,
    "mapping" JSONB NOT NULL DEFAULT '[]',
    "regex_filter" TEXT,
    "keep_on_missing_claim" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "role_sync_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "jobs"."jobs" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "type" "jobs"."job_type" NOT NULL,
    "status" "jobs"."job_status" NOT NULL DEFAULT 'PENDING',
    "tags" JSONB NOT NULL DEFAULT '{}',
    "subject_id" UUID NOT NULL,
    "subject_name" TEXT NOT NULL,
    "template_id" UUID,
    "workspace_id" UUID,
    "initiator_id" UUID,
    "owner_id" UUID,
    "daemon_id" UUID,
    "error" TEXT,
    "error_code" TEXT,
    "last_sequence" INTEGER NOT NULL DEFAULT 0,
    "log_bytes" INTEGER NOT NULL DEFAULT 0,
    "is_log_truncated" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "heartbeat_at" TIMESTAMPTZ(3),
    "canceled_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "jobs"."job_logs" (
    "job_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "time" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "output" TEXT NOT NULL,

    CONSTRAINT "job_logs_pkey" PRIMARY KEY ("job_id","sequence")
);

-- CreateTable
CREATE TABLE "organizations"."organizations" (
    "id" UUID NOT NULL,
    "name" VARCHAR(32) NOT NULL,
    "display_name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "icon" TEXT NOT NULL DEFAULT '',
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "default_member_roles" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organizations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organizations"."users" (
    "id" UUID NOT NULL,
    "username" VARCHAR(32) NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "email" TEXT,
    "avatar_url" TEXT NOT NULL DEFAULT '',
    "kind" "organizations"."user_kind" NOT NULL DEFAULT 'HUMAN',
    "status" "organizations"."user_status" NOT NULL DEFAULT 'ACTIVE',
    "site_roles" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organizations"."members" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "roles" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organizations"."groups" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "display_name" TEXT NOT NULL DEFAULT '',
    "avatar_url" TEXT NOT NULL DEFAULT '',
    "quota_allowance" INTEGER NOT NULL DEFAULT 0,
    "source" "organizations"."group_source" NOT NULL DEFAULT 'USER',
    "is_everyone" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organizations"."group_members" (
    "group_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,

    CONSTRAINT "group_members_pkey" PRIMARY KEY ("group_id","user_id")
);

-- CreateTable
CREATE TABLE "organizations"."roles" (
    "id" UUID NOT NULL,
    "organization_id" UUID,
    "name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL DEFAULT '',
    "is_built_in" BOOLEAN NOT NULL DEFAULT false,
    "organization_permissions" TEXT[],
    "owner_permissions" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "roles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organizations"."access_tokens" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "permissions" JSONB,
    "organization_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provisioners"."provisioner_keys" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" VARCHAR(64) NOT NULL,
    "tags" JSONB NOT NULL DEFAULT '{}',
    "secret_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "provisioner_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provisioners"."provisioner_daemons" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "key_id" UUID,
    "name" VARCHAR(64) NOT NULL,
    "tags" JSONB NOT NULL DEFAULT '{}',
    "version" TEXT NOT NULL,
    "api_version" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "is_unregistered" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "provisioner_daemons_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspaces"."templates" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" VARCHAR(32) NOT NULL,
    "display_name" TEXT NOT NULL DEFAULT '',
    "description" VARCHAR(128) NOT NULL DEFAULT '',
    "icon" TEXT NOT NULL DEFAULT '',
    "active_version_id" UUID NOT NULL,
    "is_deprecated" BOOLEAN NOT NULL DEFAULT false,
    "deprecation_message" TEXT,
    "successor_id" UUID,
    "require_active_version" BOOLEAN NOT NULL DEFAULT false,
    "allow_user_cancel_builds" BOOLEAN NOT NULL DEFAULT true,
    "allow_user_autostart" BOOLEAN NOT NULL DEFAULT true,
    "allow_user_autostop" BOOLEAN NOT NULL DEFAULT true,
    "default_ttl_seconds" INTEGER NOT NULL DEFAULT 0,
    "failure_ttl_seconds" INTEGER NOT NULL DEFAULT 0,
    "dormant_after_seconds" INTEGER NOT NULL DEFAULT 0,
    "delete_dormant_after_seconds" INTEGER NOT NULL DEFAULT 0,
    "max_port_share_level" "workspaces"."port_share_level" NOT NULL DEFAULT 'OWNER',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspaces"."template_access" (
    "template_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "is_group" BOOLEAN NOT NULL,
    "role" "workspaces"."template_access_role" NOT NULL,

    CONSTRAINT "template_access_pkey" PRIMARY KEY ("template_id","subject_id")
);

-- CreateTable
CREATE TABLE "workspaces"."template_versions" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "template_id" UUID,
    "name" VARCHAR(64) NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "readme" TEXT NOT NULL DEFAULT '',
    "content_hash" TEXT NOT NULL,
    "is_archived" BOOLEAN NOT NULL DEFAULT false,
    "import_status" "jobs"."job_status" NOT NULL DEFAULT 'PENDING',
    "job_id" UUID NOT NULL,
    "files" JSONB NOT NULL,
    "variable_values" JSONB NOT NULL DEFAULT '{}',
    "variables" JSONB NOT NULL DEFAULT '[]',
    "parameters" JSONB NOT NULL DEFAULT '[]',
    "presets" JSONB NOT NULL DEFAULT '[]',
    "resources" JSONB NOT NULL DEFAULT '[]',
    "daily_cost" INTEGER NOT NULL DEFAULT 0,
    "provisioner_tags" JSONB NOT NULL DEFAULT '{}',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspaces"."workspaces" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "name" VARCHAR(32) NOT NULL,
    "latest_build_id" UUID NOT NULL,
    "autostart_schedule" TEXT,
    "next_start_at" TIMESTAMPTZ(3),
    "ttl_seconds" INTEGER,
    "automatic_updates" BOOLEAN NOT NULL DEFAULT false,
    "dormant_at" TIMESTAMPTZ(3),
    "deleting_at" TIMESTAMPTZ(3),
    "replaces_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspaces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspaces"."workspace_builds" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "transition" "workspaces"."workspace_transition" NOT NULL,
    "reason" "workspaces"."build_reason" NOT NULL DEFAULT 'INITIATOR',
    "template_version_id" UUID NOT NULL,
    "initiator_id" UUID,
    "status" "jobs"."job_status" NOT NULL DEFAULT 'PENDING',
    "job_id" UUID NOT NULL,
    "parameters" JSONB NOT NULL DEFAULT '[]',
    "resources" JSONB NOT NULL DEFAULT '[]',
    "daily_cost" INTEGER NOT NULL DEFAULT 0,
    "is_quota_committed" BOOLEAN NOT NULL DEFAULT false,
    "deadline" TIMESTAMPTZ(3),
    "state" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_builds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspaces"."workspace_proxies" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL DEFAULT '',
    "icon" TEXT NOT NULL DEFAULT '',
    "url" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "version" TEXT,
    "errors" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "workspace_proxies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspaces"."workspace_proxy_organizations" (
    "proxy_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,

    CONSTRAINT "workspace_proxy_organizations_pkey" PRIMARY KEY ("proxy_id","organization_id")
);

-- CreateIndex
CREATE INDEX "entries_organization_id_id_idx" ON "audit"."entries"("organization_id", "id" DESC);

-- CreateIndex
CREATE INDEX "entries_resource_id_id_idx" ON "audit"."entries"("resource_id", "id" DESC);

-- CreateIndex
CREATE INDEX "jobs_organization_id_id_idx" ON "jobs"."jobs"("organization_id", "id" DESC);

-- CreateIndex
CREATE INDEX "jobs_daemon_id_id_idx" ON "jobs"."jobs"("daemon_id", "id" DESC);

-- CreateIndex
CREATE INDEX "jobs_subject_id_idx" ON "jobs"."jobs"("subject_id");

-- CreateIndex
CREATE INDEX "jobs_template_id_id_idx" ON "jobs"."jobs"("template_id", "id" DESC);

-- CreateIndex
CREATE INDEX "jobs_workspace_id_id_idx" ON "jobs"."jobs"("workspace_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "organizations_name_key" ON "organizations"."organizations"("name");

-- CreateIndex
CREATE UNIQUE INDEX "users_username_key" ON "organizations"."users"("username");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "organizations"."users"("email");

-- CreateIndex
CREATE INDEX "members_user_id_idx" ON "organizations"."members"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "members_organization_id_user_id_key" ON "organizations"."members"("organization_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "groups_organization_id_name_key" ON "organizations"."groups"("organization_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "groups_id_organization_id_key" ON "organizations"."groups"("id", "organization_id");

-- CreateIndex
CREATE INDEX "group_members_organization_id_user_id_idx" ON "organizations"."group_members"("organization_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "roles_organization_id_name_key" ON "organizations"."roles"("organization_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "access_tokens_secret_hash_key" ON "organizations"."access_tokens"("secret_hash");

-- CreateIndex
CREATE UNIQUE INDEX "access_tokens_user_id_name_key" ON "organizations"."access_tokens"("user_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "provisioner_keys_secret_hash_key" ON "provisioners"."provisioner_keys"("secret_hash");

-- CreateIndex
CREATE UNIQUE INDEX "provisioner_daemons_organization_id_name_key" ON "provisioners"."provisioner_daemons"("organization_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "templates_active_version_id_key" ON "workspaces"."templates"("active_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "templates_organization_id_name_key" ON "workspaces"."templates"("organization_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "template_versions_job_id_key" ON "workspaces"."template_versions"("job_id");

-- CreateIndex
CREATE INDEX "template_versions_organization_id_idx" ON "workspaces"."template_versions"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "template_versions_template_id_name_key" ON "workspaces"."template_versions"("template_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "workspaces_latest_build_id_key" ON "workspaces"."workspaces"("latest_build_id");

-- CreateIndex
CREATE INDEX "workspaces_organization_id_owner_id_idx" ON "workspaces"."workspaces"("organization_id", "owner_id");

-- CreateIndex
CREATE INDEX "workspaces_template_id_idx" ON "workspaces"."workspaces"("template_id");

-- CreateIndex
CREATE UNIQUE INDEX "workspaces_owner_id_name_key" ON "workspaces"."workspaces"("owner_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_builds_job_id_key" ON "workspaces"."workspace_builds"("job_id");

-- CreateIndex
CREATE INDEX "workspace_builds_template_version_id_idx" ON "workspaces"."workspace_builds"("template_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_builds_workspace_id_number_key" ON "workspaces"."workspace_builds"("workspace_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_proxies_name_key" ON "workspaces"."workspace_proxies"("name");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_proxies_secret_hash_key" ON "workspaces"."workspace_proxies"("secret_hash");

-- AddForeignKey
ALTER TABLE "identity"."group_sync" ADD CONSTRAINT "group_sync_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"."organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity"."role_sync" ADD CONSTRAINT "role_sync_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"."organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jobs"."jobs" ADD CONSTRAINT "jobs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"."organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jobs"."jobs" ADD CONSTRAINT "jobs_initiator_id_fkey" FOREIGN KEY ("initiator_id") REFERENCES "organizations"."users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jobs"."jobs" ADD CONSTRAINT "jobs_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "organizations"."users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jobs"."jobs" ADD CONSTRAINT "jobs_daemon_id_fkey" FOREIGN KEY ("daemon_id") REFERENCES "provisioners"."provisioner_daemons"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jobs"."job_logs" ADD CONSTRAINT "job_logs_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"."jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organizations"."members" ADD CONSTRAINT "members_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"."organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organizations"."members" ADD CONSTRAINT "members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "organizations"."users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organizations"."groups" ADD CONSTRAINT "groups_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"."organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organizations"."group_members" ADD CONSTRAINT "group_members_group_id_organization_id_fkey" FOREIGN KEY ("group_id", "organization_id") REFERENCES "organizations"."groups"("id", "organization_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organizations"."group_members" ADD CONSTRAINT "group_members_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "organizations"."members"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organizations"."roles" ADD CONSTRAINT "roles_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"."organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organizations"."access_tokens" ADD CONSTRAINT "access_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "organizations"."users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organizations"."access_tokens" ADD CONSTRAINT "access_tokens_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"."organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provisioners"."provisioner_keys" ADD CONSTRAINT "provisioner_keys_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"."organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provisioners"."provisioner_daemons" ADD CONSTRAINT "provisioner_daemons_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"."organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provisioners"."provisioner_daemons" ADD CONSTRAINT "provisioner_daemons_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "provisioners"."provisioner_keys"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces"."templates" ADD CONSTRAINT "templates_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"."organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces"."templates" ADD CONSTRAINT "templates_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "organizations"."users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces"."templates" ADD CONSTRAINT "templates_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "workspaces"."templates"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces"."template_access" ADD CONSTRAINT "template_access_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "workspaces"."templates"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces"."template_versions" ADD CONSTRAINT "template_versions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"."organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces"."template_versions" ADD CONSTRAINT "template_versions_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "workspaces"."templates"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces"."template_versions" ADD CONSTRAINT "template_versions_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "organizations"."users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces"."workspaces" ADD CONSTRAINT "workspaces_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"."organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces"."workspaces" ADD CONSTRAINT "workspaces_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "organizations"."users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces"."workspaces" ADD CONSTRAINT "workspaces_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "workspaces"."templates"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces"."workspaces" ADD CONSTRAINT "workspaces_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "workspaces"."workspaces"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces"."workspace_builds" ADD CONSTRAINT "workspace_builds_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"."workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces"."workspace_builds" ADD CONSTRAINT "workspace_builds_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"."organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces"."workspace_builds" ADD CONSTRAINT "workspace_builds_template_version_id_fkey" FOREIGN KEY ("template_version_id") REFERENCES "workspaces"."template_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces"."workspace_builds" ADD CONSTRAINT "workspace_builds_initiator_id_fkey" FOREIGN KEY ("initiator_id") REFERENCES "organizations"."users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces"."workspace_proxy_organizations" ADD CONSTRAINT "workspace_proxy_organizations_proxy_id_fkey" FOREIGN KEY ("proxy_id") REFERENCES "workspaces"."workspace_proxies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces"."workspace_proxy_organizations" ADD CONSTRAINT "workspace_proxy_organizations_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"."organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say. Each of these has a test of its own.

-- Exactly one Everyone group in each organization, one default organization, and site roles named once.
CREATE UNIQUE INDEX "groups_one_everyone" ON "organizations"."groups" ("organization_id") WHERE "is_everyone";
CREATE UNIQUE INDEX "organizations_one_default" ON "organizations"."organizations" ("is_default") WHERE "is_default";
CREATE UNIQUE INDEX "roles_site_name" ON "organizations"."roles" ("name") WHERE "organization_id" IS NULL;

-- Names of provisioner keys; a deleted one gives its name away at once.
CREATE UNIQUE INDEX "provisioner_keys_name" ON "provisioners"."provisioner_keys" ("organization_id", "name")
  WHERE "deleted_at" IS NULL;

-- The queue: oldest first within an organization.
CREATE INDEX "jobs_pending" ON "jobs"."jobs" ("organization_id", "id") WHERE "status" = 'PENDING';

-- One build of a workspace at a time.
CREATE UNIQUE INDEX "workspace_builds_one_active" ON "workspaces"."workspace_builds" ("workspace_id")
  WHERE "status" IN ('PENDING', 'RUNNING', 'CANCELING');

-- An allowance is never less than nothing.
ALTER TABLE "organizations"."groups" ADD CONSTRAINT "groups_quota_allowance_check" CHECK ("quota_allowance" >= 0);

-- The audit log is written once.
CREATE FUNCTION "audit"."refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is written once: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END;
$$;
CREATE TRIGGER "entries_written_once" BEFORE UPDATE OR DELETE ON "audit"."entries"
  FOR EACH ROW EXECUTE FUNCTION "audit"."refuse_change"();
CREATE TRIGGER "entries_never_truncated" BEFORE TRUNCATE ON "audit"."entries"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit"."refuse_change"();
