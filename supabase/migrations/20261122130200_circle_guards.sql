-- What the database itself refuses about the living circle, and what it keeps from the public.

do $$
declare
  name text;
begin
  foreach name in array array['walking_networks', 'compounds', 'circle_facilities', 'imported_ground'] loop
    execute format('create trigger check_place before insert or update of geom, town_code on public.%I
      for each row execute function private.check_place()', name);
  end loop;
end $$;

-- A small count leaves its row before it is stored. One small age group takes all of them along: the others and the
-- whole would give it away.
create function private.withhold_compound() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  few constant boolean := private.is_small_count(true, new.population);
  few_of_an_age constant boolean := few or exists (
    select from jsonb_each(new.ages) as age
    where private.is_small_count(true, (age.value #>> '{}')::double precision)
  );
begin
  -- A row that is touched again without a new count keeps what was withheld.
  if tg_op = 'UPDATE' and old.suppressed and new.ages = '{}' and new.population is not distinct from old.population then
    new.suppressed := true;
    return new;
  end if;
  delete from public.compound_small_counts where town_code = new.town_code and compound_id = new.id;
  new.suppressed := few or few_of_an_age;
  if new.suppressed then
    insert into public.compound_small_counts (town_code, compound_id, population, ages)
    values (new.town_code, new.id, case when few then new.population end, new.ages);
    new.ages := '{}';
    if few then new.population := null; end if;
  end if;
  return new;
end $$;
create trigger withhold before insert or update of population, ages, suppressed on public.compounds
  for each row execute function private.withhold_compound();
revoke execute on function private.withhold_compound() from public;

-- Rights, as for the planning records: what is public for everyone, the rest for the town's staff, no writing yet.
do $$
declare
  name text;
begin
  foreach name in array array[
    'circle_imports', 'walking_networks', 'compounds', 'compound_small_counts', 'circle_facilities',
    'feature_circle_kinds', 'circle_opening_stages', 'imported_ground'
  ] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('revoke all on public.%I from anon, authenticated', name);
    execute format('grant select on public.%I to anon, authenticated', name);
    execute format('grant all on public.%I to service_role', name);
  end loop;

  foreach name in array array['walking_networks', 'circle_opening_stages', 'imported_ground'] loop
    execute format('create policy "everyone reads" on public.%I for select to anon, authenticated using (true)', name);
  end loop;

  foreach name in array array['compounds', 'circle_facilities'] loop
    execute format($policy$
      create policy "public records" on public.%I for select to anon, authenticated using (visibility = 'public')
    $policy$, name);
    execute format($policy$
      create policy "internal records" on public.%I for select to authenticated using (
        visibility = 'internal' and town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[])
        or visibility = 'restricted' and town_code = any ((select private.towns_as(array['planner', 'admin']))::text[])
      )
    $policy$, name);
  end loop;
end $$;

create policy "with its feature" on public.feature_circle_kinds for select to anon, authenticated using (
  exists (
    select from public.features as f
    where f.town_code = feature_circle_kinds.town_code and f.id = feature_circle_kinds.feature_id
  )
);
create policy "planners read small counts" on public.compound_small_counts for select to authenticated
  using (town_code = any ((select private.towns_as(array['planner', 'admin']))::text[]));
-- Extracts of public maps are public; names of files of an office are not.
create policy "extracts are public" on public.circle_imports for select to anon, authenticated using (kind = 'osm');
create policy "staff read imports" on public.circle_imports for select to authenticated
  using (town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[]));

-- Whoever keeps an answer sees by the town's edition whether it still holds.
do $$
declare
  name text;
begin
  foreach name in array array[
    'walking_networks', 'compounds', 'circle_facilities', 'feature_circle_kinds', 'circle_opening_stages'
  ] loop
    execute format('create trigger count_insert after insert on public.%I referencing new table as changed
      for each statement execute function private.count_edition()', name);
    execute format('create trigger count_update after update on public.%I referencing new table as changed
      for each statement execute function private.count_edition()', name);
    execute format('create trigger count_delete after delete on public.%I referencing old table as changed
      for each statement execute function private.count_edition()', name);
  end loop;
end $$;
