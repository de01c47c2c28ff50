-- AlterTable
ALTER TABLE "workspaces"."workspaces" ADD COLUMN     "autostart_problem_at" TIMESTAMPTZ(3),
ADD COLUMN     "autostart_problem_code" TEXT,
ADD COLUMN     "autostart_problem_message" TEXT;
