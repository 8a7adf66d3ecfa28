-- Water quality: rivers, their monitored sections, and samples with their readings.

-- Types and tables ------------------------------------------------------------------------------------------------------

create type public.section_level as enum ('national', 'city', 'district', 'town', 'village');
create type public.water_target as enum ('I', 'II', 'III', 'IV', 'V');
create type public.water_body as enum ('river', 'lake');
-- How far a sample's readings have been checked: as the laboratory sent them, reviewed, published.
create type public.review_state as enum ('preliminary', 'reviewed', 'published');

create table public.rivers (
  town_code text not null references public.towns on delete cascade,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  seq integer not null,
  name public.local_text not null,
  geom extensions.geometry(Geometry, 4326)
    check (extensions.st_geometrytype(geom) in ('ST_LineString', 'ST_MultiLineString')),
  basis public.local_text not null,
  accuracy_m double precision check (accuracy_m >= 0),
  is_example boolean not null default false,
  primary key (town_code, slug),
  constraint a_geometry_states_its_accuracy check (geom is null or accuracy_m is not null)
);
create index on public.rivers using gist (geom);

-- Where samples are taken (断面).
create table public.water_sections (
  town_code text not null references public.towns on delete cascade,
  id bigint generated always as identity,
  code text not null check (code ~ '^[A-Za-z0-9]+([_.-][A-Za-z0-9]+)*$'),
  name public.local_text not null,
  -- Other names and codes under which laboratories list it.
  aliases text[] not null default '{}',
  river text not null,
  crossing public.local_text,
  water_body public.water_body not null default 'river',
  level public.section_level not null,
  target_class public.water_target,
  -- Title and office telephone: never a name, never a mobile number.
  chief_title public.local_text,
  chief_phone text check (chief_phone !~ '^(\+?86[- ]?)?1[3-9][0-9]{9}$'),
  visibility public.visibility not null default 'internal',
  geom extensions.geometry(Point, 4326),
  basis public.local_text not null,
  accuracy_m double precision check (accuracy_m >= 0),
  -- Set by a trigger: distance to the nearest drawn river, where it is more than the accuracy plus 50 m.
  far_from_river_m double precision,
  is_example boolean not null default false,
  primary key (town_code, id),
  unique (town_code, code),
  -- Checked at the end of the transaction, so that examples can be deleted in any order.
  foreign key (town_code, river) references public.rivers deferrable initially deferred,
  constraint a_geometry_states_its_accuracy check (geom is null or accuracy_m is not null)
);
create index on public.water_sections using gist (geom);
create index on public.water_sections (town_code, river);

-- Periods without samples and why: an empty month is not a clean one.
create table public.section_suspensions (
  town_code text not null,
  section_id bigint not null,
  from_date date not null,
  to_date date check (to_date >= from_date),
  reason public.local_text not null,
  primary key (town_code, section_id, from_date),
  foreign key (town_code, section_id) references public.water_sections on delete cascade
);

