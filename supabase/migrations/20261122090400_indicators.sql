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

-- One drawn feature of a town's own basemap.
create table public.basemap_features (
  town_code text not null references public.towns on delete cascade,
  layer text not null,
  seq integer not null,
  name public.local_text,
  class text,
  accuracy_m double precision not null check (accuracy_m >= 0),
  basis public.local_text not null,
  geom extensions.geometry(Geometry, 4326) not null,
  primary key (town_code, layer, seq)
);
create index on public.basemap_features using gist (geom);

-- Small counts of people: the number itself lives here, the row that the public reads keeps only the mark.
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
