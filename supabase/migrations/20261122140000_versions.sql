-- A record that people edit counts its versions: a save names the one that was read, and is refused where another came
-- between. Counted by the database, whoever writes; what callers send as `version` is never stored.

create function private.count_version() returns trigger language plpgsql set search_path = '' as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
revoke execute on function private.count_version() from public;

do $$
declare
  name text;
begin
  foreach name in array array['features', 'compounds', 'circle_facilities', 'outfalls'] loop
    execute format('alter table public.%I add column version bigint not null default 1', name);
    -- Named to run last: what other triggers make of a row is part of its new version.
    execute format('create trigger zz_count_version before update on public.%I
      for each row execute function private.count_version()', name);
  end loop;
  -- The count says nothing of its own in the log.
  foreach name in array array['features', 'outfalls'] loop
    execute format('drop trigger log_change on public.%I', name);
    execute format('create trigger log_change after insert or update or delete on public.%I
      for each row execute function private.log_change(''version'')', name);
  end loop;
end $$;
