-- Samples entered by people: the same functions as the command's, for whoever holds the role water or admin in the town.

-- The role of the request, also inside functions that run with their owner's rights; 'none' is the owner of the database
-- at its own door (migrations, seeds, the command).
create function private.asks_as_service() returns boolean language sql stable set search_path = '' as $$
  select current_setting('role') in ('none', 'service_role')
$$;
create function private.may_store_samples(p_town text) returns boolean language sql stable set search_path = '' as $$
  select coalesce(private.asks_as_service()
    or current_setting('role') = 'authenticated' and p_town = any (private.towns_as(array['water', 'admin'])), false)
$$;
create function private.require_storing_samples(p_town text) returns void language plpgsql stable set search_path = '' as $$
begin
  if not private.may_store_samples(p_town) then
    raise exception 'samples of town % are entered by its staff of role water or admin', p_town using errcode = '42501';
  end if;
end $$;
revoke execute on function private.asks_as_service(), private.may_store_samples(text), private.require_storing_samples(text)
  from public;
grant execute on function private.asks_as_service(), private.may_store_samples(text) to anon, authenticated, service_role;

/* Whether the asker may store samples in the town: pages ask it before they offer to. */
create function public.may_store_water_samples(p_town text) returns boolean
language sql stable set search_path = '' as $$
  select private.may_store_samples(p_town)
$$;
revoke execute on function public.may_store_water_samples(text) from public;
grant execute on function public.may_store_water_samples(text) to anon, authenticated, service_role;

/* What a sheet or form needs of the sections that the asker sees: every name they go by, and what judges them. */
create function public.water_section_names(p_town text) returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name, 'aliases', s.aliases,
    'water_body', s.water_body, 'target_class', s.target_class, 'far_from_river_m', s.far_from_river_m) order by s.code), '[]')
  from public.water_sections as s where s.town_code = p_town
$$;
revoke execute on function public.water_section_names(text) from public;
grant execute on function public.water_section_names(text) to anon, authenticated, service_role;

-- What a person may hand in, apart from what the tables themselves refuse.
create function private.check_entered_samples(
  p_town text, p_samples jsonb, p_review public.review_state, p_file text, p_example boolean
) returns void language plpgsql stable set search_path = '' as $$
declare
  today constant date := (select (now() at time zone t.time_zone)::date from public.towns as t where t.code = p_town);
  wrong text;
begin
  if p_review <> 'preliminary' then
    raise exception 'samples that a person enters begin as preliminary' using errcode = '42501';
  end if;
  if p_example then
    raise exception 'examples come with the seeds only' using errcode = '42501';
  end if;
  if length(p_file) > 200 then
    raise exception 'the name of the file is too long' using errcode = '22001';
  end if;
  select g ->> 'date' into wrong from jsonb_array_elements(p_samples) as g where (g ->> 'date')::date > today limit 1;
  if found then
    raise exception 'a sample of % lies in the future', wrong using errcode = '22008';
  end if;
  select g ->> 'date' into wrong from jsonb_array_elements(p_samples) as g
  where coalesce(g -> 'values', '{}') = '{}' or length(g ->> 'sampler') > 80 limit 1;
  if found then
    raise exception 'the sample of % has no readings, or the name of its sampler is too long', wrong using errcode = '22023';
  end if;
end $$;
revoke execute on function private.check_entered_samples(text, jsonb, public.review_state, text, boolean) from public;

-- Storing twice is harmless while both say the same; where they differ, neither is dropped silently.
create function private.refuse_other_readings(p_town text, p_samples jsonb) returns void
language plpgsql stable set search_path = '' as $$
declare
  other record;
begin
  select g ->> 'section' as section, g ->> 'date' as date into other
  from jsonb_array_elements(p_samples) as g
  join public.water_sections as s on s.town_code = p_town and s.code = g ->> 'section'
  join public.water_samples as w on w.town_code = p_town and w.section_id = s.id and w.date = (g ->> 'date')::date
    and w.withdrawn_at is null
  where exists (
    select from jsonb_each_text(g -> 'values') as given
    full join (
      select r.item, r.value, r.detection_limit from public.water_readings as r
      where r.town_code = p_town and r.sample_id = w.id
    ) as known on known.item = given.key
    where (private.reported_value(given.value), private.reported_limit(given.value))
      is distinct from (known.value, known.detection_limit)
  )
  limit 1;
  if found then
    raise exception 'section % is recorded with other readings on %', other.section, other.date using errcode = '23505';
  end if;
end $$;
revoke execute on function private.refuse_other_readings(text, jsonb) from public;

