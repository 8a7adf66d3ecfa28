-- Planning: the town's vocabulary, its features (parcels, projects, facilities, waters, areas) with facts and
-- relations, its programmes, and the town's figures by year.

-- Vocabulary ------------------------------------------------------------------------------------------------------------

-- Subjects of planning, such as housing or water.
create table public.themes (
  town_code text not null references public.towns on delete cascade,
  code text not null,
  seq integer not null,
  name public.local_text not null,
  primary key (town_code, code)
);

-- Kinds of features, with their symbol on the map.
create table public.kinds (
  town_code text not null references public.towns on delete cascade,
  code text not null,
  seq integer not null,
  symbol text not null,
  name public.local_text not null,
  primary key (town_code, code)
);

-- Lifecycles and their stages, in order. `phase` makes stages of different lifecycles comparable.
create table public.lifecycles (
  town_code text not null references public.towns on delete cascade,
  code text not null,
  seq integer not null,
  name public.local_text not null,
  source public.local_text not null,
  primary key (town_code, code)
);

create type public.phase as enum ('idea', 'preparation', 'clearing', 'building', 'done', 'stopped');

create table public.stages (
  town_code text not null,
  lifecycle text not null,
  code text not null,
  seq integer not null check (seq > 0),
  phase public.phase not null,
  name public.local_text not null,
  entry public.local_text,
  evidence public.local_text,
  primary key (town_code, lifecycle, code),
  unique (town_code, lifecycle, seq),
  foreign key (town_code, lifecycle) references public.lifecycles on delete cascade
);

-- Features --------------------------------------------------------------------------------------------------------------

create type public.feature_class as enum ('parcel', 'project', 'facility', 'water', 'area');
create type public.date_precision as enum ('day', 'month', 'quarter', 'year');
create type public.commitment as enum ('commit', 'strive', 'promote', 'coordinate');
-- What was so, or what was promised.
create type public.event_kind as enum ('actual', 'target');
create type public.remark_kind as enum ('tension', 'gap', 'remark');

-- One row for each feature of the map, of any class: one identity for history, links, selection and rights.
create table public.features (
  town_code text not null references public.towns on delete cascade,
  id bigint generated always as identity,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  class public.feature_class not null,
  name public.local_text not null,
  aliases text[] not null default '{}',
  address public.local_text,
  theme text not null,
  kind text not null,
  lifecycle text,
  summary public.local_text not null,
  visibility public.visibility not null default 'internal',
  is_example boolean not null default false,
  -- WGS 84. Null: not placed; then `basis` says why.
  geom extensions.geometry(Geometry, 4326),
  basis public.local_text not null,
  -- Radius in metres within which the feature lies.
  accuracy_m double precision check (accuracy_m >= 0),
  source text not null,
  section text not null,
  indicators text[] not null default '{}',
  version bigint not null default 1,
  -- When the desk last corrected something: since then the cited source no longer states all of it.
  corrected_at timestamptz,
  -- What proves the place: a survey, a plan sheet, with its number.
  place_document text check (length(place_document) between 1 and 200),
  -- The coordinate system in which it was given, by its code in src/lib/domain/places/systems/crs.ts.
  place_system text check (length(place_system) between 1 and 40),
  primary key (town_code, id),
  unique (town_code, slug),
  unique (town_code, id, class),
  unique (town_code, id, lifecycle),
  foreign key (town_code, theme) references public.themes,
  foreign key (town_code, kind) references public.kinds,
  foreign key (town_code, lifecycle) references public.lifecycles,
  foreign key (town_code, source, section) references public.source_sections,
  constraint a_geometry_states_its_accuracy check (geom is null or accuracy_m is not null)
);
create index on public.features using gist (geom);
create index on public.features (town_code, class, theme);
create index on public.features (town_code, visibility);
-- The planning list, without reading the rows with their outlines.
create index features_listed on public.features (town_code, id) include (slug, visibility);