create table public.water_samples (
  town_code text not null,
  id bigint generated always as identity,
  section_id bigint not null,
  date date not null,
  review public.review_state not null default 'preliminary',
  -- A published sample that turns out wrong is withdrawn, with the reason, and entered anew.
  withdrawn_at timestamptz,
  withdrawn_reason public.local_text,
  is_example boolean not null default false,
  recorded_at timestamptz not null default now(),
  primary key (town_code, id),
  foreign key (town_code, section_id) references public.water_sections on delete cascade,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create unique index one_sample_a_day on public.water_samples (town_code, section_id, date) where withdrawn_at is null;
create index on public.water_samples (town_code, date);
-- Few samples wait for review compared with those that are published.
create index samples_waiting on public.water_samples (town_code, review, date) where withdrawn_at is null and review <> 'published';

-- Who took a sample and which file it came from: names of persons are for staff.
create table public.sample_origins (
  town_code text not null,
  sample_id bigint not null,
  sampler text,
  file text,
  file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  primary key (town_code, sample_id),
  foreign key (town_code, sample_id) references public.water_samples on delete cascade
);

-- The detection limit in a reported value such as `0.02L` (not found); null where it is a plain number or no number.
create function private.reported_limit(reported text) returns numeric language sql immutable as $$
  select case when reported ~ '^[0-9]{1,15}(\.[0-9]{1,15})?L$' then rtrim(reported, 'L')::numeric end
$$;

-- The number that a reported value stands for; of `0.02L` half the limit, as the official forms require for means.
-- Null for what is no reported number: the check of the column refuses it.
create function private.reported_value(reported text) returns numeric language sql immutable as $$
  select case
    when reported ~ '^-?[0-9]{1,15}(\.[0-9]{1,15})?$' then reported::numeric
    when reported ~ '^[0-9]{1,15}(\.[0-9]{1,15})?L$' then rtrim(reported, 'L')::numeric / 2
  end
$$;

-- One row for each item that was measured; an item that was not has no row.
create table public.water_readings (
  town_code text not null,
  sample_id bigint not null,
  -- Code of GB 3838-2002 table 1, or of an additional item such as transparency_cm.
  item text not null check (item ~ '^[a-z][a-z0-9_]*$'),
  reported text not null constraint reported_is_a_number check (private.reported_value(reported) is not null),
  value numeric generated always as (private.reported_value(reported)) stored,
  detection_limit numeric generated always as (private.reported_limit(reported)) stored,
  primary key (town_code, sample_id, item),
  foreign key (town_code, sample_id) references public.water_samples on delete cascade,
  constraint only_temperature_and_potential_below_zero check (
    private.reported_value(reported) >= 0 or item in ('water_temp', 'orp_mv')
  ),
  constraint ph_from_0_to_14 check (item <> 'ph' or private.reported_value(reported) <= 14)
);

-- Every step of a sample's review, written by a trigger; it is its own log. What the service itself stored, such as
-- examples, has no first step here: no person entered it.
create table public.sample_reviews (
  town_code text not null,
  id bigint generated always as identity,
  sample_id bigint not null,
  -- Null: it was entered.
  from_state public.review_state,
  -- Null: it was withdrawn.
  to_state public.review_state,
  -- Null: no person, but the command line or the service itself.
  actor uuid,
  -- The e-mail as it was then.
  actor_email text,
  reason text check (length(reason) <= 1000),
  recorded_at timestamptz not null default now(),
  primary key (town_code, id),
  foreign key (town_code, sample_id) references public.water_samples on delete cascade
);
create index on public.sample_reviews (town_code, sample_id, id desc);

-- Guards ----------------------------------------------------------------------------------------------------------------

create trigger check_place before insert or update of geom, town_code on public.rivers
  for each row execute function private.check_place();
create trigger check_place before insert or update of geom, town_code on public.water_sections
  for each row execute function private.check_place();

-- Distance from a place to the nearest drawn river of the town.
create function private.distance_to_river_m(town text, place extensions.geometry) returns double precision
language sql stable set search_path = public, extensions as $$
  select min(st_distance(r.geom::geography, place::geography))
  from public.rivers as r where r.town_code = town and r.geom is not null
$$;

-- The same where it is more than the accuracy plus 50 m, else null.
create function private.far_from_river_m(town text, place extensions.geometry, accuracy double precision)
returns double precision language sql stable set search_path = '' as $$
  select round(distance) from private.distance_to_river_m(town, place) as distance where distance > accuracy + 50
$$;

-- Trigger: flags a section that is far from every drawn river. It is stored all the same.
create function private.flag_far_section() returns trigger language plpgsql set search_path = '' as $$
begin
  new.far_from_river_m := private.far_from_river_m(new.town_code, new.geom, new.accuracy_m);
  return new;
end $$;
create trigger flag_far before insert or update of geom, accuracy_m, far_from_river_m on public.water_sections
  for each row execute function private.flag_far_section();

-- Trigger: a river that is drawn anew changes which sections are far from one. (flag_far_section calculates the value.)
create function private.reflag_sections() returns trigger language plpgsql set search_path = '' as $$
begin
  update public.water_sections as s set far_from_river_m = null
  where s.geom is not null and s.town_code in (select town_code from changed);
  return null;
end $$;
create trigger flag_again_insert after insert on public.rivers referencing new table as changed
  for each statement execute function private.reflag_sections();
create trigger flag_again_update after update on public.rivers referencing new table as changed
  for each statement execute function private.reflag_sections();
create trigger flag_again_delete after delete on public.rivers referencing old table as changed
  for each statement execute function private.reflag_sections();

-- Trigger: a sample stays with its section and day. Its review goes forward, and back only with a reason; a published
-- one can only be withdrawn.
create function private.guard_sample() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    if old.review <> 'published' or old.is_example or not exists (
      select from public.water_sections as s where s.town_code = old.town_code and s.id = old.section_id
    ) then
      return old;
    end if;
    raise exception 'a published sample is not deleted: withdraw it and give the reason' using errcode = '42501';
  end if;
  if (new.town_code, new.id, new.section_id, new.date, new.is_example, new.recorded_at)
    is distinct from (old.town_code, old.id, old.section_id, old.date, old.is_example, old.recorded_at) then
    raise exception 'a sample stays with its section and day: enter a new one' using errcode = '42501';
  end if;
  if new.review < old.review and coalesce(current_setting('renewal.reason', true), '') = '' then
    raise exception 'the review of a sample only goes forward, unless a reason is given' using errcode = '42501';
  end if;
  if old.withdrawn_at is not null then
    raise exception 'a withdrawn sample stays as it is' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard before update or delete on public.water_samples
  for each row execute function private.guard_sample();

-- Trigger: readings of a published sample do not change. The transaction that records a sample may add them.
create function private.guard_readings() returns trigger language plpgsql set search_path = '' as $$
begin
  if exists (
    select from changed as c
    join public.water_samples as s on s.town_code = c.town_code and s.id = c.sample_id
    where s.review = 'published' and not s.is_example and (tg_op <> 'INSERT' or s.recorded_at <> now())
  ) then
    raise exception 'readings of a published sample are append-only: withdraw it and enter a new one' using errcode = '42501';
  end if;
  return null;
end $$;
create trigger guard_insert after insert on public.water_readings referencing new table as changed
  for each statement execute function private.guard_readings();
create trigger guard_update after update on public.water_readings referencing old table as changed
  for each statement execute function private.guard_readings();
create trigger guard_delete after delete on public.water_readings referencing old table as changed
  for each statement execute function private.guard_readings();

-- Trigger: reviews are append-only.
create function private.refuse_rewriting_reviews() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' and not exists (
    select from public.water_samples as w where w.town_code = old.town_code and w.id = old.sample_id
  ) then
    return old;
  end if;
  raise exception 'reviews of samples are append-only' using errcode = '42501';
