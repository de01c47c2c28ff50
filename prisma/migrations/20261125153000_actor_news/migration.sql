-- Whoever keeps actors in memory hears, at the end of the transaction, whose rights a row was about: the id in the column
-- that the trigger names, or '*' where it may be anybody's.
CREATE FUNCTION "organizations"."tell_of_actor"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  after jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
BEGIN
  IF before IS NOT NULL THEN PERFORM pg_notify('orgplane_actors', coalesce(before ->> TG_ARGV[0], '*')); END IF;
  IF after IS NOT NULL THEN PERFORM pg_notify('orgplane_actors', coalesce(after ->> TG_ARGV[0], '*')); END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "tell_of_actor" AFTER UPDATE OF "status", "site_roles", "username" OR DELETE ON "organizations"."users"
  FOR EACH ROW EXECUTE FUNCTION "organizations"."tell_of_actor"('id');
CREATE TRIGGER "tell_of_actor" AFTER INSERT OR UPDATE OF "roles", "user_id", "organization_id" OR DELETE ON "organizations"."members"
  FOR EACH ROW EXECUTE FUNCTION "organizations"."tell_of_actor"('user_id');
CREATE TRIGGER "tell_of_actor" AFTER INSERT OR UPDATE OR DELETE ON "organizations"."group_members"
  FOR EACH ROW EXECUTE FUNCTION "organizations"."tell_of_actor"('user_id');
CREATE TRIGGER "tell_of_actor" AFTER UPDATE OF "user_id", "secret_hash", "permissions", "organization_id", "expires_at" OR DELETE ON "organizations"."access_tokens"
  FOR EACH ROW EXECUTE FUNCTION "organizations"."tell_of_actor"('user_id');
CREATE TRIGGER "tell_of_actor" AFTER UPDATE OF "permissions" OR DELETE ON "organizations"."held_by_access_list"
  FOR EACH ROW EXECUTE FUNCTION "organizations"."tell_of_actor"('user_id');

-- A custom role may be anybody's; built-in ones are in the code.
CREATE TRIGGER "tell_of_new_role" AFTER INSERT ON "organizations"."roles"
  FOR EACH ROW WHEN (NOT NEW."is_built_in") EXECUTE FUNCTION "organizations"."tell_of_actor"();
CREATE TRIGGER "tell_of_role" AFTER UPDATE OF "name", "organization_permissions", "owner_permissions" OR DELETE ON "organizations"."roles"
  FOR EACH ROW WHEN (NOT OLD."is_built_in") EXECUTE FUNCTION "organizations"."tell_of_actor"();

CREATE TRIGGER "tell_of_actor" AFTER UPDATE OF "user_id", "secret_hash", "expires_at" OR DELETE ON "identity"."sessions"
  FOR EACH ROW EXECUTE FUNCTION "organizations"."tell_of_actor"('user_id');
CREATE TRIGGER "tell_of_actor" AFTER UPDATE OF "name", "tags", "secret_hash", "expires_at", "deleted_at" OR DELETE ON "provisioners"."provisioner_keys"
  FOR EACH ROW EXECUTE FUNCTION "organizations"."tell_of_actor"('id');
