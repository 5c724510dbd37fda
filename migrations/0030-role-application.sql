-- The product runs under the role made in 0020. It enqueues jobs through this function only: graphile-worker keeps its
-- rows to their owner, and a job is written in the transaction of what it follows.
create function planifier_travail(nom text, donnees json, a_partir timestamptz, cle text) returns void
  language plpgsql security definer set search_path = graphile_worker, pg_temp as $$
begin
  perform graphile_worker.add_job(nom, donnees, run_at => a_partir, job_key => cle);
end $$;
revoke execute on function planifier_travail(text, json, timestamptz, text) from public;

do $$
begin
  if not exists (select from pg_roles where rolname = 'viatrajectoire_application') then return; end if;
  grant execute on function planifier_travail(text, json, timestamptz, text) to viatrajectoire_application;
  -- the role that migrates may step down to it; refused where somebody else made the role: `npm start` says so
  begin
    execute format('grant viatrajectoire_application to %I', current_user);
  exception when insufficient_privilege then null;
  end;
end $$;
