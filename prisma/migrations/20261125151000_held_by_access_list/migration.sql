-- CreateTable
CREATE TABLE "organizations"."held_by_access_list" (
    "subject_id" UUID NOT NULL,
    "user_id" UUID,
    "group_id" UUID,
    "permissions" TEXT[],

    CONSTRAINT "held_by_access_list_pkey" PRIMARY KEY ("subject_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "held_by_access_list_user_id_key" ON "organizations"."held_by_access_list"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "held_by_access_list_group_id_key" ON "organizations"."held_by_access_list"("group_id");

-- CreateIndex
CREATE INDEX "template_access_subject_id_idx" ON "workspaces"."template_access"("subject_id");

-- AddForeignKey
ALTER TABLE "organizations"."held_by_access_list" ADD CONSTRAINT "held_by_access_list_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "organizations"."users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organizations"."held_by_access_list" ADD CONSTRAINT "held_by_access_list_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "organizations"."groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "organizations"."held_by_access_list" ADD CONSTRAINT "held_by_access_list_one_subject" CHECK (num_nonnulls("user_id", "group_id") = 1 AND "subject_id" = coalesce("user_id", "group_id"));

-- What the lists of today give.
INSERT INTO "organizations"."held_by_access_list" ("subject_id", "user_id", "group_id", "permissions")
SELECT a."subject_id", u."id", g."id",
       CASE WHEN bool_or(a."role" = 'ADMIN')
            THEN ARRAY['TEMPLATE_READ', 'TEMPLATE_USE', 'TEMPLATE_CREATE', 'TEMPLATE_UPDATE', 'TEMPLATE_DELETE', 'TEMPLATE_VIEW_INSIGHTS']
            ELSE ARRAY['TEMPLATE_READ', 'TEMPLATE_USE'] END
FROM "workspaces"."template_access" a
LEFT JOIN "organizations"."users" u ON u."id" = a."subject_id" AND NOT a."is_group"
LEFT JOIN "organizations"."groups" g ON g."id" = a."subject_id" AND a."is_group"
WHERE u."id" IS NOT NULL OR g."id" IS NOT NULL
GROUP BY a."subject_id", u."id", g."id";
