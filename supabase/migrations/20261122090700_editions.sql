-- How often what the planning list shows of a town has changed. Whoever keeps a list sees by this number whether it still
-- holds, in whatever process or by whatever hand the change was made.

alter table public.towns add column edition bigint not null default 0;

create function private.count_edition() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.towns set edition = edition + 1 where code in (select town_code from changed);
  return null;
end $$;
revoke execute on function private.count_edition() from public;

-- Once a statement and not once a row: loading a town counts a handful.
do $$
declare
  name text;
begin
  foreach name in array array['features', 'parcels', 'status_events', 'stages'] loop
    execute format('create trigger count_insert after insert on public.%I referencing new table as changed
      for each statement execute function private.count_edition()', name);
    execute format('create trigger count_update after update on public.%I referencing new table as changed
      for each statement execute function private.count_edition()', name);
    execute format('create trigger count_delete after delete on public.%I referencing old table as changed
      for each statement execute function private.count_edition()', name);
  end loop;
end $$;