-- Limits of the approved plan, where a source states them. Numbers of parcels change between plan versions and are no
-- key.
create table public.parcels (
  town_code text not null,
  feature_id bigint not null,
  class public.feature_class not null default 'parcel' check (class = 'parcel'),
  parcel_no text,
  plan_version text,
  land_use_national text,
  land_use_local text,
  area_m2 double precision check (area_m2 > 0),
  far double precision check (far >= 0),
  gfa_m2 double precision check (gfa_m2 >= 0),
  height_m double precision check (height_m >= 0),
  density_pct double precision check (density_pct between 0 and 100),
  green_pct double precision check (green_pct between 0 and 100),
  -- The plan's own citation, which is seldom the document that describes the parcel.
  source text not null,
  section text not null,
  primary key (town_code, feature_id),
  foreign key (town_code, feature_id, class) references public.features (town_code, id, class) on delete cascade,
  foreign key (town_code, source, section) references public.source_sections,
  -- One square metre is allowed for rounding.
  constraint gfa_within_far check (gfa_m2 is null or area_m2 is null or far is null or gfa_m2 <= area_m2 * far + 1),
  constraint density_and_green_within_site check (coalesce(density_pct, 0) + coalesce(green_pct, 0) <= 100)
);
create index on public.parcels (town_code, parcel_no);

-- Single statements about a feature: a number or a text, with its day and source.
create table public.feature_facts (
  town_code text not null,
  feature_id bigint not null,
  code text not null,
  seq integer not null,
  name public.local_text not null,
  value double precision,
  out_of double precision,
  text public.local_text,
  unit public.local_text,
  qualifier public.local_text,
  as_of date not null,
  precision public.date_precision not null,
  counts_people boolean not null default false,
  suppressed boolean not null default false,
  visibility public.visibility not null default 'internal',
  source text not null,
  section text not null,
  primary key (town_code, feature_id, code),
  foreign key (town_code, feature_id) references public.features on delete cascade,
  foreign key (town_code, source, section) references public.source_sections
);

-- Remarks on what the sources say of a feature.
create table public.feature_remarks (
  town_code text not null,
  feature_id bigint not null,
  seq integer not null,
  kind public.remark_kind not null,
  text public.local_text not null,
  primary key (town_code, feature_id, seq),
  foreign key (town_code, feature_id) references public.features on delete cascade
);

-- Parcels and projects are many to many, and so are the others: a plot is part of a renewal, a station serves an area.
create table public.feature_relations (
  town_code text not null,
  feature_id bigint not null,
  relation text not null check (relation in ('part_of', 'serves', 'same_place', 'supports')),
  other_id bigint not null,
  primary key (town_code, feature_id, relation, other_id),
  foreign key (town_code, feature_id) references public.features on delete cascade,
  foreign key (town_code, other_id) references public.features on delete cascade,
  check (feature_id <> other_id)
);
create index on public.feature_relations (town_code, other_id);

-- Programmes and indicators ---------------------------------------------------------------------------------------------

-- Work of the town that has no place on the map.
create table public.programmes (
  town_code text not null,
  slug text not null,
  seq integer not null,
  name public.local_text not null,
  theme text not null,
  kind text not null,
  summary public.local_text not null,
  reported jsonb,
  promised jsonb,
  indicators text[] not null default '{}',
  source text not null,
  section text not null,
  primary key (town_code, slug),
  foreign key (town_code, theme) references public.themes,
  foreign key (town_code, source, section) references public.source_sections
);
create index on public.programmes (town_code, theme);
create index on public.programmes (town_code, source, section);

-- Figures of the town by year.
create table public.indicators (
  town_code text not null,
  code text not null,
  seq integer not null,
  theme text not null,
  name public.local_text not null,
  unit public.local_text,
  counts_people boolean not null default false,
  primary key (town_code, code),
  foreign key (town_code, theme) references public.themes
);

