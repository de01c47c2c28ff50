-- Which manifest made a thing, and so may prune it: written when it is made, and never after.
ALTER TABLE "organizations"."organizations" ADD COLUMN "manifest_label" VARCHAR(64);
ALTER TABLE "organizations"."groups" ADD COLUMN "manifest_label" VARCHAR(64);
ALTER TABLE "organizations"."roles" ADD COLUMN "manifest_label" VARCHAR(64);
ALTER TABLE "workspaces"."templates" ADD COLUMN "manifest_label" VARCHAR(64);
ALTER TABLE "workspaces"."workspace_proxies" ADD COLUMN "manifest_label" VARCHAR(64);
ALTER TABLE "provisioners"."provisioner_keys" ADD COLUMN "manifest_label" VARCHAR(64);
ALTER TABLE "identity"."identity_providers" ADD COLUMN "manifest_label" VARCHAR(64);