-- What writes the tables and knows their history runs with the owner's rights, out of reach of the API, and asks first
-- who calls.
create function private.store_samples(
  p_town text, p_samples jsonb, p_review public.review_state, p_file text, p_file_sha256 text, p_example boolean
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  stored_count integer;
  moved_count integer;
  reading_count integer;
begin
  perform private.require_storing_samples(p_town);
  if not private.asks_as_service() then
    perform private.check_entered_samples(p_town, p_samples, p_review, p_file, p_example);
  end if;
  if exists (
    select from jsonb_array_elements(p_samples) as given
    where not exists (
      select from public.water_sections as s where s.town_code = p_town and s.code = given ->> 'section'
    )
  ) then
    raise exception 'a section is not known in town %', p_town using errcode = '23503';
  end if;
  if not p_example then perform private.refuse_other_readings(p_town, p_samples); end if;

  with moved as (
    update public.water_samples as w set review = p_review
    from jsonb_array_elements(p_samples) as given
    join public.water_sections as s on s.town_code = p_town and s.code = given ->> 'section'
    where w.town_code = p_town and w.section_id = s.id and w.date = (given ->> 'date')::date
      and w.withdrawn_at is null and w.review < p_review
    returning 1
  ) select count(*) into moved_count from moved;

  with given as materialized (
    select s.id as section_id, (g ->> 'date')::date as date, g ->> 'sampler' as sampler, g -> 'values' as readings
    from jsonb_array_elements(p_samples) as g
    join public.water_sections as s on s.town_code = p_town and s.code = g ->> 'section'
  ), stored as (
    insert into public.water_samples (town_code, section_id, date, review, is_example)
    select p_town, section_id, date, p_review, p_example from given
    on conflict (town_code, section_id, date) where withdrawn_at is null do nothing
    returning id, section_id, date
  ), filled as (
    select stored.id, given.sampler, given.readings from stored join given using (section_id, date)
  ), origins as (
    insert into public.sample_origins (town_code, sample_id, sampler, file, file_sha256)
    select p_town, id, sampler, p_file, p_file_sha256 from filled
    where sampler is not null or p_file is not null
  ), readings as (
    insert into public.water_readings (town_code, sample_id, item, reported)
    select p_town, filled.id, reading.key, reading.value from filled, jsonb_each_text(filled.readings) as reading
    returning 1
  )
  select (select count(*) from stored), (select count(*) from readings) into stored_count, reading_count;
  return jsonb_build_object('stored', stored_count, 'moved', moved_count, 'readings', reading_count);
exception when check_violation then
  -- A value that the tables refuse is an argument that is wrong: said so, with the name of the check.
  raise exception '%', sqlerrm using errcode = '22023';
end $$;
revoke execute on function private.store_samples(text, jsonb, public.review_state, text, text, boolean) from public;
grant execute on function private.store_samples(text, jsonb, public.review_state, text, text, boolean)
  to authenticated, service_role;

/*
  p_samples: [{"section": code, "date": "2025-03-05", "sampler": text or null, "values": {"nh3n": "0.02L", …}}, …], all of
  them or none. Samples that are there already (section and day, not withdrawn) only move forward in their review; with
  other readings than given they are refused (23505). People of role water or admin (else 42501) store preliminary ones
  only, none of a day to come. Returns {"stored": n, "moved": n, "readings": n}.
*/
create or replace function public.store_water_samples(
  p_town text, p_samples jsonb, p_review public.review_state default 'preliminary', p_file text default null,
  p_file_sha256 text default null, p_example boolean default false
) returns jsonb language sql set search_path = '' as $$
  select private.store_samples(p_town, p_samples, p_review, p_file, p_file_sha256, p_example)
$$;
grant execute on function public.store_water_samples(text, jsonb, public.review_state, text, text, boolean) to authenticated;

create function private.import_context(p_town text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_storing_samples(p_town);
  return jsonb_build_object(
    'sections', public.water_section_names(p_town),
    'median', coalesce((
      select jsonb_object_agg(code, items) from (
        select code, jsonb_object_agg(item, jsonb_build_array(count, median)) as items from (
          select s.code, r.item, count(*) as count, percentile_disc(0.5) within group (order by r.value) as median
          from public.water_readings as r
          join public.water_samples as w on w.town_code = r.town_code and w.id = r.sample_id and w.withdrawn_at is null
          join public.water_sections as s on s.town_code = w.town_code and s.id = w.section_id
          where r.town_code = p_town
          group by s.code, r.item
        ) as usual group by code
      ) as by_section
    ), '{}'),
    'limits', coalesce((
      select jsonb_object_agg(item, detection_limit::text) from (
        select distinct on (r.item) r.item, r.detection_limit from public.water_readings as r
        join public.water_samples as w on w.town_code = r.town_code and w.id = r.sample_id and w.withdrawn_at is null
        where r.town_code = p_town and r.detection_limit is not null and not w.is_example
        order by r.item, w.date desc
      ) as last
    ), '{}')
  );
end $$;
create function private.samples_at(p_town text, p_keys jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_storing_samples(p_town);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('section', s.code, 'date', w.date, 'review', w.review, 'values', (
      select coalesce(jsonb_object_agg(r.item, r.reported), '{}') from public.water_readings as r
      where r.town_code = w.town_code and r.sample_id = w.id
    ))), '[]')
    from (
      select distinct k ->> 'section' as code, (k ->> 'date')::date as date from jsonb_array_elements(p_keys) as k
    ) as asked
    join public.water_sections as s on s.town_code = p_town and s.code = asked.code
    join public.water_samples as w
      on w.town_code = p_town and w.section_id = s.id and w.date = asked.date and w.withdrawn_at is null
  );
end $$;
revoke execute on function private.import_context(text), private.samples_at(text, jsonb) from public;
grant execute on function private.import_context(text), private.samples_at(text, jsonb) to authenticated, service_role;

/*
  What is known of sections before an import: {"sections": [{code, name, aliases, …}], "median": {code: {item: [count, median]}},
  "limits": {item: "0.02"}} (the detection limit last reported). The median says what is usual at a section. Of samples that
  may not be published yet: for the town's staff of role water or admin, else 42501.
*/
create or replace function public.water_import_context(p_town text) returns jsonb
language sql stable set search_path = '' as $$ select private.import_context(p_town) $$;
grant execute on function public.water_import_context(text) to authenticated;

/*
  Readings as stored for the asked pairs of section and day: [{section, date, review, values}], for the town's staff of
  role water or admin, else 42501.
*/
create or replace function public.water_samples_at(p_town text, p_keys jsonb) returns jsonb
language sql stable set search_path = '' as $$ select private.samples_at(p_town, p_keys) $$;
grant execute on function public.water_samples_at(text, jsonb) to authenticated;