end $$;
create trigger append_only before update or delete on public.sample_reviews
  for each row execute function private.refuse_rewriting_reviews();

-- Trigger: records who entered samples.
create function private.record_entry() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if (select auth.uid()) is null then return null; end if;
  insert into public.sample_reviews (town_code, sample_id, to_state, actor, actor_email)
  select c.town_code, c.id, c.review, (select auth.uid()), (select auth.jwt()) ->> 'email' from changed as c;
  return null;
end $$;
create trigger record_entry after insert on public.water_samples referencing new table as changed
  for each statement execute function private.record_entry();

-- Trigger: records each later step of a sample, with the reason of the transaction.
create function private.record_review() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.sample_reviews (town_code, sample_id, from_state, to_state, actor, actor_email, reason)
  select c.town_code, c.id, b.review, case when c.withdrawn_at is null then c.review end,
    (select auth.uid()), (select auth.jwt()) ->> 'email', nullif(current_setting('renewal.reason', true), '')
  from changed as c join before as b on b.town_code = c.town_code and b.id = c.id
  where c.review <> b.review or (c.withdrawn_at is null) <> (b.withdrawn_at is null);
  return null;
end $$;
create trigger record_review after update on public.water_samples referencing old table as before new table as changed
  for each statement execute function private.record_review();

-- Reading ---------------------------------------------------------------------------------------------------------------
-- One call, one JSON document; all run with the caller's own rights, except where noted.

