-- What belongs to an organization stays there.
CREATE FUNCTION "workspaces"."refuse_move"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% never move between organizations', replace(TG_TABLE_NAME, '_', ' ')
    USING ERRCODE = 'integrity_constraint_violation';
END;
$$;
CREATE TRIGGER "templates_never_move" BEFORE UPDATE OF "organization_id" ON "workspaces"."templates"
  FOR EACH ROW WHEN (OLD."organization_id" <> NEW."organization_id") EXECUTE FUNCTION "workspaces"."refuse_move"();
CREATE TRIGGER "template_versions_never_move" BEFORE UPDATE OF "organization_id" ON "workspaces"."template_versions"
  FOR EACH ROW WHEN (OLD."organization_id" <> NEW."organization_id") EXECUTE FUNCTION "workspaces"."refuse_move"();
CREATE TRIGGER "workspaces_never_move" BEFORE UPDATE OF "organization_id", "template_id" ON "workspaces"."workspaces"
  FOR EACH ROW WHEN (OLD."organization_id" <> NEW."organization_id" OR OLD."template_id" <> NEW."template_id")
  EXECUTE FUNCTION "workspaces"."refuse_move"();
CREATE TRIGGER "workspace_builds_never_move" BEFORE UPDATE OF "organization_id", "workspace_id" ON "workspaces"."workspace_builds"
  FOR EACH ROW WHEN (OLD."organization_id" <> NEW."organization_id" OR OLD."workspace_id" <> NEW."workspace_id")
  EXECUTE FUNCTION "workspaces"."refuse_move"();

-- And what it is made of is of the same organization.
CREATE FUNCTION "workspaces"."refuse_foreign_template"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM "workspaces"."templates" WHERE "id" = NEW."template_id" AND "organization_id" <> NEW."organization_id"
  ) THEN
    RAISE EXCEPTION '% are of their template''s organization', replace(TG_TABLE_NAME, '_', ' ')
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END;
$$;
CREATE TRIGGER "workspaces_of_own_template" BEFORE INSERT ON "workspaces"."workspaces"
  FOR EACH ROW EXECUTE FUNCTION "workspaces"."refuse_foreign_template"();
CREATE TRIGGER "template_versions_of_own_template" BEFORE INSERT OR UPDATE OF "template_id" ON "workspaces"."template_versions"
  FOR EACH ROW WHEN (NEW."template_id" IS NOT NULL) EXECUTE FUNCTION "workspaces"."refuse_foreign_template"();
