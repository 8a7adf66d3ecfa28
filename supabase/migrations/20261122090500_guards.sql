-- What the database itself refuses, and what it keeps from the public.

-- A place must be a valid shape inside its town's box plus margin: swapped or shifted coordinates stop here.
create function private.check_place() returns trigger language plpgsql set search_path = public, extensions as $$
declare
  town public.towns;
begin
  if new.geom is null then return new; end if;
  if not st_isvalid(new.geom) then
    raise exception 'geometry is not valid: %', st_isvalidreason(new.geom) using errcode = '23514', column = 'geom';
  end if;
  select * into strict town from public.towns where code = new.town_code;
  if not st_coveredby(
    new.geom,
    st_expand(
      st_makeenvelope(town.west, town.south, town.east, town.north, 4326),
      town.margin_m / (111320 * cos(radians((town.south + town.north) / 2))),
      town.margin_m / 111320
    )
  ) then
    raise exception 'geometry lies outside the town''s box plus % m', town.margin_m using errcode = '23514', column = 'geom';
  end if;
  return new;
end $$;
create trigger check_place before insert or update of geom, town_code on public.features
  for each row execute function private.check_place();
create trigger check_place before insert or update of geom, town_code on public.basemap_features
  for each row execute function private.check_place();

-- History is append-only for everybody. Only a feature's own removal (an example, a town loaded anew) takes its events along.
create function private.refuse_rewriting() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' and not exists (
    select from public.features as f where f.town_code = old.town_code and f.id = old.feature_id
  ) then
    return old;
  end if;
  raise exception 'status events are append-only: add a new event instead' using errcode = '42501';
end $$;
create trigger append_only before update or delete on public.status_events
  for each row execute function private.refuse_rewriting();

create function private.is_small_count(counts_people boolean, value double precision) returns boolean
language sql immutable as $$
  select coalesce(counts_people and value > 0 and value < private.smallest_public_count(), false)
$$;

-- A small count leaves its row before it is stored and goes where only staff read. (The reference from small_counts
-- is checked at the end of the transaction: the row it names is stored a moment later.)
create function private.withhold_fact() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from public.small_counts
    where town_code = new.town_code and feature_id = new.feature_id and fact = new.code;
  new.suppressed := private.is_small_count(new.counts_people, new.value);
  if new.suppressed then
    insert into public.small_counts (town_code, feature_id, fact, value)
    values (new.town_code, new.feature_id, new.code, new.value);
    new.value := null;
    -- Words such as "closed" may stay; words that spell the number out may not.
    if new.text::text ~ '[0-9]' then new.text := null; end if;
  end if;
  return new;
end $$;
create trigger withhold before insert or update of value, text, counts_people, suppressed on public.feature_facts
  for each row execute function private.withhold_fact();

create function private.withhold_indicator_value() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  counts boolean := (select counts_people from public.indicators where town_code = new.town_code and code = new.indicator);
begin
  delete from public.small_counts
    where town_code = new.town_code and indicator = new.indicator and year = new.year and kind = new.kind;
  new.suppressed := private.is_small_count(counts, new.value);
  if new.suppressed then
    insert into public.small_counts (town_code, indicator, year, kind, value)
    values (new.town_code, new.indicator, new.year, new.kind, new.value);
    new.value := null;
    -- Words such as "closed" may stay; words that spell the number out may not.
    if new.text::text ~ '[0-9]' then new.text := null; end if;
  end if;
  return new;
end $$;
create trigger withhold before insert or update of value, text, suppressed on public.indicator_values
  for each row execute function private.withhold_indicator_value();

revoke execute on all functions in schema private from public;
grant execute on function private.towns_as(text[]) to anon, authenticated, service_role;
grant execute on function private.is_local_text(jsonb) to anon, authenticated, service_role;

-- Rights. Everyone reads what is public; staff of a town read what is internal, planners and admins what is restricted.
-- Nobody writes through the API yet: no policy, no write.
do $$
declare
  name text;
begin
  foreach name in array array['features', 'status_events', 'feature_facts'] loop
    execute format('alter table public.%I enable row level security', name);
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

  -- What hangs on a feature is seen by whoever sees the feature.
  foreach name in array array['parcels', 'feature_remarks'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format($policy$
      create policy "with its feature" on public.%1$I for select to anon, authenticated using (
        exists (select from public.features as f where f.town_code = %1$I.town_code and f.id = %1$I.feature_id)
      )
    $policy$, name);
  end loop;

  -- A relation is seen by whoever sees both its ends: one end must not give the other away.
  alter table public.feature_relations enable row level security;
  create policy "with both its features" on public.feature_relations for select to anon, authenticated using (
    exists (
      select from public.features as f
      where f.town_code = feature_relations.town_code and f.id = feature_relations.feature_id
    ) and exists (
      select from public.features as f
      where f.town_code = feature_relations.town_code and f.id = feature_relations.other_id
    )
  );

  foreach name in array array['indicators', 'indicator_values', 'indicator_remarks', 'basemap_features'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('create policy "everyone reads" on public.%I for select to anon, authenticated using (true)', name);
  end loop;
end $$;

alter table public.small_counts enable row level security;
create policy "planners read small counts" on public.small_counts for select to authenticated
  using (town_code = any ((select private.towns_as(array['planner', 'admin']))::text[]));

-- Bare PostgreSQL grants nothing by itself; Supabase grants more than this house needs.
revoke insert, update, delete, truncate on all tables in schema public from anon, authenticated;
grant select on all tables in schema public to anon, authenticated;
grant all on all tables in schema public to service_role;
