-- Ground of everything else: PostGIS, text in several languages, who may see what.

create schema if not exists extensions;
create extension if not exists postgis with schema extensions;
create schema if not exists private;

-- Text in several languages, {"zh": "…", "en": "…"}: at least one, none of them empty.
create function private.is_local_text(value jsonb) returns boolean language sql immutable as $$
  select jsonb_typeof(value) = 'object'
    and value <> '{}'::jsonb
    and not exists (
      select from jsonb_each(value) as entry
      where entry.key !~ '^[a-z]{2,3}$' or jsonb_typeof(entry.value) <> 'string' or btrim(entry.value #>> '{}') = ''
    )
$$;
create domain public.local_text as jsonb check (value is null or private.is_local_text(value));

create type public.visibility as enum ('public', 'internal', 'restricted');

-- A town by its nine-digit division code: first in every key and index, the scope of a role and of a query.
create table public.towns (
  code text primary key check (code ~ '^[0-9A-Z]{2,12}$'),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  name public.local_text not null,
  part_of public.local_text,
  time_zone text not null,
  west double precision not null check (west between -180 and 180),
  south double precision not null check (south between -90 and 90),
  east double precision not null check (east between -180 and 180),
  north double precision not null check (north between -90 and 90),
  -- How far outside its box a coordinate may lie and still be this town's.
  margin_m double precision not null check (margin_m >= 0),
  camera jsonb not null,
  official_area_km2 double precision check (official_area_km2 > 0),
  map_approval_no text,
  attribution text[] not null default '{}',
  reference_dates jsonb not null default '[]',
  check (west < east and south < north)
);

-- Fingerprint of the seed folder a town was loaded from. Private: it would let anybody check a guess at a withheld number.
create table private.seed_loads (
  town_code text primary key references public.towns on delete cascade,
  hash text not null,
  loaded_at timestamptz not null default now()
);

-- Who works for which town. Roles live here and nowhere in a token or a browser.
create table public.staff_roles (
  town_code text not null references public.towns on delete cascade,
  user_id uuid not null,
  role text not null check (role in ('viewer', 'planner', 'water', 'admin')),
  primary key (town_code, user_id, role)
);
create index on public.staff_roles (user_id);

-- Towns in which the asking user holds one of the roles. Wrapped in (select …) by the policies, it runs once a query.
create function private.towns_as(roles text[]) returns text[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct town_code), '{}')
  from public.staff_roles
  where user_id = (select auth.uid()) and role = any (roles)
$$;
revoke execute on function private.towns_as(text[]) from public;
grant usage on schema private to anon, authenticated, service_role;
grant execute on function private.towns_as(text[]) to anon, authenticated, service_role;
grant execute on function private.is_local_text(jsonb) to anon, authenticated, service_role;

-- Counts of people or households from 1 to 4 could point at a family: below this they are withheld.
create function private.smallest_public_count() returns integer language sql immutable as $$ select 5 $$;

alter table public.towns enable row level security;
alter table public.staff_roles enable row level security;
create policy "everyone reads towns" on public.towns for select to anon, authenticated using (true);
create policy "staff read their own roles" on public.staff_roles for select to authenticated
  using (user_id = (select auth.uid()));