-- Rivers with their lines.
create function public.water_rivers(p_town text) returns jsonb
language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'slug', slug, 'name', name, 'geometry', private.feature_geometry(geom), 'basis', basis, 'accuracy_m', accuracy_m,
    'is_example', is_example
  ) order by seq), '[]')
  from public.rivers where town_code = p_town
$$;

-- Sections with their place, target and suspensions.
create function public.water_section_list(p_town text) returns jsonb
language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', s.id, 'code', s.code, 'name', s.name, 'river', s.river, 'crossing', s.crossing, 'level', s.level,
    'target_class', s.target_class, 'chief_title', s.chief_title, 'chief_phone', s.chief_phone,
    'geometry', private.feature_geometry(s.geom), 'basis', s.basis, 'accuracy_m', s.accuracy_m,
    'far_from_river_m', s.far_from_river_m, 'is_example', s.is_example,
    'suspended', coalesce((
      select jsonb_agg(jsonb_build_object('from', x.from_date, 'to', x.to_date, 'reason', x.reason) order by x.from_date)
      from public.section_suspensions as x where x.town_code = s.town_code and x.section_id = s.id
    ), '[]')
  ) order by s.code), '[]')
  from public.water_sections as s where s.town_code = p_town
$$;

-- What a laboratory sheet or form needs of the sections that the caller sees: every name they have, and what judges
-- them.
create function public.water_section_names(p_town text) returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name, 'aliases', s.aliases,
    'water_body', s.water_body, 'target_class', s.target_class, 'far_from_river_m', s.far_from_river_m) order by s.code), '[]')
  from public.water_sections as s where s.town_code = p_town
$$;

-- First and last day of which there is a published sample of a public section. Runs with the owner's rights: row level
-- security would ask for every month again which sections may be seen; here one condition says the same, and an index
-- answers.
create function private.published_span(p_town text, out first date, out last date)
language sql stable security definer set search_path = '' as $$
  select
    (select w.date from public.water_samples as w
      join public.water_sections as s on s.town_code = w.town_code and s.id = w.section_id
      where w.town_code = p_town and w.review = 'published' and w.withdrawn_at is null and s.visibility = 'public'
      order by w.date limit 1),
    (select w.date from public.water_samples as w
      join public.water_sections as s on s.town_code = w.town_code and s.id = w.section_id
      where w.town_code = p_town and w.review = 'published' and w.withdrawn_at is null and s.visibility = 'public'
      order by w.date desc limit 1)
$$;

-- The months, by their first day, of which there is a published sample of a public section.
create function private.published_months(p_town text) returns setof date
language sql stable security definer set search_path = '' set jit = off as $$
  select month::date
  from private.published_span(p_town) as span,
    generate_series(date_trunc('month', span.first::timestamp), span.last, interval '1 month') as month
  where exists (
    select from public.water_samples as w
    join public.water_sections as s on s.town_code = w.town_code and s.id = w.section_id
    where w.town_code = p_town and w.date >= month::date and w.date < (month + interval '1 month')::date
      and w.review = 'published' and w.withdrawn_at is null and s.visibility = 'public'
  )
$$;

-- The same months as YYYY-MM, oldest first.
create function public.water_months(p_town text) returns jsonb
language sql stable as $$
  select coalesce(jsonb_agg(to_char(month, 'YYYY-MM') order by month), '[]') from private.published_months(p_town) as month
$$;

-- Readings of many samples at once. The policy of the table asks for each reading whether its sample may be seen,
-- twenty and more times for the same sample; here it is asked once a sample, by the same conditions, and the caller
-- passes on only samples that it has read with its own rights. Put together as text: twelve thousand readings need no
-- sorting by key.
create function private.readings_of(p_town text, p_samples bigint[]) returns table (sample_id bigint, readings json)
language sql stable security definer set search_path = '' as $$
  select r.sample_id, json_object_agg(r.item, r.reported)
  from public.water_samples as w
  join public.water_sections as s on s.town_code = w.town_code and s.id = w.section_id
  join public.water_readings as r on r.town_code = w.town_code and r.sample_id = w.id
  where w.town_code = p_town and w.id = any (p_samples) and (
    w.review = 'published' and w.withdrawn_at is null and s.visibility = 'public'
    or p_town = any (private.towns_as(array['viewer', 'planner', 'water', 'admin']))
  )
  group by r.sample_id
