-- CreateIndex
CREATE UNIQUE INDEX "workspaces_replaces_id_key" ON "workspaces"."workspaces"("replaces_id");
