-- A proxy whose secret was changed, or that is gone, is nobody at once in every process.
CREATE TRIGGER "tell_of_actor" AFTER UPDATE OF "name", "secret_hash" OR DELETE ON "workspaces"."workspace_proxies"
  FOR EACH ROW EXECUTE FUNCTION "organizations"."tell_of_actor"('id');