$$;

-- Published samples of a period with what is needed to assess them: sections with target and suspensions, samples with
-- their readings as reported. p_section limits it to one. `span` is the period in which the town published samples.
create function public.water_record(p_town text, p_from date, p_to date, p_section text default null) returns json
language sql stable as $$
  with chosen as materialized (
    select s.id, s.code, s.target_class, s.water_body from public.water_sections as s
    where s.town_code = p_town and (p_section is null or s.code = p_section)
  ), samples as materialized (
    select w.id, c.code, w.date from public.water_samples as w
    join chosen as c on c.id = w.section_id
    where w.town_code = p_town and w.date between p_from and p_to and w.review = 'published' and w.withdrawn_at is null
  )
  select json_build_object(
    'span', (select json_build_object('from', span.first, 'to', span.last) from private.published_span(p_town) as span),
    'sections', coalesce((
      select json_agg(json_build_object(
        'code', c.code, 'target_class', c.target_class, 'water_body', c.water_body, 'suspended', coalesce((
          select json_agg(json_build_object('from', x.from_date, 'to', x.to_date, 'reason', x.reason) order by x.from_date)
          from public.section_suspensions as x where x.town_code = p_town and x.section_id = c.id
        ), '[]')
      ) order by c.code)
      from chosen as c
    ), '[]'),
    'samples', coalesce((
      select json_agg(json_build_object('section', m.code, 'date', m.date, 'values', r.readings) order by m.date, m.code)
      from samples as m
      join private.readings_of(p_town, (select array_agg(id) from samples)) as r on r.sample_id = m.id
    ), '[]')
  )
$$;

-- What documents say about the town's water, as recorded with the planning features.
create function public.water_statements(p_town text) returns jsonb
language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'slug', f.slug, 'name', f.name, 'kind', f.kind, 'summary', f.summary, 'source', f.source, 'section', f.section,
    'statements', coalesce((
      select jsonb_agg(jsonb_build_object(
        'kind', e.kind, 'text', e.phrase, 'date', e.date, 'precision', e.precision, 'source', e.source, 'section', e.section
      ) order by e.date, e.kind, e.id)
      from public.status_events as e
      where e.town_code = f.town_code and e.feature_id = f.id and e.revoked_at is null
    ), '[]'),
    'figures', coalesce((
      select jsonb_agg(jsonb_build_object(
        'code', a.code, 'name', a.name, 'value', a.value, 'unit', a.unit, 'qualifier', a.qualifier, 'as_of', a.as_of,
        'source', a.source, 'section', a.section
      ) order by a.seq)
      from public.feature_facts as a where a.town_code = f.town_code and a.feature_id = f.id
    ), '[]'),
    'remarks', coalesce((
      select jsonb_agg(r.text order by r.seq)
      from public.feature_remarks as r where r.town_code = f.town_code and r.feature_id = f.id
    ), '[]')
  ) order by f.id), '[]')
  from public.features as f
  where f.town_code = p_town and f.class = 'water' and not f.is_example
$$;

-- Shared triggers -------------------------------------------------------------------------------------------------------

do $$
declare
  name text;