create table public.indicator_values (
  town_code text not null,
  indicator text not null,
  year integer not null check (year between 1900 and 2200),
  kind public.event_kind not null,
  value double precision,
  text public.local_text,
  operator text not null default '=' check (operator in ('=', '>=', '<=', '~')),
  -- `growth`: the value is a change against the year before, in percent, not a level.
  measure text not null default 'level' check (measure in ('level', 'growth')),
  qualifier public.local_text,
  period public.local_text,
  change_value double precision,
  change_unit text check (change_unit in ('percent', 'points', 'unclear')),
  rank public.local_text,
  derived boolean not null default false,
  suppressed boolean not null default false,
  commitment public.commitment,
  source text not null,
  section text not null,
  primary key (town_code, indicator, year, kind),
  foreign key (town_code, indicator) references public.indicators on delete cascade,
  foreign key (town_code, source, section) references public.source_sections,
  check ((change_value is null) = (change_unit is null))
);
create index on public.indicator_values (town_code, source, section);

create table public.indicator_remarks (
  town_code text not null,
  indicator text not null,
  seq integer not null,
  kind public.remark_kind not null,
  text public.local_text not null,
  primary key (town_code, indicator, seq),
  foreign key (town_code, indicator) references public.indicators on delete cascade
);

-- Small counts of people: the number itself is stored here, the row that the public reads keeps only the mark
-- `suppressed`.
create table public.small_counts (
  town_code text not null references public.towns on delete cascade,
  feature_id bigint,
  fact text,
  indicator text,
  year integer,
  kind public.event_kind,
  value double precision not null,
  foreign key (town_code, feature_id, fact) references public.feature_facts (town_code, feature_id, code)
    on delete cascade deferrable initially deferred,
  foreign key (town_code, indicator, year, kind) references public.indicator_values
    on delete cascade deferrable initially deferred,
  check ((fact is null) <> (indicator is null))
);
create unique index on public.small_counts (town_code, feature_id, fact) where fact is not null;
create unique index on public.small_counts (town_code, indicator, year, kind) where indicator is not null;

-- Guards ----------------------------------------------------------------------------------------------------------------

create trigger check_place before insert or update of geom, town_code on public.features
  for each row execute function private.check_place();

-- Trigger: a small count is taken out of its row before it is stored, into a table that only planners read. (The
-- reference from small_counts is checked at the end of the transaction: the row it names is stored a moment later.)
create function private.withhold_fact() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from public.small_counts
    where town_code = new.town_code and feature_id = new.feature_id and fact = new.code;
  new.suppressed := private.is_small_count(new.counts_people, new.value);
  if new.suppressed then
    insert into public.small_counts (town_code, feature_id, fact, value)
    values (new.town_code, new.feature_id, new.code, new.value);
    new.value := null;
    -- Words such as "closed" stay; a text with digits could contain the number.
    if new.text::text ~ '[0-9]' then new.text := null; end if;
  end if;
  return new;
end $$;
create trigger withhold before insert or update of value, text, counts_people, suppressed on public.feature_facts
  for each row execute function private.withhold_fact();

-- Trigger: the same for the figures of an indicator that counts people.
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
    -- Words such as "closed" stay; a text with digits could contain the number.
    if new.text::text ~ '[0-9]' then new.text := null; end if;
  end if;
  return new;
end $$;
create trigger withhold before insert or update of value, text, suppressed on public.indicator_values
  for each row execute function private.withhold_indicator_value();

-- A small number that becomes another small number changes nothing that the public sees, and no notice of it may be
-- sent. By its name it runs after the number has been withheld.
create trigger zz_skip_unchanged before update on public.feature_facts
  for each row execute function pg_catalog.suppress_redundant_updates_trigger();

-- Reading ---------------------------------------------------------------------------------------------------------------
-- One call, one JSON document; all run with the caller's own rights.

