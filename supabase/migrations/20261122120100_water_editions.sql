-- How often what the water pages show of a town has changed: see 20261122090700_editions.sql. A number of its own, so that
-- a month of samples does not make the planning lists be read again.

alter table public.towns add column water_edition bigint not null default 0;

create function private.count_water_edition() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.towns set water_edition = water_edition + 1 where code in (select town_code from changed);
  return null;
end $$;
revoke execute on function private.count_water_edition() from public;

-- Once a statement. Readings count with the results that are worked out from them (20261122120110_water_results.sql).
do $$
declare
  name text;
begin
  foreach name in array array[
    'rivers', 'water_sections', 'section_suspensions', 'water_samples', 'outfalls', 'outfall_events'
  ] loop
    execute format('create trigger count_insert after insert on public.%I referencing new table as changed
      for each statement execute function private.count_water_edition()', name);
    execute format('create trigger count_update after update on public.%I referencing new table as changed
      for each statement execute function private.count_water_edition()', name);
    execute format('create trigger count_delete after delete on public.%I referencing old table as changed
      for each statement execute function private.count_water_edition()', name);
  end loop;
end $$;