begin
  foreach name in array array['rivers', 'water_sections', 'section_suspensions', 'water_samples'] loop
    execute format('create trigger log_change after insert or update or delete on public.%I
      for each row execute function private.log_change()', name);
    execute format('create trigger count_insert after insert on public.%I referencing new table as changed
      for each statement execute function private.count_water_edition()', name);
    execute format('create trigger count_update after update on public.%I referencing new table as changed
      for each statement execute function private.count_water_edition()', name);
    execute format('create trigger count_delete after delete on public.%I referencing old table as changed
      for each statement execute function private.count_water_edition()', name);
  end loop;
end $$;
-- Readings are stored with their sample, by the hundred: only later changes are logged. They count the edition with the
-- results that follow from them (water_results).
create trigger log_change after update or delete on public.water_readings
  for each row execute function private.log_change('value', 'detection_limit');

select private.track_recent_changes('water_sections', 'water', 'select r.town_code, r.code as record, r.visibility from %s as r');
select private.track_recent_changes('rivers', 'water', 'select r.town_code, '''' as record, ''public''::public.visibility as visibility
  from %s as r');
select private.track_recent_changes('section_suspensions', 'water', 'select s.town_code, s.code as record, s.visibility
  from %s as r join public.water_sections as s on s.town_code = r.town_code and s.id = r.section_id');
-- Samples that are not published, or were withdrawn, concern staff only.
select private.track_recent_changes('water_samples', 'water',
  'select s.town_code, s.code as record, case
    when r.review = ''published'' and r.withdrawn_at is null then s.visibility
    else greatest(s.visibility, ''internal''::public.visibility) end as visibility
  from %s as r join public.water_sections as s on s.town_code = r.town_code and s.id = r.section_id');
select private.track_recent_changes('water_readings', 'water',
  'select s.town_code, s.code as record, case
    when w.review = ''published'' and w.withdrawn_at is null then s.visibility
    else greatest(s.visibility, ''internal''::public.visibility) end as visibility
  from %s as r join public.water_samples as w on w.town_code = r.town_code and w.id = r.sample_id
  join public.water_sections as s on s.town_code = w.town_code and s.id = w.section_id');

-- Rights ----------------------------------------------------------------------------------------------------------------
-- As for the planning records: what is public for everyone, the rest for the town's staff; writing only by functions.

do $$
declare
  name text;
begin
  foreach name in array array[
    'rivers', 'water_sections', 'section_suspensions', 'water_samples', 'sample_origins', 'water_readings', 'sample_reviews'
  ] loop
    execute format('alter table public.%I enable row level security', name);
  end loop;
end $$;
create policy "everyone reads" on public.rivers for select to anon, authenticated using (true);

create policy "public records" on public.water_sections for select to anon, authenticated using (visibility = 'public');
create policy "internal records" on public.water_sections for select to authenticated using (
  visibility = 'internal' and town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[])
  or visibility = 'restricted' and town_code = any ((select private.towns_as(array['planner', 'water', 'admin']))::text[])
);
create policy "with its section" on public.section_suspensions for select to anon, authenticated using (
  exists (select from public.water_sections as s
    where s.town_code = section_suspensions.town_code and s.id = section_suspensions.section_id)
);
create policy "published, with its section" on public.water_samples for select to anon, authenticated using (
  review = 'published' and withdrawn_at is null
  and (town_code, section_id) in (select s.town_code, s.id from public.water_sections as s)
);
-- Staff also see what is not published yet, of the sections that they see.
create policy "staff" on public.water_samples for select to authenticated using (
  town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[])
  and (town_code, section_id) in (select s.town_code, s.id from public.water_sections as s)
);
-- Not "exists": what may be seen is found once for the query, and not again for each of twenty readings a sample.
create policy "with its sample" on public.water_readings for select to anon, authenticated using (
  (town_code, sample_id) in (select s.town_code, s.id from public.water_samples as s)
);
create policy "staff" on public.sample_origins for select to authenticated using (
  town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[])
);
create policy "reviewers" on public.sample_reviews for select to authenticated using (
  town_code = any ((select private.towns_as(array['water', 'admin']))::text[])
);
revoke all on
  public.rivers, public.water_sections, public.section_suspensions, public.water_samples, public.sample_origins,
  public.water_readings, public.sample_reviews
  from anon, authenticated;
grant select on
  public.rivers, public.water_sections, public.section_suspensions, public.water_samples, public.sample_origins,
  public.water_readings, public.sample_reviews
  to anon, authenticated;
grant all on
  public.rivers, public.water_sections, public.section_suspensions, public.water_samples, public.sample_origins,
  public.water_readings, public.sample_reviews
  to service_role;
revoke execute on all functions in schema private from public;
revoke execute on function public.water_section_names(text) from public;
grant execute on function
  private.published_span(text), private.published_months(text), private.readings_of(text, bigint[]),
  public.water_section_names(text)
  to anon, authenticated, service_role;
grant execute on function
  private.reported_limit(text), private.reported_value(text), private.distance_to_river_m(text, extensions.geometry),
  private.far_from_river_m(text, extensions.geometry, double precision)
  to service_role;
