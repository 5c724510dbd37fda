-- Mails that leave by thousands (invitations of an import, reminders of the morning) must not stand before the code that
-- somebody waits for, nor before the verification of a file: jobs take a rank, the lowest first.
create function planifier_travail(nom text, donnees json, a_partir timestamptz, cle text, rang int) returns void
  language plpgsql security definer set search_path = graphile_worker, pg_temp as $$
begin
  perform graphile_worker.add_job(nom, donnees, run_at => a_partir, job_key => cle, priority => rang);
end $$;
revoke execute on function planifier_travail(text, json, timestamptz, text, int) from public;
do $$
begin
  if not exists (select from pg_roles where rolname = 'viatrajectoire_application') then return; end if;
  grant execute on function planifier_travail(text, json, timestamptz, text, int) to viatrajectoire_application;
end $$;
