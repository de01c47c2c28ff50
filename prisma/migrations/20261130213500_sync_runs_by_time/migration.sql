-- CreateIndex
CREATE INDEX "identity_sync_runs_started_at_idx" ON "identity"."identity_sync_runs" USING BRIN ("started_at");
