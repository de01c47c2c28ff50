-- What a workspace costs and holds is its builds': who follows it hears of their changes too.
CREATE FUNCTION "workspaces"."announce_build"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('orgplane_workspaces', NEW."workspace_id"::text);
  RETURN NULL;
END;
$$;
CREATE TRIGGER "builds_announced" AFTER UPDATE OF "status", "resources", "daily_cost", "deadline" ON "workspaces"."workspace_builds"
  FOR EACH ROW EXECUTE FUNCTION "workspaces"."announce_build"();
