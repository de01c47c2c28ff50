-- Whoever follows a workspace hears of each change when its transaction is committed: the payload is the workspace's id.
CREATE FUNCTION "workspaces"."announce_workspace"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('orgplane_workspaces', coalesce(NEW."id", OLD."id")::text);
  RETURN NULL;
END;
$$;
CREATE TRIGGER "workspaces_announced" AFTER INSERT OR UPDATE OR DELETE ON "workspaces"."workspaces"
  FOR EACH ROW EXECUTE FUNCTION "workspaces"."announce_workspace"();
