-- What values of variables are hashed with, and nothing else: two random UUIDs, of which 244 bits are chance.
CREATE TABLE "workspaces"."hash_key" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "secret" BYTEA NOT NULL,

    CONSTRAINT "hash_key_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "hash_key_alone" CHECK ("id" = 1)
);
INSERT INTO "workspaces"."hash_key" ("secret") VALUES (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- What was given with a version is not told from what it took over, so hashes over values cannot be made anew. They go, since
-- guesses can be tried on them; the next apply pushes such a template once.
UPDATE "workspaces"."template_versions"
SET "content_hash" = encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex')
WHERE "variable_values" <> '{}';
