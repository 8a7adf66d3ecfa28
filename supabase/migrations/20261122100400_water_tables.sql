-- Rivers, their monitored sections, samples with their readings, outfalls and patrols.

create type public.section_level as enum ('national', 'city', 'district', 'town', 'village');
create type public.water_target as enum ('I', 'II', 'III', 'IV', 'V');
create type public.water_body as enum ('river', 'lake');
-- What a sample's readings are worth: as the laboratory sent them, checked, given to the public. Only forward.
create type public.review_state as enum ('preliminary', 'reviewed', 'published');
create type public.outfall_state as enum (
  'surveyed', 'monitored', 'traced', 'responsible_set', 'plan_set', 'remediating', 'awaiting_check', 'closed',
  'reopened', 'supervised', 'not_required'
);
-- 发现→派单→处置→反馈→核查→销号
create type public.finding_state as enum ('found', 'dispatched', 'handling', 'reported', 'verified', 'closed');

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
  -- Kept by a trigger: how far the nearest drawn river is, where that is more than accuracy plus 50 m.
  far_from_river_m double precision,
  is_example boolean not null default false,
  primary key (town_code, id),
  unique (town_code, code),
  -- At the end of the transaction, so that examples may go in any order.
  foreign key (town_code, river) references public.rivers deferrable initially deferred,
  constraint a_geometry_states_its_accuracy check (geom is null or accuracy_m is not null)
);
create index on public.water_sections using gist (geom);
create index on public.water_sections (town_code, river);

-- Why nobody took samples: an empty month is not a clean one.
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

-- Who took it and which file it came from: names of people are for staff.
create table public.sample_origins (
  town_code text not null,
  sample_id bigint not null,
  sampler text,
  file text,
  file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  primary key (town_code, sample_id),
  foreign key (town_code, sample_id) references public.water_samples on delete cascade
);

-- `0.02L` (nothing found, the detection limit in front): half of it enters means, as the official forms ask.
-- Null for what is no reported number: the check of the column says so.
create function private.reported_limit(reported text) returns numeric language sql immutable as $$
  select case when reported ~ '^[0-9]{1,15}(\.[0-9]{1,15})?L$' then rtrim(reported, 'L')::numeric end
$$;
create function private.reported_value(reported text) returns numeric language sql immutable as $$
  select case
    when reported ~ '^-?[0-9]{1,15}(\.[0-9]{1,15})?$' then reported::numeric
    when reported ~ '^[0-9]{1,15}(\.[0-9]{1,15})?L$' then rtrim(reported, 'L')::numeric / 2
  end
$$;

-- One row an item that was measured; an item that was not has no row.
create table public.water_readings (
  town_code text not null,
  sample_id bigint not null,
  -- Code of GB 3838-2002 table 1, or of what is measured beside it, such as transparency_cm.
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

create table public.outfalls (
  town_code text not null references public.towns on delete cascade,
  id bigint generated always as identity,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name public.local_text not null,
  river text not null,
  visibility public.visibility not null default 'internal',
  geom extensions.geometry(Point, 4326),
  basis public.local_text not null,
  accuracy_m double precision check (accuracy_m >= 0),
  is_example boolean not null default false,
  primary key (town_code, id),
  unique (town_code, slug),
  foreign key (town_code, river) references public.rivers deferrable initially deferred,
  constraint a_geometry_states_its_accuracy check (geom is null or accuracy_m is not null)
);
create index on public.outfalls (town_code, river);

-- A state is an event with a day; the current one is the last. Struck off only with a day, who accepted it, and evidence.
create table public.outfall_events (
  town_code text not null,
  id bigint generated always as identity,
  outfall_id bigint not null,
  state public.outfall_state not null,
  date date not null,
  accepted_by public.local_text,
  -- What shows it: a list of texts, such as photos before and after by their file numbers.
  evidence jsonb not null default '[]' check (jsonb_typeof(evidence) = 'array'),
  note public.local_text,
  recorded_at timestamptz not null default now(),
  primary key (town_code, id),
  foreign key (town_code, outfall_id) references public.outfalls on delete cascade,
  constraint closing_needs_acceptor_and_evidence check (
    state <> 'closed' or accepted_by is not null and jsonb_array_length(evidence) > 0
  )
);
create index on public.outfall_events (town_code, outfall_id, date desc, id desc);

-- A chief's walk along a river: for staff only, it carries names and tracks.
create table public.patrols (
  town_code text not null references public.towns on delete cascade,
  id bigint generated always as identity,
  river text not null,
  chief_level public.section_level not null,
  chief_title public.local_text not null,
  patroller text,
  started_at timestamptz not null,
  ended_at timestamptz not null check (ended_at >= started_at),
  distance_m double precision check (distance_m >= 0),
  track extensions.geometry(LineString, 4326),
  -- Weather, colour, odour, floating matter and the like, by the codes of the form.
  observations jsonb not null default '{}' check (jsonb_typeof(observations) = 'object'),
  is_example boolean not null default false,
  primary key (town_code, id),
  foreign key (town_code, river) references public.rivers deferrable initially deferred
);
create index on public.patrols (town_code, river, started_at);

create table public.patrol_findings (
  town_code text not null,
  id bigint generated always as identity,
  patrol_id bigint not null,
  kind text not null check (kind ~ '^[a-z][a-z0-9_]*$'),
  description public.local_text not null,
  geom extensions.geometry(Point, 4326),
  primary key (town_code, id),
  foreign key (town_code, patrol_id) references public.patrols on delete cascade
);
create index on public.patrol_findings (town_code, patrol_id);

create table public.finding_steps (
  town_code text not null,
  id bigint generated always as identity,
  finding_id bigint not null,
  state public.finding_state not null,
  date date not null,
  done_by text,
  note public.local_text,
  recorded_at timestamptz not null default now(),
  primary key (town_code, id),
  foreign key (town_code, finding_id) references public.patrol_findings on delete cascade,
  constraint closing_names_who_checked check (state <> 'closed' or done_by is not null)
);
create index on public.finding_steps (town_code, finding_id, date desc, id desc);
