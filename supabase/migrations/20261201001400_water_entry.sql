-- Entering and reviewing samples. A sample becomes public in steps made by different people: 初步 (entered) → 审核
-- (reviewed)
-- → 发布 (published). What writes the tables runs with the owner's rights, out of reach of the API, and first checks the
-- caller's role.

-- Who may ---------------------------------------------------------------------------------------------------------------

-- Whether the caller may store samples of the town: its staff of role water or admin, and the service.
create function private.may_store_samples(p_town text) returns boolean language sql stable set search_path = '' as $$
  select coalesce(private.is_service_request()
    or current_setting('role') = 'authenticated' and p_town = any (private.towns_as(array['water', 'admin'])), false)
$$;

-- Raises 42501 unless the caller may.
create function private.require_sample_writer(p_town text) returns void language plpgsql stable set search_path = '' as $$
begin
  if not private.may_store_samples(p_town) then
    raise exception 'samples of town % are entered by its staff of role water or admin', p_town using errcode = '42501';
  end if;
end $$;

-- The same question for pages, before they offer the form.
create function public.may_store_water_samples(p_town text) returns boolean
language sql stable set search_path = '' as $$
  select private.may_store_samples(p_town)
$$;

-- Entering --------------------------------------------------------------------------------------------------------------

-- Checks what a person enters, beyond what the tables themselves refuse.
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

-- Refuses samples that are stored already with other readings: storing twice is harmless while both say the same, and
-- where they differ, neither is dropped silently.
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

