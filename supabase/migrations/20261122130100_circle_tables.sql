-- What the living circle is counted from: streets, compounds, facilities, and where each of them came from.

create type public.network_origin as enum ('drawn', 'osm', 'file');
create type public.facility_state as enum ('operating', 'under_construction', 'planned', 'closed');

-- One run of a command that brought something in. What it brought carries its number and goes with it, so that the
-- next run replaces that and nothing else.
create table public.circle_imports (
  town_code text not null references public.towns on delete cascade,
  id bigint generated always as identity,
  kind text not null check (kind in ('osm', 'residents', 'facilities')),
  -- File or address; the same name again is the same source, brought up to date.
  name text not null check (btrim(name) <> ''),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Day up to which the source holds what is so; null when it does not say.
  as_of date,
  counts jsonb not null default '{}' check (jsonb_typeof(counts) = 'object'),
  source text,
  loaded_at timestamptz not null default now(),
  primary key (town_code, id),
  unique (town_code, kind, name),
  foreign key (town_code, source) references public.sources on delete cascade
);

-- The streets on which one walks: one network a town. They travel as they are stored, as compact bytes (written as
-- base64, since the embedded database hands bytes out as JSON); the server does not take them apart.
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
  -- Box around the streets.
  geom extensions.geometry(Polygon, 4326) not null,
  streets text not null check (streets ~ '^[A-Za-z0-9+/]+=*$'),
  foreign key (town_code, import_id) references public.circle_imports on delete cascade,
  constraint drawn_streets_are_examples check (kind <> 'drawn' or is_example)
);

create function private.are_people_by_age(value jsonb) returns boolean language sql immutable as $$
  select jsonb_typeof(value) = 'object' and not exists (
    select from jsonb_each(value) as age
    where jsonb_typeof(age.value) <> 'number' or (age.value #>> '{}')::double precision < 0
  )
$$;

-- Where people live: a compound or a building, with how many. Nothing finer than that is kept.
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

-- Facilities that a file or an extract brought, and examples. What the plans and reports tell of are features, see
-- feature_circle_kinds: the planning pages shall not drown in shops.
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
  -- Where one goes in: a park has several entrances.
  geom extensions.geometry(MultiPoint, 4326) not null,
  visibility public.visibility not null default 'internal',
  is_example boolean not null default false,
  import_id bigint,
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
  -- What it is as long as no statement tells: a home that is to be renovated is there already.
  unless_told public.facility_state not null default 'planned',
  primary key (town_code, feature_id, kind),
  foreign key (town_code, feature_id) references public.features on delete cascade
);

-- Finished is not open: the stage of a lifecycle from which a facility serves anyone. A lifecycle without one: whatever is done.
create table public.circle_opening_stages (
  town_code text not null,
  lifecycle text not null,
  stage text not null,
  primary key (town_code, lifecycle),
  foreign key (town_code, lifecycle, stage) references public.stages on delete cascade
);

-- Ground that an extract brought, drawn below the town's own: one row a layer, its features as they travel.
create table public.imported_ground (
  town_code text not null,
  import_id bigint not null,
  layer text not null check (layer in ('water', 'green', 'residential', 'buildings')),
  -- Box around the features.
  geom extensions.geometry(Polygon, 4326) not null,
  -- A list of GeoJSON features with flat properties; `json`, since nobody looks inside.
  features json not null check (json_typeof(features) = 'array'),
  primary key (town_code, import_id, layer),
  foreign key (town_code, import_id) references public.circle_imports on delete cascade
);
