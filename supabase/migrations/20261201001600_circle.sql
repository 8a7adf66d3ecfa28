-- Living circle (生活圈): streets, compounds and facilities within a walk, and where each of them came from.

-- Types and tables ------------------------------------------------------------------------------------------------------

create type public.network_origin as enum ('drawn', 'osm', 'file');
create type public.facility_state as enum ('operating', 'under_construction', 'planned', 'closed');

-- One run of a command that imported something. The imported rows carry its number and are deleted with it, so that the
-- next run replaces these and nothing else.
create table public.circle_imports (
  town_code text not null references public.towns on delete cascade,
  id bigint generated always as identity,
  kind text not null check (kind in ('osm', 'residents', 'facilities')),
  -- File or address; the same name again updates the same source.
  name text not null check (btrim(name) <> ''),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Day up to which the source is current; null when it does not say.
  as_of date,
  counts jsonb not null default '{}' check (jsonb_typeof(counts) = 'object'),
  source text,
  loaded_at timestamptz not null default now(),
  primary key (town_code, id),
  unique (town_code, kind, name),
  foreign key (town_code, source) references public.sources on delete cascade
);

-- The streets for walking: one network a town. They are sent as they are stored, as compact bytes (in base64, since the
-- embedded database returns bytes as JSON); the server does not read them.
create table public.walking_networks (
  town_code text primary key references public.towns on delete cascade,
  version text not null check (version ~ '^[0-9a-f]{16}$'),
  kind public.network_origin not null,
  name text not null check (btrim(name) <> ''),
  as_of date,
  is_example boolean not null default false,
  import_id bigint,
  nodes integer not null check (nodes > 0),
  edges integer not null check (edges > 0),
  length_m double precision not null check (length_m > 0),
  -- Bounding box of the streets.
  geom extensions.geometry(Polygon, 4326) not null,
  streets text not null check (streets ~ '^[A-Za-z0-9+/]+=*$'),
  foreign key (town_code, import_id) references public.circle_imports on delete cascade,
  constraint drawn_streets_are_examples check (kind <> 'drawn' or is_example)
);