-- Stores samples, all of them or none: [{"section": code, "date": "2025-03-05", "sampler": text or null, "values":
-- {"nh3n": "0.02L", …}}, …]. Samples that are stored already (section and day, not withdrawn) only move forward in
-- their review; with other readings than given they are refused (23505). Staff of role water or admin (else 42501)
-- store preliminary ones only, none dated in the future. Returns {"stored": n, "moved": n, "readings": n}.
create function private.store_samples(
  p_town text, p_samples jsonb, p_review public.review_state, p_file text, p_file_sha256 text, p_example boolean
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  stored_count integer;
  moved_count integer;
  reading_count integer;
begin
  perform private.require_sample_writer(p_town);
  if not private.is_service_request() then
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
  -- A value that the tables refuse is an invalid argument; the message names the check.
  raise exception '%', sqlerrm using errcode = '22023';
end $$;

-- The same for callers, with their own rights.
create function public.store_water_samples(
  p_town text, p_samples jsonb, p_review public.review_state default 'preliminary', p_file text default null,
  p_file_sha256 text default null, p_example boolean default false
) returns jsonb language sql set search_path = '' as $$
  select private.store_samples(p_town, p_samples, p_review, p_file, p_file_sha256, p_example)
$$;

-- What is known of sections before an import: {"sections": [{code, name, aliases, …}], "median": {code: {item: [count,
-- median]}}, "limits": {item: "0.02"}} (the detection limit last reported). The median says what is usual at a section.
-- It includes samples that are not published: for the town's staff of role water or admin, else 42501.
create function private.import_context(p_town text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_sample_writer(p_town);
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

-- The same for callers, with their own rights.
create function public.water_import_context(p_town text) returns jsonb
language sql stable set search_path = '' as $$ select private.import_context(p_town) $$;

-- Readings as stored for pairs of section and day: [{section, date, review, values}], for the town's staff of role
-- water or admin, else 42501.
create function private.samples_at(p_town text, p_keys jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_sample_writer(p_town);
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

-- The same for callers, with their own rights.
create function public.water_samples_at(p_town text, p_keys jsonb) returns jsonb
language sql stable set search_path = '' as $$ select private.samples_at(p_town, p_keys) $$;

-- Reviewing -------------------------------------------------------------------------------------------------------------

-- The person who brought a sample to its state: entered it, or reviewed it. Null where the service did.
create function private.last_reviewer(p_town text, p_sample bigint, p_state public.review_state) returns uuid
language sql stable set search_path = '' as $$
  select r.actor from public.sample_reviews as r
  where r.town_code = p_town and r.sample_id = p_sample and r.to_state = p_state
    and (r.from_state is null or r.from_state < r.to_state)
  order by r.id desc limit 1
$$;

-- Moves samples from one state of their review to another, all of them or none. For the town's staff of role water or
-- admin and the service. Forward one step at a time, and by another person than the step before (no role is exempt);
-- back, or out of the record (p_to withdrawn), by any of them with a reason.
-- Errors, by `hint`: none_chosen, too_many, unknown_state, unknown_sample, reason_missing, same_person; PT409
-- changed_since where a sample is no longer in p_from. SQLSTATE 42501 without hint: not allowed. Returns {"moved": n}.
create function private.review_samples(
  p_town text, p_ids bigint[], p_from public.review_state, p_to text, p_reason text, p_language text
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  steps constant public.review_state[] := enum_range(null::public.review_state);
  chosen constant bigint[] := array(select distinct id from unnest(p_ids) as id);
  reason constant text := nullif(btrim(p_reason), '');
  ahead constant integer := array_position(steps::text[], p_to) - array_position(steps, p_from);
  samples public.water_samples[];
begin
  perform private.require_sample_writer(p_town);
  if cardinality(chosen) = 0 then raise exception 'no sample was chosen' using errcode = '22023', hint = 'none_chosen'; end if;
  if cardinality(chosen) > 1000 then raise exception 'too many at once' using errcode = '22023', hint = 'too_many'; end if;
  if p_to is distinct from 'withdrawn' and coalesce(ahead, 0) not in (1, -1, -2) then
    raise exception 'no step from % to %', p_from, p_to using errcode = '22023', hint = 'unknown_state';
  end if;
  if coalesce(ahead, -1) < 0 and reason is null then
    raise exception 'a reason is required' using errcode = '22023', hint = 'reason_missing';
  end if;
  if length(reason) > 1000 then raise exception 'too long' using errcode = '22001'; end if;

  -- Locked in one order, so that simultaneous reviews wait for each other instead of deadlocking.
  samples := array(
    select w from public.water_samples as w where w.town_code = p_town and w.id = any (chosen) order by w.id for update
  );
  if cardinality(samples) <> cardinality(chosen) then
    raise exception 'no such sample' using errcode = '22023', hint = 'unknown_sample';
  end if;
  if exists (select from unnest(samples) as w where w.review <> p_from or w.withdrawn_at is not null) then
    raise exception 'the review has changed since' using errcode = 'PT409', hint = 'changed_since';
  end if;
  if ahead = 1 and exists (
    select from unnest(samples) as w where private.last_reviewer(p_town, w.id, p_from) = (select auth.uid())
  ) then
    raise exception 'another person has to make the next step' using errcode = '42501', hint = 'same_person';
  end if;

  perform private.set_change_reason(reason);
  if p_to = 'withdrawn' then
    update public.water_samples
    set withdrawn_at = now(), withdrawn_reason = jsonb_build_object(coalesce(p_language, 'zh'), reason)
    where town_code = p_town and id = any (chosen);
  else
    update public.water_samples set review = p_to::public.review_state where town_code = p_town and id = any (chosen);
  end if;
  perform private.set_change_reason(null);
  return jsonb_build_object('moved', cardinality(chosen));
end $$;
-- The same for callers, with their own rights.
create function public.review_samples(
  p_town text, p_ids bigint[], p_from public.review_state, p_to text, p_reason text default null, p_language text default 'zh'
) returns jsonb language sql set search_path = '' as $$
  select private.review_samples(p_town, p_ids, p_from, p_to, p_reason, p_language)
$$;

-- Samples in one state of the review, in one month (a day of it; the newest with any where it is null):
-- {"counts": {state: n}, "months": [{"month", "count"}] newest first, "month", "samples": [{id, section, date, values,
-- …, "steps": [{from, to, by, at, reason}], "mine": whether the caller made the step before}], "usual": {section:
-- {item: [n, median]}}}. For the town's staff of role water or admin, else 42501.
create function private.water_review_queue(p_town text, p_state public.review_state, p_month date) returns jsonb
language plpgsql stable security definer set search_path = '' set jit = off as $$
declare
  shown constant date := coalesce(date_trunc('month', p_month::timestamp)::date, (
    select date_trunc('month', max(w.date)::timestamp)::date from public.water_samples as w
    where w.town_code = p_town and w.review = p_state and w.withdrawn_at is null
  ));
  ids bigint[];
begin
  perform private.require_sample_writer(p_town);
  ids := array(
    select w.id from public.water_samples as w
    where w.town_code = p_town and w.review = p_state and w.withdrawn_at is null
      and w.date >= shown and w.date < (shown + interval '1 month')::date
    order by w.date, w.id limit 1000
  );
  return jsonb_build_object(
    'counts', (
      select jsonb_object_agg(state, (
        select count(*) from public.water_samples as w
        where w.town_code = p_town and w.review = state and w.withdrawn_at is null
      )) from unnest(enum_range(null::public.review_state)) as state
    ),
    'months', coalesce((
      select jsonb_agg(jsonb_build_object('month', month, 'count', count) order by month desc) from (
        select to_char(w.date, 'YYYY-MM') as month, count(*) as count from public.water_samples as w
        where w.town_code = p_town and w.review = p_state and w.withdrawn_at is null group by 1
      ) as by_month
    ), '[]'),
    'month', to_char(shown, 'YYYY-MM'),
    'samples', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', w.id, 'section', s.code, 'name', s.name, 'water_body', s.water_body, 'target_class', s.target_class,
        'date', w.date, 'is_example', w.is_example, 'sampler', o.sampler, 'file', o.file, 'values', coalesce(r.readings, '{}'),
        'mine', coalesce(private.last_reviewer(p_town, w.id, p_state) = (select auth.uid()), false),
        'steps', coalesce((
          select jsonb_agg(jsonb_build_object(
            'from', h.from_state, 'to', h.to_state, 'by', h.actor_email, 'at', h.recorded_at, 'reason', h.reason
          ) order by h.id)
          from public.sample_reviews as h where h.town_code = p_town and h.sample_id = w.id
        ), '[]')
      ) order by s.code, w.date)
      from public.water_samples as w
      join public.water_sections as s on s.town_code = w.town_code and s.id = w.section_id
      left join public.sample_origins as o on o.town_code = w.town_code and o.sample_id = w.id
      left join private.readings_of(p_town, ids) as r on r.sample_id = w.id
      where w.town_code = p_town and w.id = any (ids)
    ), '[]'),
    'usual', coalesce((
      select jsonb_object_agg(code, items) from (
        select code, jsonb_object_agg(item, jsonb_build_array(count, median)) as items from (
          select s.code, r.item, count(*) as count, percentile_disc(0.5) within group (order by r.value) as median
          from public.water_samples as w
          join public.water_sections as s on s.town_code = w.town_code and s.id = w.section_id
          join public.water_readings as r on r.town_code = w.town_code and r.sample_id = w.id
          where w.town_code = p_town and w.withdrawn_at is null and not w.id = any (ids)
            and w.section_id in (select n.section_id from public.water_samples as n where n.town_code = p_town and n.id = any (ids))
            -- Of the three years before: older values say less about the river.
            and w.date >= (shown - interval '3 years')::date and w.date < (shown + interval '1 month')::date
          group by s.code, r.item
        ) as usual group by code
      ) as by_section
    ), '{}')
  );
