-- AlterTable
ALTER TABLE "identity"."organization_sync" ADD COLUMN "changed_at" TIMESTAMPTZ(3);
ALTER TABLE "identity"."site_role_sync" ADD COLUMN "changed_at" TIMESTAMPTZ(3);
ALTER TABLE "identity"."group_sync" ADD COLUMN "changed_at" TIMESTAMPTZ(3);
ALTER TABLE "identity"."role_sync" ADD COLUMN "changed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "identity"."identity_providers" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "client_secret" BYTEA,
    "scopes" TEXT[],
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "allow_sign_up" BOOLEAN NOT NULL DEFAULT true,
    "userinfo_only" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_providers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity"."user_identities" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "claims" JSONB NOT NULL,
    "unknown" TEXT[],
    "last_sign_in_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_identities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity"."sessions" (
    "id" UUID NOT NULL,
    "identity_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "refresh_token" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "refreshed_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity"."seen_tokens" (
    "provider_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seen_tokens_pkey" PRIMARY KEY ("provider_id","hash")
);

-- CreateTable
CREATE TABLE "identity"."sign_in_attempts" (
    "state_hash" BYTEA NOT NULL,
    "provider_id" UUID NOT NULL,
    "nonce" TEXT NOT NULL,
    "code_verifier" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_attempts_pkey" PRIMARY KEY ("state_hash")
);

-- CreateTable
CREATE TABLE "identity"."identity_sync_runs" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "trigger" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "problems" JSONB NOT NULL,
    "has_problems" BOOLEAN NOT NULL,
    "organization_ids" UUID[],
    "error" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "identity_sync_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity"."identity_resyncs" (
    "id" UUID NOT NULL,
    "organization_id" UUID,
    "initiator_id" UUID,
    "status" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "last_user_id" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "identity_resyncs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organizations"."managed" (
    "id" UUID NOT NULL,
    "user_id" UUID,
    "organization_id" UUID,
    "what" TEXT NOT NULL,
    "setting" TEXT NOT NULL,

    CONSTRAINT "managed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "identity_providers_name_key" ON "identity"."identity_providers"("name");

-- CreateIndex
CREATE UNIQUE INDEX "identity_providers_issuer_client_id_key" ON "identity"."identity_providers"("issuer", "client_id");

-- CreateIndex
CREATE INDEX "user_identities_user_id_idx" ON "identity"."user_identities"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_identities_provider_id_subject_key" ON "identity"."user_identities"("provider_id", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_secret_hash_key" ON "identity"."sessions"("secret_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "identity"."sessions"("user_id");

-- CreateIndex
CREATE INDEX "sessions_identity_id_idx" ON "identity"."sessions"("identity_id");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "identity"."sessions"("expires_at");

-- CreateIndex
CREATE INDEX "seen_tokens_expires_at_idx" ON "identity"."seen_tokens"("expires_at");

-- CreateIndex
CREATE INDEX "sign_in_attempts_expires_at_idx" ON "identity"."sign_in_attempts"("expires_at");

-- CreateIndex
CREATE INDEX "identity_sync_runs_user_id_id_idx" ON "identity"."identity_sync_runs"("user_id", "id" DESC);

-- CreateIndex
CREATE INDEX "identity_sync_runs_organization_ids_idx" ON "identity"."identity_sync_runs" USING GIN ("organization_ids");

-- CreateIndex
CREATE INDEX "managed_user_id_idx" ON "organizations"."managed"("user_id");

-- CreateIndex
CREATE INDEX "managed_organization_id_idx" ON "organizations"."managed"("organization_id");

-- AddForeignKey
ALTER TABLE "identity"."user_identities" ADD CONSTRAINT "user_identities_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "identity"."identity_providers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity"."user_identities" ADD CONSTRAINT "user_identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "organizations"."users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity"."sessions" ADD CONSTRAINT "sessions_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"."user_identities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity"."sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "organizations"."users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity"."seen_tokens" ADD CONSTRAINT "seen_tokens_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "identity"."identity_providers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity"."sign_in_attempts" ADD CONSTRAINT "sign_in_attempts_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "identity"."identity_providers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity"."identity_sync_runs" ADD CONSTRAINT "identity_sync_runs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "organizations"."users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity"."identity_resyncs" ADD CONSTRAINT "identity_resyncs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"."organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity"."identity_resyncs" ADD CONSTRAINT "identity_resyncs_initiator_id_fkey" FOREIGN KEY ("initiator_id") REFERENCES "organizations"."users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organizations"."managed" ADD CONSTRAINT "managed_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "organizations"."users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organizations"."managed" ADD CONSTRAINT "managed_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"."organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say. Each of these has a test of its own.

-- One resync at a time, over all processes.
CREATE UNIQUE INDEX "identity_resyncs_one_running" ON "identity"."identity_resyncs" ("status") WHERE "status" = 'RUNNING';

-- What is managed is said once.
CREATE UNIQUE INDEX "managed_once" ON "organizations"."managed"
  (coalesce("user_id", '00000000-0000-0000-0000-000000000000'), coalesce("organization_id", '00000000-0000-0000-0000-000000000000'), "what");
