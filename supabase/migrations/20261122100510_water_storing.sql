-- How samples come in: one list, all or nothing. For the command line and the service role; pages will follow.

/*
  p_samples: [{"section": code, "date": "2025-03-05", "sampler": text or null, "values": {"nh3n": "0.02L", …}}, …].
  Samples that are there already (section and day, not withdrawn) only move forward in their review; whether their
  readings are the same is asked before. Returns {"stored": n, "moved": n, "readings": n}.
*/
create function public.store_water_samples(
  p_town text, p_samples jsonb, p_review public.review_state default 'preliminary', p_file text default null,
  p_file_sha256 text default null, p_example boolean default false
) returns jsonb language plpgsql set search_path = '' as $$
declare
  stored_count integer;
  moved_count integer;
  reading_count integer;
begin
  if exists (
    select from jsonb_array_elements(p_samples) as given
    where not exists (
      select from public.water_sections as s where s.town_code = p_town and s.code = given ->> 'section'
    )
  ) then
    raise exception 'a section is not known in town %', p_town using errcode = '23503';
  end if;

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
end $$;
revoke execute on function public.store_water_samples(text, jsonb, public.review_state, text, text, boolean)
  from public, anon, authenticated;
grant execute on function public.store_water_samples(text, jsonb, public.review_state, text, text, boolean) to service_role;

/*
  What is known of sections before an import: {"sections": [{code, name, aliases}], "median": {code: {item: [count, median]}},
  "limits": {item: "0.02"}} (the detection limit last reported). The median says what is usual at a section.
*/
create function public.water_import_context(p_town text) returns jsonb
language sql stable as $$
  select jsonb_build_object(
    'sections', coalesce((
      select jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name, 'aliases', s.aliases, 'water_body', s.water_body,
        'target_class', s.target_class) order by s.code)
      from public.water_sections as s where s.town_code = p_town
    ), '[]'),
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
  )
$$;
revoke execute on function public.water_import_context(text) from public, anon, authenticated;
grant execute on function public.water_import_context(text) to service_role;

/* Readings as stored for the asked pairs of section and day: [{section, date, review, values}]. */
create function public.water_samples_at(p_town text, p_keys jsonb) returns jsonb
language sql stable as $$
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
$$;
revoke execute on function public.water_samples_at(text, jsonb) from public, anon, authenticated;
grant execute on function public.water_samples_at(text, jsonb) to service_role;