-- Themes, kinds and lifecycles with their stages: the vocabulary of a town.
create function public.vocabulary(p_town text) returns jsonb
language sql stable as $$
  select jsonb_build_object(
    'themes', coalesce((
      select jsonb_agg(jsonb_build_object('code', code, 'name', name) order by seq)
      from public.themes where town_code = p_town
    ), '[]'),
    'kinds', coalesce((
      select jsonb_agg(jsonb_build_object('code', code, 'symbol', symbol, 'name', name) order by seq)
      from public.kinds where town_code = p_town
    ), '[]'),
    'lifecycles', coalesce((
      select jsonb_agg(jsonb_build_object('code', l.code, 'name', l.name, 'source', l.source, 'stages', (
        select jsonb_agg(jsonb_build_object(
          'lifecycle', s.lifecycle, 'code', s.code, 'seq', s.seq, 'phase', s.phase, 'name', s.name,
          'entry', s.entry, 'evidence', s.evidence
        ) order by s.seq)
        from public.stages as s where s.town_code = l.town_code and s.lifecycle = l.code
      )) order by l.seq)
      from public.lifecycles as l where l.town_code = p_town
    ), '[]')
  )
$$;

-- Indicators with their values (by year, actual before target) and remarks.
create function public.indicator_table(p_town text) returns jsonb
language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'code', i.code, 'theme', i.theme, 'name', i.name, 'unit', i.unit,
    'values', coalesce((
      select jsonb_agg(jsonb_build_object(
        'year', v.year, 'kind', v.kind, 'value', v.value, 'suppressed', v.suppressed, 'text', v.text,
        'operator', v.operator, 'measure', v.measure, 'qualifier', v.qualifier, 'period', v.period,
        'change', case when v.change_unit is not null
          then jsonb_build_object('value', v.change_value, 'unit', v.change_unit) end,
        'rank', v.rank, 'derived', v.derived, 'commitment', v.commitment, 'source', v.source, 'section', v.section
      ) order by v.year, v.kind)
      from public.indicator_values as v where v.town_code = i.town_code and v.indicator = i.code
    ), '[]'),
    'notes', coalesce((
      select jsonb_agg(jsonb_build_object('kind', r.kind, 'text', r.text) order by r.seq)
      from public.indicator_remarks as r where r.town_code = i.town_code and r.indicator = i.code
    ), '[]')
  ) order by i.seq), '[]')
  from public.indicators as i
  where i.town_code = p_town
$$;

-- What the desk may change of a feature, with the limits of its plan where it is a parcel.
create function private.feature_values(p_feature public.features, p_limits public.parcels) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'name', p_feature.name, 'aliases', p_feature.aliases, 'address', p_feature.address, 'theme', p_feature.theme,
    'kind', p_feature.kind, 'summary', p_feature.summary, 'visibility', p_feature.visibility
  ) || case when p_feature.class = 'parcel' then jsonb_build_object(
    'parcel_no', p_limits.parcel_no, 'plan_version', p_limits.plan_version,
    'land_use_national', p_limits.land_use_national, 'land_use_local', p_limits.land_use_local,
    'area_m2', p_limits.area_m2, 'far', p_limits.far, 'gfa_m2', p_limits.gfa_m2, 'height_m', p_limits.height_m,
    'density_pct', p_limits.density_pct, 'green_pct', p_limits.green_pct
  ) else '{}' end
$$;

-- A feature as the desk edits it: {slug, class, is_example, version, values, corrected_at, last_change}; null for what
-- is not there. `last_change` is the number of its latest entry in the change log: later entries have higher ones.
create function public.feature_record(p_town text, p_slug text) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'slug', f.slug, 'class', f.class, 'is_example', f.is_example, 'version', f.version,
    'values', private.feature_values(f, p), 'corrected_at', f.corrected_at,
    'last_change', coalesce((
      select max(c.id) from public.change_log as c
      where c.town_code = p_town and c.table_name in ('features', 'parcels') and c.record = f.slug
    ), 0)
  )
  from public.features as f
  left join public.parcels as p on p.town_code = f.town_code and p.feature_id = f.id
  where f.town_code = p_town and f.slug = p_slug
$$;

