-- Parcels, projects, facilities, waters and areas; what happened to them and what was promised.

create type public.feature_class as enum ('parcel', 'project', 'facility', 'water', 'area');
create type public.date_precision as enum ('day', 'month', 'quarter', 'year');
create type public.commitment as enum ('commit', 'strive', 'promote', 'coordinate');
create type public.event_kind as enum ('actual', 'target');
create type public.remark_kind as enum ('tension', 'gap', 'remark');

-- One row per thing on the map, whatever its class: one identity for history, links, selection and rights.
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
  -- WGS84. Null: not placed; then `basis` says why.
  geom extensions.geometry(Geometry, 4326),
  basis public.local_text not null,
  -- Radius in metres within which the place is believed to lie.
  accuracy_m double precision check (accuracy_m >= 0),
  source text not null,
  section text not null,
  indicators text[] not null default '{}',
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

-- Limits of the approved plan, where a source states them. Numbers of parcels change between plan versions and are no key.
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
  primary key (town_code, feature_id),
  foreign key (town_code, feature_id, class) references public.features (town_code, id, class) on delete cascade,
  -- A square metre of rounding is no breach of the plan.
  constraint gfa_within_far check (gfa_m2 is null or area_m2 is null or far is null or gfa_m2 <= area_m2 * far + 1),
  constraint density_and_green_within_site check (coalesce(density_pct, 0) + coalesce(green_pct, 0) <= 100)
);
create index on public.parcels (town_code, parcel_no);

-- A status is an event with a date, a source and a kind: what was so (actual) or what was promised (target).
-- The current stage is derived from these rows as of a date and stored nowhere.
create table public.status_events (
  town_code text not null,
  id bigint generated always as identity,
  feature_id bigint not null,
  lifecycle text,
  stage text,
  kind public.event_kind not null,
  phrase public.local_text not null,
  -- Last day of the period the statement speaks of, as exact as `precision` says.
  date date not null,
  precision public.date_precision not null,
  commitment public.commitment,
  note public.local_text,
  source text not null,
  section text not null,
  visibility public.visibility not null default 'internal',
  recorded_at timestamptz not null default now(),
  primary key (town_code, id),
  foreign key (town_code, feature_id) references public.features on delete cascade,
  foreign key (town_code, feature_id, lifecycle) references public.features (town_code, id, lifecycle),
  foreign key (town_code, lifecycle, stage) references public.stages,
  foreign key (town_code, source, section) references public.source_sections,
  constraint a_stage_names_its_lifecycle check (stage is null or lifecycle is not null),
  constraint a_target_states_its_commitment check ((kind = 'target') = (commitment is not null))
);
create index on public.status_events (town_code, feature_id);
-- The as-of query: the last statement on or before a day, and the first promise after it. One partial index a kind and
-- not `kind` as a key: row level security keeps comparisons of enums out of an index (they are not leakproof). The town
-- is no key here: a feature's number is unique over all towns, and comparing the text at every step of thousands of
-- short searches is a quarter of their time.
create index status_events_as_of on public.status_events (feature_id, date desc, id desc) where kind = 'actual';
create index status_events_promised on public.status_events (feature_id, date, id desc) where kind = 'target';

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

create table public.feature_remarks (
  town_code text not null,
  feature_id bigint not null,
  seq integer not null,
  kind public.remark_kind not null,
  text public.local_text not null,
  primary key (town_code, feature_id, seq),
  foreign key (town_code, feature_id) references public.features on delete cascade
);

-- Parcels and projects are many to many, and so is the rest: a plot is part of a renewal, a station serves an area.
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
