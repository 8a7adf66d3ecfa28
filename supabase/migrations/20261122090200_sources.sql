-- Where statements come from, and the vocabulary they use.

create table public.sources (
  town_code text not null references public.towns on delete cascade,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind text not null,
  title public.local_text not null,
  author public.local_text,
  published_on date,
  period public.local_text,
  occasion public.local_text,
  licence public.local_text,
  how_read public.local_text not null,
  missing jsonb not null default '[]',
  primary key (town_code, slug)
);

-- A place in a document: the locator that every fact, status and figure cites.
create table public.source_sections (
  town_code text not null,
  source text not null,
  code text not null,
  seq integer not null,
  name public.local_text not null,
  primary key (town_code, source, code),
  foreign key (town_code, source) references public.sources on delete cascade
);

create table public.themes (
  town_code text not null references public.towns on delete cascade,
  code text not null,
  seq integer not null,
  name public.local_text not null,
  primary key (town_code, code)
);

create table public.kinds (
  town_code text not null references public.towns on delete cascade,
  code text not null,
  seq integer not null,
  symbol text not null,
  name public.local_text not null,
  primary key (town_code, code)
);

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

-- What the town does that has no place of its own.
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

-- Glossary, goals, problems, awards, and tensions in what a source says.
create table public.source_notes (
  town_code text not null,
  slug text not null,
  seq integer not null,
  kind text not null check (kind in ('glossary', 'goal', 'problem', 'award', 'context', 'tension', 'gap')),
  name public.local_text not null,
  text public.local_text not null,
  source text not null,
  section text not null,
  primary key (town_code, slug),
  foreign key (town_code, source, section) references public.source_sections
);

create index on public.programmes (town_code, theme);
create index on public.programmes (town_code, source, section);
create index on public.source_notes (town_code, source, section);

do $$
declare
  name text;
begin
  foreach name in array array['sources', 'source_sections', 'themes', 'kinds', 'lifecycles', 'stages', 'programmes', 'source_notes'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('create policy "everyone reads" on public.%I for select to anon, authenticated using (true)', name);
  end loop;
end $$;