-- Whether a value is an object of age groups with the number of people in each.
create function private.are_people_by_age(value jsonb) returns boolean language sql immutable as $$
  select jsonb_typeof(value) = 'object' and not exists (
    select from jsonb_each(value) as age
    where jsonb_typeof(age.value) <> 'number' or (age.value #>> '{}')::double precision < 0
  )
$$;

-- Where people live: a compound or a building, with its number of people. Nothing finer than that is stored.
create table public.compounds (
  town_code text not null references public.towns on delete cascade,
  id bigint generated always as identity,
  code text not null check (btrim(code) <> ''),
  name text,
  geom extensions.geometry(Geometry, 4326) not null
    check (extensions.st_geometrytype(geom) in ('ST_Point', 'ST_Polygon', 'ST_MultiPolygon')),
  -- Null: not known, or withheld.
  population double precision check (population >= 0),
  -- People by age group, {"60+": 120}; empty: not known, or withheld.
  ages jsonb not null default '{}' check (private.are_people_by_age(ages)),
  suppressed boolean not null default false,
  residential_m2 double precision check (residential_m2 >= 0),
  visibility public.visibility not null default 'internal',
  is_example boolean not null default false,
  import_id bigint,
  version bigint not null default 1,
  primary key (town_code, id),
  unique (town_code, code),
  foreign key (town_code, import_id) references public.circle_imports on delete cascade,
  constraint a_compound_says_where_it_is_from check (is_example or import_id is not null)
);
create index on public.compounds using gist (geom);
create index on public.compounds (town_code, import_id);

-- Counts of 1 to 4 people, taken out of their compound before it is stored: for planners only.
create table public.compound_small_counts (
  town_code text not null,
  compound_id bigint not null,
  population double precision,
  ages jsonb not null,
  primary key (town_code, compound_id),
  foreign key (town_code, compound_id) references public.compounds on delete cascade deferrable initially deferred
);

-- Facilities from a file or an extract, and examples. Facilities in plans and reports are features, see
-- feature_circle_kinds: the planning pages must not be filled with shops.
create table public.circle_facilities (
  town_code text not null references public.towns on delete cascade,
  id bigint generated always as identity,
  code text not null check (btrim(code) <> ''),
  -- Of the catalogue in src/lib/domain/circle/kinds.ts.
  kind text not null check (kind ~ '^[a-z][a-z0-9_]*$'),
  name text,
  state public.facility_state not null default 'operating',
  opens date,
  capacity double precision check (capacity >= 0),
  -- Entrances: a park has several.
  geom extensions.geometry(MultiPoint, 4326) not null,
  visibility public.visibility not null default 'internal',
  is_example boolean not null default false,
  import_id bigint,
  version bigint not null default 1,
  primary key (town_code, id),
  unique (town_code, kind, code),
  foreign key (town_code, import_id) references public.circle_imports on delete cascade,
  constraint a_facility_says_where_it_is_from check (is_example or import_id is not null),
  constraint only_what_is_not_open_opens check (opens is null or state in ('planned', 'under_construction'))
);
create index on public.circle_facilities using gist (geom);
create index on public.circle_facilities (town_code, kind);

-- Which of the town's features serve the circle, and as what kinds of the catalogue.
create table public.feature_circle_kinds (
  town_code text not null,
  feature_id bigint not null,
  kind text not null check (kind ~ '^[a-z][a-z0-9_]*$'),
  -- State without any statement: a care home that will be renovated is operating already.
  unless_told public.facility_state not null default 'planned',
  primary key (town_code, feature_id, kind),
  foreign key (town_code, feature_id) references public.features on delete cascade
);

-- Finished is not open: the stage of a lifecycle from which a facility operates. A lifecycle without one: any stage of
-- the phase `done`.
create table public.circle_opening_stages (
  town_code text not null,
  lifecycle text not null,
  stage text not null,
  primary key (town_code, lifecycle),
  foreign key (town_code, lifecycle, stage) references public.stages on delete cascade
);

-- Kinds of the town's features that hold no facility, whatever their stage: a widened road, an issued certificate.
create table public.circle_kinds_without_site (
  town_code text not null,
  kind text not null,
  primary key (town_code, kind),
  foreign key (town_code, kind) references public.kinds on delete cascade
);

-- Basemap from an extract, drawn below the town's own: one row a layer, its features as they are sent.
create table public.imported_ground (
  town_code text not null,
  import_id bigint not null,
  layer text not null check (layer in ('water', 'green', 'residential', 'buildings')),
  -- Bounding box of the features.
  geom extensions.geometry(Polygon, 4326) not null,
  -- A list of GeoJSON features with flat properties; `json`, since it is only passed on.
  features json not null check (json_typeof(features) = 'array'),
  primary key (town_code, import_id, layer),
  foreign key (town_code, import_id) references public.circle_imports on delete cascade
);

-- Guards ----------------------------------------------------------------------------------------------------------------

do $$
declare
  name text;
begin
  foreach name in array array['walking_networks', 'compounds', 'circle_facilities', 'imported_ground'] loop
    execute format('create trigger check_place before insert or update of geom, town_code on public.%I
      for each row execute function private.check_place()', name);
  end loop;
end $$;

-- Trigger: a small count is taken out of its row before it is stored. With one small age group all of them are
-- withheld: it could be calculated from the others and the total.
create function private.withhold_compound() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  few constant boolean := private.is_small_count(true, new.population);
  few_of_an_age constant boolean := few or exists (
    select from jsonb_each(new.ages) as age
    where private.is_small_count(true, (age.value #>> '{}')::double precision)
  );
begin
  -- An update without a new count keeps what was withheld.
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

-- Reading ---------------------------------------------------------------------------------------------------------------
-- All run with the caller's own rights.

-- State of a facility by its last statement. Finished is not open where the lifecycle distinguishes the two; renovation
-- of an existing facility is construction.
create function private.facility_state_of(
  p_phase public.phase, p_seq integer, p_opens_at integer, p_told boolean, p_unless_told public.facility_state
) returns public.facility_state language sql immutable as $$
  select case
    -- A statement without a stage, about a feature without a lifecycle: it exists.
    when p_phase is null then case when p_told then 'operating' else p_unless_told::text end
    when p_phase = 'stopped' then 'closed'
    when p_phase = 'done' then case when p_seq < p_opens_at then 'under_construction' else 'operating' end
    when p_phase = 'building' then 'under_construction'
    else 'planned'
  end::public.facility_state
$$;

-- The accuracy, in metres, up to which a place is known well enough to measure distances: a third of a 15-minute walk.
create function private.circle_accuracy_m() returns double precision language sql immutable as $$ select 300.0::double precision $$;

-- Every facility with its state as of a day: the town's features, and what was imported. `geom` is null where it is not
-- placed.
create function private.circle_facilities_as_of(p_town text, p_as_of date) returns table (
  code text, kind text, name jsonb, state public.facility_state, opens date, capacity double precision,
  geom extensions.geometry, slug text, is_example boolean
) language sql stable as $$
  select 'feature:' || f.slug, k.kind, f.name::jsonb, facility.state,
    case when facility.state in ('planned', 'under_construction') and s.target_date >= p_as_of then s.target_date end,
    null::double precision,
    case when f.accuracy_m <= private.circle_accuracy_m() then extensions.st_pointonsurface(f.geom) end,
    f.slug, f.is_example
  from public.feature_circle_kinds as k
  join public.features as f on f.town_code = k.town_code and f.id = k.feature_id
  join private.states_as_of(p_town, p_as_of) as s on s.feature_id = f.id
  left join public.stages as at_stage
    on at_stage.town_code = f.town_code and at_stage.lifecycle = f.lifecycle and at_stage.code = s.actual_stage
  left join public.circle_opening_stages as o on o.town_code = f.town_code and o.lifecycle = f.lifecycle
  left join public.stages as opening
    on opening.town_code = o.town_code and opening.lifecycle = o.lifecycle and opening.code = o.stage
  cross join lateral private.facility_state_of(
    s.actual_phase, at_stage.seq, coalesce(opening.seq, 0), s.actual_id is not null, k.unless_told
  ) as facility (state)
  where k.town_code = p_town
  union all
  select c.code, c.kind, case when c.name is not null then to_jsonb(c.name) end, c.state, c.opens, c.capacity,
    c.geom, null, c.is_example
  from public.circle_facilities as c
  where c.town_code = p_town
$$;

-- A point as {lon, lat}.
create function private.circle_lon_lat(geom extensions.geometry) returns json language sql immutable as $$
  select json_build_object(
    'lon', round(extensions.st_x(geom)::numeric, 6), 'lat', round(extensions.st_y(geom)::numeric, 6)
  )
$$;

-- Parcels and projects as of a day on which the next facility may be built.
create function private.circle_candidates(p_town text, p_as_of date) returns table (
  id bigint, slug text, name jsonb, class text, accuracy_m double precision, is_example boolean, place extensions.geometry
) language sql stable as $$
  select f.id, f.slug, f.name::jsonb, f.class::text, f.accuracy_m, f.is_example, extensions.st_pointonsurface(f.geom)
  from public.features as f
  join private.states_as_of(p_town, p_as_of) as s on s.feature_id = f.id
  where f.town_code = p_town and f.class in ('parcel', 'project')
    -- A line is a street or a bank, and no site.
    and extensions.st_dimension(f.geom) <> 1
    -- Less accurate features are not on the map: src/lib/domain/shared/geo/placement.ts.
    and f.accuracy_m <= 1000
    -- Finished and stopped projects are no sites.
    and s.actual_phase is distinct from 'done' and s.actual_phase is distinct from 'stopped'
    and not exists (
      select from public.circle_kinds_without_site as k where k.town_code = f.town_code and k.kind = f.kind
    )
$$;

-- Compounds, facilities and candidates of a town as of a day, and the origin of its streets: `CirclePlaces`. Without
-- JIT, as planning_features.
create function public.circle_places(p_town text, p_as_of date) returns json
language sql stable set jit = off as $$
  with facilities as materialized (select * from private.circle_facilities_as_of(p_town, p_as_of))
  select json_build_object(
    'network', (
      select json_build_object(
        'kind', n.kind, 'name', n.name, 'asOf', n.as_of, 'is_example', n.is_example, 'version', n.version
      ) from public.walking_networks as n where n.town_code = p_town
    ),
    'compounds', coalesce((
      select json_agg(json_build_object(
        'id', c.code, 'name', c.name, 'population', c.population, 'ages', c.ages,
        'residential_m2', c.residential_m2, 'is_example', c.is_example,
        'place', private.circle_lon_lat(extensions.st_pointonsurface(c.geom))
      ) order by c.code)
      from public.compounds as c where c.town_code = p_town
    ), '[]'),
    'facilities', coalesce((
      select json_agg(json_build_object(
        'id', f.code, 'kind', f.kind, 'name', f.name, 'state', f.state, 'opens', f.opens, 'capacity', f.capacity,
        'featureSlug', f.slug, 'is_example', f.is_example, 'entrances', (
          select json_agg(private.circle_lon_lat(part.geom) order by part.path)
          from extensions.st_dump(f.geom) as part
        )
      ) order by f.kind, f.code)
      from facilities as f where f.geom is not null
    ), '[]'),
    'candidates', coalesce((
      select json_agg(json_build_object(
        'slug', c.slug, 'name', c.name, 'class', c.class, 'accuracy_m', c.accuracy_m, 'is_example', c.is_example,
        'place', private.circle_lon_lat(c.place)
      ) order by c.id)
      from private.circle_candidates(p_town, p_as_of) as c
    ), '[]'),
    'unplaced', coalesce((
      select json_agg(json_build_object('slug', f.slug, 'name', f.name, 'kind', f.kind) order by f.slug, f.kind)
      from facilities as f where f.geom is null
    ), '[]')
  )
$$;

-- The streets of a town as base64 text, and their version; no row when there are none.
create function public.walking_streets(p_town text) returns table (version text, streets text)
language sql stable as $$
  select n.version, n.streets from public.walking_networks as n where n.town_code = p_town
$$;

-- Coverage of a kind in a straight line: people whose compound lies within p_limit_m of an entrance of an operating
-- facility, on the sphere (as Turf measures). One row; `share` is null where no one lives. The same as the page's
-- straight-line mode, src/lib/domain/circle/coverage/straight-line.ts.
create function public.circle_coverage_straight(
  p_town text, p_kind text, p_limit_m double precision, p_as_of date default current_date
) returns table (covered double precision, total double precision, share double precision)
language sql stable as $$
  with entrances as materialized (
    select part.geom::extensions.geography as place
    from private.circle_facilities_as_of(p_town, p_as_of) as f, extensions.st_dump(f.geom) as part
    where f.kind = p_kind and f.state = 'operating'
  ), homes as (
    select c.population, exists (
      select from entrances as e
      where extensions.st_dwithin(
        e.place, extensions.st_pointonsurface(c.geom)::extensions.geography, p_limit_m, false
      )
    ) as reached
    from public.compounds as c
    where c.town_code = p_town and c.population is not null
  )
  select coalesce(sum(population) filter (where reached), 0), coalesce(sum(population), 0),
    coalesce(sum(population) filter (where reached), 0) / nullif(sum(population), 0)
  from homes
$$;

-- The town's basemap: one FeatureCollection a layer, names flattened to name_<language> for the map's labels. Features
-- of an extract come after the town's own, in the same layers or in layers of their own.
create function public.basemap(p_town text) returns json
language sql stable as $$
  select coalesce(json_object_agg(layer, json_build_object('type', 'FeatureCollection', 'features', features)), '{}')
  from (
    select layer, json_agg(feature order by rank, seq) as features
    from (
      select layer, 0 as rank, seq::bigint, json_build_object(
        'type', 'Feature',
        'geometry', private.feature_geometry(geom),
        'properties', jsonb_strip_nulls(jsonb_build_object('class', class, 'accuracy_m', accuracy_m)) || coalesce((
          select jsonb_object_agg('name_' || language, text) from jsonb_each_text(name) as n(language, text)
        ), '{}')
      ) as feature
      from public.basemap_features where town_code = p_town
      union all
      select g.layer, 1, part.seq, part.feature
      from public.imported_ground as g, json_array_elements(g.features) with ordinality as part (feature, seq)
      where g.town_code = p_town
    ) as drawn
    group by layer
  ) as layers
$$;

-- The import that a record came with, so that an editor knows what the next import replaces: {kind, name, loaded_at} or
-- null.
create function private.circle_origin(p_town text, p_import bigint) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('kind', i.kind, 'name', i.name, 'loaded_at', i.loaded_at)
  from public.circle_imports as i where i.town_code = p_town and i.id = p_import
$$;

-- Number of the last log entry of a record.
create function private.last_circle_change(p_town text, p_table text, p_code text) returns bigint
language sql stable set search_path = '' as $$
  select coalesce(max(c.id), 0) from public.change_log as c
  where c.town_code = p_town and c.table_name = p_table and c.record = p_code
$$;

-- Fields of a facility that the desk may change.
create function private.facility_values(p_facility public.circle_facilities) returns jsonb
language sql immutable set search_path = '' as $$
  select jsonb_build_object(
    'name', p_facility.name, 'kind', p_facility.kind, 'state', p_facility.state, 'opens', p_facility.opens,
    'capacity', p_facility.capacity, 'visibility', p_facility.visibility
  )
$$;

-- Fields of a compound that the desk may change; withheld counts for callers who may read those: planners and
-- administrators.
create function private.compound_values(p_compound public.compounds, p_withheld public.compound_small_counts) returns jsonb
language sql immutable set search_path = '' as $$
  select jsonb_build_object(
    'name', p_compound.name, 'population', coalesce(p_withheld.population, p_compound.population),
    'ages', coalesce(p_withheld.ages, p_compound.ages), 'residential_m2', p_compound.residential_m2,
    'visibility', p_compound.visibility
  )
$$;

-- A facility as the desk edits it: {id, code, is_example, version, values, origin, last_change}; else null.
create function public.circle_facility_record(p_town text, p_id bigint) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'id', f.id, 'code', f.code, 'is_example', f.is_example, 'version', f.version, 'values', private.facility_values(f),
    'origin', private.circle_origin(p_town, f.import_id),
    'last_change', private.last_circle_change(p_town, 'circle_facilities', f.code)
  )
  from public.circle_facilities as f where f.town_code = p_town and f.id = p_id
$$;

-- A compound in the same form.
create function public.compound_record(p_town text, p_id bigint) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'id', c.id, 'code', c.code, 'is_example', c.is_example, 'version', c.version,
    'values', private.compound_values(c, s), 'origin', private.circle_origin(p_town, c.import_id),
    'last_change', private.last_circle_change(p_town, 'compounds', c.code)
  )
  from public.compounds as c
  left join public.compound_small_counts as s on s.town_code = c.town_code and s.compound_id = c.id
  where c.town_code = p_town and c.id = p_id
$$;

-- Facilities (p_of = 'facilities') or compounds whose name or code contains p_search, or whose kind is one of p_kinds,
-- by name: {all, rows: [{id, code, name, kind, state, opens, population, suppressed, visibility, is_example}]}.
create function public.circle_records(
  p_town text, p_of text, p_search text, p_kinds text[], p_from integer, p_count integer
)
returns jsonb language sql stable set search_path = '' as $$
  with listed as (
    select f.id, f.code, f.name, f.kind, f.state, f.opens, null::double precision as population, false as suppressed,
      f.visibility, f.is_example
    from public.circle_facilities as f where f.town_code = p_town and p_of = 'facilities'
    union all
    select c.id, c.code, c.name, null, null, null, c.population, c.suppressed, c.visibility, c.is_example
    from public.compounds as c where c.town_code = p_town and p_of = 'compounds'
  ), found as (
    select * from listed
    where strpos(lower(coalesce(name, '') || ' ' || code), lower(btrim(p_search))) > 0 or kind = any (p_kinds)
  )
  select jsonb_build_object(
    'all', (select count(*) from found),
    'rows', coalesce((
      select jsonb_agg(to_jsonb(part) order by part.name nulls last, part.code, part.id) from (
        select * from found order by name nulls last, code, id
        offset greatest(p_from, 0) limit least(greatest(p_count, 0), 200)
      ) as part
    ), '[]')
  )
$$;

-- Writing ---------------------------------------------------------------------------------------------------------------
-- Correcting facilities and compounds. Facilities of plans and reports are features, which open by their status.

-- People by age group; groups without a number are left out.
create function private.checked_ages(p_field text, p_value jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  ages jsonb;
begin
  if jsonb_typeof(p_value) <> 'object' then perform private.refuse_field(p_field, 'bad_value'); end if;
  select jsonb_object_agg(private.checked_line(p_field, to_jsonb(key), 20) #>> '{}', number) into ages
    from jsonb_each(p_value) as given, private.checked_number(p_field, given.value) as number
    where number <> 'null' and private.one_line(key) is not null;
  if exists (select from jsonb_each(ages) where (value #>> '{}')::double precision < 0) then
    perform private.refuse_field(p_field, 'out_of_range');
  end if;
  return coalesce(ages, '{}');
end $$;

-- Changes of a facility or a compound as they will be stored: every value checked.
create function private.checked_circle_changes(p_changes jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  field text;
  value jsonb;
  checked jsonb := '{}';
begin
  for field, value in select * from jsonb_each(p_changes) loop
    checked := checked || jsonb_build_object(field, case
      when field = 'name' then private.checked_line(field, value, 200)
      when field = 'kind' then private.checked_line(field, value, 60)
      when field = 'state' then private.checked_word(field, value, enum_range(null::public.facility_state)::text[])
      when field = 'visibility' then private.checked_word(field, value, enum_range(null::public.visibility)::text[])
      when field = 'opens' then private.checked_day(field, value)
      when field = 'ages' then private.checked_ages(field, value)
      else private.checked_number(field, value)
    end);
  end loop;
  if checked -> 'kind' = 'null' then perform private.refuse_field('kind', 'missing'); end if;
  return checked;
end $$;

-- The values after a save, or null when nothing would change.
create function private.new_circle_values(p_was jsonb, p_changes jsonb, p_stored_version bigint, p_version bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  is_now jsonb;
begin
  perform private.check_fields(p_changes, array(select jsonb_object_keys(p_was)));
  is_now := p_was || private.checked_circle_changes(p_changes);
  if private.changed_fields(p_was, is_now) = '{}' then return null; end if;
  if p_stored_version is distinct from p_version then
    raise exception 'the record has changed since' using errcode = 'PT409', hint = 'changed_since';
  end if;
  return is_now;
end $$;

-- Changes a facility from a file or an extract. For planners and administrators of its town; version, unchanged values
-- and errors as for save_feature, besides `unknown_record`, `only_what_is_not_open_opens` (opens) and `taken`
-- (kind: another facility of that kind has its code). p_changes: name, kind, state, opens, capacity, visibility.
-- Returns {version, changed: [field]}.
create function private.save_circle_facility(p_town text, p_id bigint, p_version bigint, p_changes jsonb, p_reason text)
returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  facility public.circle_facilities;
  was jsonb;
  is_now jsonb;
  broken text;
begin
  if not p_town = any (private.towns_as(array['planner', 'admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
  select * into facility from public.circle_facilities where town_code = p_town and id = p_id for update;
  if not found then raise exception 'no such facility' using errcode = '22023', hint = 'unknown_record'; end if;
  was := private.facility_values(facility);
  is_now := private.new_circle_values(was, p_changes, facility.version, p_version);
  if is_now is null then return jsonb_build_object('version', facility.version, 'changed', '[]'::jsonb); end if;
  perform private.set_change_reason(private.checked_reason(p_reason));
  begin
    update public.circle_facilities as f
      set (name, kind, state, opens, capacity, visibility)
        = (select r.name, r.kind, r.state, r.opens, r.capacity, r.visibility
           from jsonb_populate_record(null::public.circle_facilities, is_now) as r)
      where f.town_code = p_town and f.id = p_id returning f.version into facility.version;
  exception
    when unique_violation then perform private.refuse_field('kind', 'taken');
    when check_violation then
      get stacked diagnostics broken = constraint_name;
      perform private.refuse_constraint('circle_facilities', broken, '{"only_what_is_not_open_opens": "opens"}');
  end;
  perform private.set_change_reason(null);
  return jsonb_build_object(
    'version', facility.version, 'changed', to_jsonb(private.changed_fields(was, is_now)));
end $$;
-- The same for callers, with their own rights.
create function public.save_circle_facility(p_town text, p_id bigint, p_version bigint, p_changes jsonb, p_reason text)
returns jsonb language sql set search_path = '' as $$
  select private.save_circle_facility(p_town, p_id, p_version, p_changes, p_reason)
$$;

-- Stores new counts of a compound, whole: the trigger takes those that are too small out of the row again. It keeps
-- what it withheld while a row looks unchanged, so a count that is removed has to be overwritten first.
create function private.store_counts(p_compound public.compounds, p_population double precision, p_ages jsonb) returns void
language plpgsql set search_path = '' as $$
begin
  if p_compound.suppressed and p_ages = '{}' and p_population is not distinct from p_compound.population then
    perform set_config('renewal.bulk', 'on', true);
    update public.compounds set population = coalesce(p_population, 0) + 1000
      where town_code = p_compound.town_code and id = p_compound.id;
    perform set_config('renewal.bulk', '', true);
  end if;
  update public.compounds set population = p_population, ages = p_ages
    where town_code = p_compound.town_code and id = p_compound.id;
end $$;

-- Changes a compound. As save_circle_facility, besides `more_than_all` (ages: an age group has more people than live
-- there).
-- p_changes: name, population, ages {group: people}, residential_m2, visibility. Small counts are withheld as always.
create function private.save_compound(p_town text, p_id bigint, p_version bigint, p_changes jsonb, p_reason text)
returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  compound public.compounds;
  withheld public.compound_small_counts;
  was jsonb;
  is_now jsonb;
  changed text[];
  broken text;
begin
  if not p_town = any (private.towns_as(array['planner', 'admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
  select * into compound from public.compounds where town_code = p_town and id = p_id for update;
  if not found then raise exception 'no such compound' using errcode = '22023', hint = 'unknown_record'; end if;
  select * into withheld from public.compound_small_counts where town_code = p_town and compound_id = p_id;
  was := private.compound_values(compound, withheld);
  is_now := private.new_circle_values(was, p_changes, compound.version, p_version);
  if is_now is null then return jsonb_build_object('version', compound.version, 'changed', '[]'::jsonb); end if;
  changed := private.changed_fields(was, is_now);
  if changed && array['population', 'ages'] and exists (
    select from jsonb_each(is_now -> 'ages') where value > is_now -> 'population' and is_now -> 'population' <> 'null'
  ) then
    perform private.refuse_field('ages', 'more_than_all');
  end if;
  perform private.set_change_reason(private.checked_reason(p_reason));
  begin
    if changed && array['name', 'residential_m2', 'visibility'] then
      update public.compounds as c
        set (name, residential_m2, visibility)
          = (select r.name, r.residential_m2, r.visibility
             from jsonb_populate_record(null::public.compounds, is_now) as r)
        where c.town_code = p_town and c.id = p_id;
    end if;
    if changed && array['population', 'ages'] then
      perform private.store_counts(compound, (is_now ->> 'population')::double precision, is_now -> 'ages');
    end if;
  exception when check_violation then
    get stacked diagnostics broken = constraint_name;
    perform private.refuse_constraint('compounds', broken, '{}');
  end;
  perform private.set_change_reason(null);
  select version into compound.version from public.compounds where town_code = p_town and id = p_id;
  return jsonb_build_object('version', compound.version, 'changed', to_jsonb(changed));
end $$;
-- The same for callers, with their own rights.
create function public.save_compound(p_town text, p_id bigint, p_version bigint, p_changes jsonb, p_reason text)
returns jsonb language sql set search_path = '' as $$
  select private.save_compound(p_town, p_id, p_version, p_changes, p_reason)
$$;

-- Shared triggers -------------------------------------------------------------------------------------------------------

-- Thousands of rows change with an import, which has its own log entry: `when` saves the calls of the function.
do $$
declare
  name text;
begin
  foreach name in array array['circle_facilities', 'compounds'] loop
    execute format($trigger$
      create trigger log_change after insert or update or delete on public.%I
      for each row when (current_setting('renewal.bulk', true) is distinct from 'on')
      execute function private.log_change('version')
    $trigger$, name);
    execute format('create trigger zz_count_version before update on public.%I
      for each row execute function private.count_version()', name);
  end loop;
  foreach name in array array[
    'walking_networks', 'compounds', 'circle_facilities', 'feature_circle_kinds', 'circle_opening_stages',
    'circle_kinds_without_site'
  ] loop
    execute format('create trigger count_insert after insert on public.%I referencing new table as changed
      for each statement execute function private.count_edition()', name);
    execute format('create trigger count_update after update on public.%I referencing new table as changed
      for each statement execute function private.count_edition()', name);
    execute format('create trigger count_delete after delete on public.%I referencing old table as changed
      for each statement execute function private.count_edition()', name);
  end loop;
  foreach name in array array['compounds', 'circle_facilities'] loop
    perform private.track_recent_changes(name, 'circle', 'select r.town_code, r.code as record, r.visibility from %s as r');
  end loop;
  -- Changes that affect records of the whole town make everything be read again.
  foreach name in array array[
    'walking_networks', 'feature_circle_kinds', 'circle_opening_stages', 'circle_kinds_without_site'
  ] loop
    perform private.track_recent_changes(name, 'circle',
      'select r.town_code, '''' as record, ''public''::public.visibility as visibility from %s as r');
  end loop;
end $$;

-- Rights ----------------------------------------------------------------------------------------------------------------
-- As for the planning records: what is public for everyone, the rest for the town's staff.

do $$
declare
  name text;
begin
  foreach name in array array['walking_networks', 'circle_opening_stages', 'imported_ground', 'circle_kinds_without_site'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('create policy "everyone reads" on public.%I for select to anon, authenticated using (true)', name);
  end loop;

  foreach name in array array['compounds', 'circle_facilities'] loop
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
end $$;

alter table public.feature_circle_kinds enable row level security;
create policy "with its feature" on public.feature_circle_kinds for select to anon, authenticated using (
  exists (
    select from public.features as f
    where f.town_code = feature_circle_kinds.town_code and f.id = feature_circle_kinds.feature_id
  )
);
alter table public.compound_small_counts enable row level security;
create policy "planners read small counts" on public.compound_small_counts for select to authenticated
  using (town_code = any ((select private.towns_as(array['planner', 'admin']))::text[]));
-- Extracts of public maps are public; file names of an office are not.
alter table public.circle_imports enable row level security;
create policy "extracts are public" on public.circle_imports for select to anon, authenticated using (kind = 'osm');
create policy "staff read imports" on public.circle_imports for select to authenticated
  using (town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[]));
revoke all on
  public.circle_imports, public.walking_networks, public.compounds, public.compound_small_counts,
  public.circle_facilities, public.feature_circle_kinds, public.circle_opening_stages,
  public.circle_kinds_without_site, public.imported_ground
  from anon, authenticated;
grant select on
  public.circle_imports, public.walking_networks, public.compounds, public.compound_small_counts,
  public.circle_facilities, public.feature_circle_kinds, public.circle_opening_stages,
  public.circle_kinds_without_site, public.imported_ground
  to anon, authenticated;
grant all on
  public.circle_imports, public.walking_networks, public.compounds, public.compound_small_counts,
  public.circle_facilities, public.feature_circle_kinds, public.circle_opening_stages,
  public.circle_kinds_without_site, public.imported_ground
  to service_role;
revoke execute on all functions in schema private from public;
grant execute on function
  private.facility_state_of(public.phase, integer, integer, boolean, public.facility_state),
  private.circle_accuracy_m(), private.circle_facilities_as_of(text, date),
  private.circle_lon_lat(extensions.geometry), private.circle_candidates(text, date)
  to anon, authenticated, service_role;
revoke execute on function
  public.circle_facility_record(text, bigint), public.compound_record(text, bigint),
  public.circle_records(text, text, text, text[], integer, integer),
  public.save_circle_facility(text, bigint, bigint, jsonb, text),
  public.save_compound(text, bigint, bigint, jsonb, text)
  from public, anon;
grant execute on function
  private.circle_origin(text, bigint), private.last_circle_change(text, text, text),
  private.facility_values(public.circle_facilities),
  private.compound_values(public.compounds, public.compound_small_counts),
  private.save_circle_facility(text, bigint, bigint, jsonb, text),
  private.save_compound(text, bigint, bigint, jsonb, text), public.circle_facility_record(text, bigint),
  public.compound_record(text, bigint), public.circle_records(text, text, text, text[], integer, integer),
  public.save_circle_facility(text, bigint, bigint, jsonb, text),
  public.save_compound(text, bigint, bigint, jsonb, text)
  to authenticated, service_role;