-- Writing ---------------------------------------------------------------------------------------------------------------
-- Correcting what is recorded of a feature. Its status (lifecycle) and its place (places) have functions of their own.

-- The changes of a feature as they will be stored: every value checked.
create function private.checked_feature_changes(p_town text, p_changes jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  field text;
  value jsonb;
  checked jsonb := '{}';
begin
  for field, value in select * from jsonb_each(p_changes) loop
    checked := checked || jsonb_build_object(field, case
      when field = 'name' then private.checked_text(field, value, 200, true)
      when field = 'summary' then private.checked_text(field, value, 2000, true)
      when field = 'address' then private.checked_text(field, value, 200, false)
      when field = 'aliases' then private.checked_lines(field, value, 100, 30)
      when field = 'theme' then private.checked_word(field, value,
        array(select code from public.themes where town_code = p_town))
      when field = 'kind' then private.checked_word(field, value,
        array(select code from public.kinds where town_code = p_town))
      when field = 'visibility' then private.checked_word(field, value,
        enum_range(null::public.visibility)::text[])
      when field in ('parcel_no', 'plan_version', 'land_use_national', 'land_use_local')
        then private.checked_line(field, value, 100)
      else private.checked_number(field, value)
    end);
  end loop;
  return checked;
end $$;

-- Whether a source states any limit at all: loading a town leaves a row for every parcel, most of them empty.
create function private.states_limits(p public.parcels) returns boolean language sql immutable set search_path = '' as $$
  select num_nonnulls(p.parcel_no, p.plan_version, p.land_use_national, p.land_use_local, p.area_m2, p.far, p.gfa_m2,
    p.height_m, p.density_pct, p.green_pct) > 0
$$;

-- Stores checked values, and the limits where p_limits_too. What a source stated stays cited as that source's;
-- `corrected_at` says that it is no longer all.
create function private.store_feature(p_feature public.features, p_values jsonb, p_limits_too boolean) returns bigint
language plpgsql set search_path = '' as $$
declare
  version_now bigint;
begin
  -- A change of the limits alone is a new version too: for the editor both rows are one record.
  update public.features as f
    set (name, aliases, address, theme, kind, summary, visibility)
      = (select r.name, r.aliases, r.address, r.theme, r.kind, r.summary, r.visibility
         from jsonb_populate_record(null::public.features, p_values) as r),
      corrected_at = now()
    where f.town_code = p_feature.town_code and f.id = p_feature.id
    returning f.version into version_now;
  if p_limits_too then
    insert into public.parcels as p (
      town_code, feature_id, parcel_no, plan_version, land_use_national, land_use_local, area_m2, far, gfa_m2, height_m,
      density_pct, green_pct, source, section
    )
    select p_feature.town_code, p_feature.id, r.parcel_no, r.plan_version, r.land_use_national, r.land_use_local,
      r.area_m2, r.far, r.gfa_m2, r.height_m, r.density_pct, r.green_pct, 'desk',
      private.desk_corrections(p_feature.town_code)
    from jsonb_populate_record(null::public.parcels, p_values) as r
    on conflict (town_code, feature_id) do update set
      parcel_no = excluded.parcel_no, plan_version = excluded.plan_version,
      land_use_national = excluded.land_use_national, land_use_local = excluded.land_use_local,
      area_m2 = excluded.area_m2, far = excluded.far, gfa_m2 = excluded.gfa_m2, height_m = excluded.height_m,
      density_pct = excluded.density_pct, green_pct = excluded.green_pct,
      source = case when private.states_limits(p) then p.source else excluded.source end,
      section = case when private.states_limits(p) then p.section else excluded.section end;
  end if;
  return version_now;
end $$;

-- Changes what is recorded of a feature. For planners and administrators of its town.
-- p_version: the version that was read. Where the record has changed since and p_changes would change the stored
-- values: PT409, hint changed_since, and nothing is stored. Values that are stored already are no change and no error:
-- a form sent twice counts once.
-- p_changes: fields with their new values, texts in all their languages:
-- name, address, summary {language: text}; aliases [text]; theme, kind, visibility; and of a parcel parcel_no,
-- plan_version, land_use_national, land_use_local, area_m2, far, gfa_m2, height_m, density_pct, green_pct (null: not
-- known).
-- p_reason: the proof of the change, for the change log.
-- Errors, by `hint`: unknown_feature, changed_since, and with the field in `details`: unknown_field, missing,
-- bad_value, unknown_value, too_long, out_of_range, gfa_within_far, density_and_green_within_site, reason_missing.
-- 42501: not allowed.
-- Returns {slug, version, changed: [field]}.
create function private.save_feature(p_town text, p_slug text, p_version bigint, p_changes jsonb, p_reason text)
returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  limit_fields constant text[] := array[
    'parcel_no', 'plan_version', 'land_use_national', 'land_use_local', 'area_m2', 'far', 'gfa_m2', 'height_m',
    'density_pct', 'green_pct'];
  feature public.features;
  limits public.parcels;
  was jsonb;
  is_now jsonb;
  changed text[];
  broken text;
begin
  if not p_town = any (private.towns_as(array['planner', 'admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
  -- One save of a feature at a time: of two simultaneous saves the second is refused.
  select * into feature from public.features where town_code = p_town and slug = p_slug for update;
  if not found then raise exception 'no such feature' using errcode = '22023', hint = 'unknown_feature'; end if;
  select * into limits from public.parcels where town_code = p_town and feature_id = feature.id;
  was := private.feature_values(feature, limits);
  perform private.check_fields(p_changes, array(select jsonb_object_keys(was)));
  is_now := was || private.checked_feature_changes(p_town, p_changes);
  changed := private.changed_fields(was, is_now);
  if changed = '{}' then
    return jsonb_build_object('slug', p_slug, 'version', feature.version, 'changed', '[]'::jsonb);
  end if;
  if feature.version is distinct from p_version then
    raise exception 'the record has changed since' using errcode = 'PT409', hint = 'changed_since';
  end if;
  perform private.set_change_reason(private.checked_reason(p_reason));
  begin
    feature.version := private.store_feature(feature, is_now, changed && limit_fields);
  exception when check_violation then
    get stacked diagnostics broken = constraint_name;
    perform private.refuse_constraint('parcels', broken,
      '{"gfa_within_far": "gfa_m2", "density_and_green_within_site": "green_pct"}');
  end;
  perform private.set_change_reason(null);
  return jsonb_build_object('slug', p_slug, 'version', feature.version, 'changed', to_jsonb(changed));
end $$;
-- The same for callers, with their own rights.
create function public.save_feature(p_town text, p_slug text, p_version bigint, p_changes jsonb, p_reason text)
returns jsonb language sql set search_path = '' as $$
  select private.save_feature(p_town, p_slug, p_version, p_changes, p_reason)
$$;

-- Shared triggers -------------------------------------------------------------------------------------------------------

-- The log, without columns that the database counts itself.
do $$
declare
  name text;
begin
  foreach name in array array[
    'parcels', 'feature_facts', 'feature_remarks', 'feature_relations', 'programmes', 'indicators', 'indicator_values',
    'indicator_remarks', 'lifecycles', 'stages'
  ] loop
    execute format('create trigger log_change after insert or update or delete on public.%I
      for each row execute function private.log_change()', name);
  end loop;
end $$;
create trigger log_change after insert or update or delete on public.features
  for each row execute function private.log_change('version', 'corrected_at');
-- Named to run last: what other triggers make of a row is part of its new version.
create trigger zz_count_version before update on public.features
  for each row execute function private.count_version();

-- The edition, once a statement: loading a town counts a handful.
do $$
declare
  name text;
begin
  foreach name in array array['features', 'parcels', 'stages', 'feature_facts', 'feature_remarks', 'feature_relations'] loop
    execute format('create trigger count_insert after insert on public.%I referencing new table as changed
      for each statement execute function private.count_edition()', name);
    execute format('create trigger count_update after update on public.%I referencing new table as changed
      for each statement execute function private.count_edition()', name);
    execute format('create trigger count_delete after delete on public.%I referencing old table as changed
      for each statement execute function private.count_edition()', name);
  end loop;
end $$;

-- Change notices. What belongs to a feature is announced under the feature's name; a changed stage makes everything be
-- read again.
select private.track_recent_changes('features', 'planning', 'select r.town_code, r.slug as record, r.visibility from %s as r');
select private.track_recent_changes('parcels', 'planning', 'select f.town_code, f.slug as record, f.visibility
  from %s as r join public.features as f on f.town_code = r.town_code and f.id = r.feature_id');
select private.track_recent_changes('stages', 'planning', 'select r.town_code, '''' as record, ''public''::public.visibility as visibility
  from %s as r');
do $$
declare
  name text;
begin
  foreach name in array array['feature_facts', 'feature_remarks', 'feature_relations'] loop
    perform private.track_recent_changes(name, 'planning', format('select f.town_code, f.slug as record, %s as visibility
      from %%s as r join public.features as f on f.town_code = r.town_code and f.id = r.feature_id',
      -- Only a fact may be less visible than its feature.
      case name when 'feature_facts' then 'greatest(r.visibility, f.visibility)' else 'f.visibility' end));
  end loop;
end $$;

-- Rights ----------------------------------------------------------------------------------------------------------------
-- Everyone reads what is public; staff of a town read what is internal, planners and administrators what is restricted.
-- All writing goes through the functions: there is no policy for it.

do $$
declare
  name text;
begin
  foreach name in array array[
    'themes', 'kinds', 'lifecycles', 'stages', 'programmes', 'indicators', 'indicator_values', 'indicator_remarks'
  ] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('create policy "everyone reads" on public.%I for select to anon, authenticated using (true)', name);
  end loop;

  foreach name in array array['features', 'feature_facts'] loop
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

  -- What belongs to a feature is visible to callers who see the feature.
  foreach name in array array['parcels', 'feature_remarks'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format($policy$
      create policy "with its feature" on public.%1$I for select to anon, authenticated using (
        exists (select from public.features as f where f.town_code = %1$I.town_code and f.id = %1$I.feature_id)
      )
    $policy$, name);
  end loop;
end $$;

-- A relation is visible to callers who see both its ends: one end must not give the other away.
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

alter table public.small_counts enable row level security;
create policy "planners read small counts" on public.small_counts for select to authenticated
  using (town_code = any ((select private.towns_as(array['planner', 'admin']))::text[]));
revoke all on
  public.themes, public.kinds, public.lifecycles, public.stages, public.features, public.parcels,
  public.feature_facts, public.feature_remarks, public.feature_relations, public.programmes, public.indicators,
  public.indicator_values, public.indicator_remarks, public.small_counts
  from anon, authenticated;
grant select on
  public.themes, public.kinds, public.lifecycles, public.stages, public.features, public.parcels,
  public.feature_facts, public.feature_remarks, public.feature_relations, public.programmes, public.indicators,
  public.indicator_values, public.indicator_remarks, public.small_counts
  to anon, authenticated;
grant all on
  public.themes, public.kinds, public.lifecycles, public.stages, public.features, public.parcels,
  public.feature_facts, public.feature_remarks, public.feature_relations, public.programmes, public.indicators,
  public.indicator_values, public.indicator_remarks, public.small_counts
  to service_role;
revoke execute on all functions in schema private from public;
revoke execute on function
  public.feature_record(text, text), public.save_feature(text, text, bigint, jsonb, text)
  from public, anon;
grant execute on function
  private.feature_values(public.features, public.parcels), private.save_feature(text, text, bigint, jsonb, text),
  public.feature_record(text, text), public.save_feature(text, text, bigint, jsonb, text)
  to authenticated, service_role;