end $$;
-- The same for callers, with their own rights.
create function public.water_review_queue(p_town text, p_state public.review_state, p_month date default null) returns jsonb
language sql stable set search_path = '' as $$ select private.water_review_queue(p_town, p_state, p_month) $$;

-- Rights ----------------------------------------------------------------------------------------------------------------

revoke execute on all functions in schema private from public;
revoke execute on function public.may_store_water_samples(text) from public;
grant execute on function
  private.may_store_samples(text), public.may_store_water_samples(text)
  to anon, authenticated, service_role;
revoke execute on function
  public.store_water_samples(text, jsonb, public.review_state, text, text, boolean),
  public.water_import_context(text), public.water_samples_at(text, jsonb),
  public.review_samples(text, bigint[], public.review_state, text, text, text),
  public.water_review_queue(text, public.review_state, date)
  from public, anon;
grant execute on function
  private.store_samples(text, jsonb, public.review_state, text, text, boolean), private.import_context(text),
  private.samples_at(text, jsonb), private.review_samples(text, bigint[], public.review_state, text, text, text),
  private.water_review_queue(text, public.review_state, date),
  public.store_water_samples(text, jsonb, public.review_state, text, text, boolean),
  public.water_import_context(text), public.water_samples_at(text, jsonb),
  public.review_samples(text, bigint[], public.review_state, text, text, text),
  public.water_review_queue(text, public.review_state, date)
  to authenticated, service_role;
