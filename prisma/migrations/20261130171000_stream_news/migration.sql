-- Whoever follows a job hears, when the transaction is committed, that its state or its log has changed; the payload is the
-- job's id. Whoever waits in an organization's queue hears that who waits, or who could take a job, has changed; the payload
-- is the organization's id.
CREATE FUNCTION "jobs"."tell_of_job"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('orgplane_job_changes', coalesce(NEW."id", OLD."id")::text);
  PERFORM pg_notify('orgplane_queue_changes', coalesce(NEW."organization_id", OLD."organization_id")::text);
  RETURN NULL;
END $$;
CREATE TRIGGER "tell_of_new_job" AFTER INSERT OR DELETE ON "jobs"."jobs"
  FOR EACH ROW EXECUTE FUNCTION "jobs"."tell_of_job"();
CREATE TRIGGER "tell_of_job" AFTER UPDATE ON "jobs"."jobs"
  FOR EACH ROW WHEN (
    (OLD."status", OLD."daemon_id", OLD."error", OLD."canceled_at", OLD."completed_at", OLD."is_log_truncated")
    IS DISTINCT FROM
    (NEW."status", NEW."daemon_id", NEW."error", NEW."canceled_at", NEW."completed_at", NEW."is_log_truncated")
  ) EXECUTE FUNCTION "jobs"."tell_of_job"();

CREATE FUNCTION "jobs"."tell_of_log"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('orgplane_job_changes', job_id::text) FROM (SELECT DISTINCT job_id FROM added) lines;
  RETURN NULL;
END $$;
CREATE TRIGGER "tell_of_log" AFTER INSERT ON "jobs"."job_logs"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "jobs"."tell_of_log"();

CREATE FUNCTION "provisioners"."tell_of_daemon"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('orgplane_queue_changes', coalesce(NEW."organization_id", OLD."organization_id")::text);
  RETURN NULL;
END $$;
CREATE TRIGGER "tell_of_new_daemon" AFTER INSERT OR DELETE ON "provisioners"."provisioner_daemons"
  FOR EACH ROW EXECUTE FUNCTION "provisioners"."tell_of_daemon"();
-- Silence and the end of it are told by no row: a daemon that is heard of again after a while was offline before.
CREATE TRIGGER "tell_of_daemon" AFTER UPDATE ON "provisioners"."provisioner_daemons"
  FOR EACH ROW WHEN (
    (OLD."tags", OLD."key_id", OLD."is_unregistered") IS DISTINCT FROM (NEW."tags", NEW."key_id", NEW."is_unregistered")
    OR NEW."last_seen_at" > OLD."last_seen_at" + interval '60 seconds'
  ) EXECUTE FUNCTION "provisioners"."tell_of_daemon"();

-- Whoever follows a resync hears of each step; the payload is its id.
CREATE FUNCTION "identity"."tell_of_resync"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('orgplane_resyncs', coalesce(NEW."id", OLD."id")::text);
  RETURN NULL;
END $$;
CREATE TRIGGER "tell_of_resync" AFTER UPDATE OR DELETE ON "identity"."identity_resyncs"
  FOR EACH ROW EXECUTE FUNCTION "identity"."tell_of_resync"();
