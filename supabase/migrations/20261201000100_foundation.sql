-- Foundation: PostGIS, text in several languages, visibility, towns, and the checks of single values that every later
-- file uses.
--
-- Schemas: `public` is the API (tables under row level security, functions with the caller's rights), `private` is out
-- of the API's reach, `reference` (water standard) holds what is the same for every town.

create schema if not exists extensions;
create extension if not exists postgis with schema extensions;
create schema if not exists private;

-- Types and tables ------------------------------------------------------------------------------------------------------

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

-- `public`: everyone; `internal`: staff of the town; `restricted`: the roles that work with the record.
create type public.visibility as enum ('public', 'internal', 'restricted');

-- A town by its nine-digit division code. It comes first in every key and index and is the scope of a role and of a
-- query.
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
  -- Distance outside the box up to which a coordinate is still accepted.
  margin_m double precision not null check (margin_m >= 0),
  camera jsonb not null,
  official_area_km2 double precision check (official_area_km2 > 0),
  map_approval_no text,
  attribution text[] not null default '{}',
  reference_dates jsonb not null default '[]',
  -- Counts changes of what the planning and circle pages show: a cached answer is valid while the number is the same.
  edition bigint not null default 0,
  -- The same for the water pages, so that a month of samples does not invalidate the planning lists.
  water_edition bigint not null default 0,
  check (west < east and south < north)
);

-- Fingerprint of the seed folder a town was loaded from. Private: a guess at a withheld number could be checked with
-- it.
create table private.seed_loads (
  town_code text primary key references public.towns on delete cascade,
  hash text not null,
  loaded_at timestamptz not null default now()
);

-- Small counts of people ------------------------------------------------------------------------------------------------

-- Counts of people or households from 1 to 4 could identify a family: counts below this number are withheld.
create function private.smallest_public_count() returns integer language sql immutable as $$ select 5 $$;

-- Whether a number counts people or households and is too small to be published.
create function private.is_small_count(counts_people boolean, value double precision) returns boolean
language sql immutable as $$
  select coalesce(counts_people and value > 0 and value < private.smallest_public_count(), false)
$$;

-- Geometry --------------------------------------------------------------------------------------------------------------

-- The town's box with the margin that check_place allows.
create function private.town_box(p_town text) returns extensions.geometry
language sql stable set search_path = '' as $$
  select extensions.st_expand(
    extensions.st_makeenvelope(t.west, t.south, t.east, t.north, 4326),
    t.margin_m / (111320 * cos(radians((t.south + t.north) / 2))),
    t.margin_m / 111320
  ) from public.towns as t where t.code = p_town
$$;

-- Trigger: a geometry must be valid and lie inside its town's box plus margin. This refuses swapped or shifted
-- coordinates.
create function private.check_place() returns trigger language plpgsql set search_path = public, extensions as $$
declare
  town public.towns;
begin
  if new.geom is null then return new; end if;
  if not st_isvalid(new.geom) then
    raise exception 'geometry is not valid: %', st_isvalidreason(new.geom) using errcode = '23514', column = 'geom';
  end if;
  select * into strict town from public.towns where code = new.town_code;
  if not st_coveredby(
    new.geom,
    st_expand(
      st_makeenvelope(town.west, town.south, town.east, town.north, 4326),
      town.margin_m / (111320 * cos(radians((town.south + town.north) / 2))),
      town.margin_m / 111320
    )
  ) then
    raise exception 'geometry lies outside the town''s box plus % m', town.margin_m using errcode = '23514', column = 'geom';
  end if;
  return new;
end $$;

-- A geometry as GeoJSON with six decimals.
create function private.feature_geometry(geom extensions.geometry) returns json
language sql immutable as $$
  -- Six decimals are about ten centimetres: more would claim an accuracy that was not measured.
  select extensions.st_asgeojson(geom, 6)::json
$$;

-- Dates -----------------------------------------------------------------------------------------------------------------

-- Today's date in the town's time zone.
create function private.today_in(p_town text) returns date language sql stable set search_path = '' as $$
  select (now() at time zone time_zone)::date from public.towns where code = p_town
$$;

-- Versions --------------------------------------------------------------------------------------------------------------

-- Trigger: a record that is edited counts its versions. A save names the version that was read and is refused where the
-- record has changed since. The database counts; a `version` sent by a caller is never stored.
create function private.count_version() returns trigger language plpgsql set search_path = '' as $$
begin
  new.version := old.version + 1;
  return new;
end $$;

-- Checks of single values -----------------------------------------------------------------------------------------------
-- What may be written into a record: each value is checked on its own. A refusal is named by `hint`, its field by
-- `detail`.

-- Raises the refusal p_hint for a field.
create function private.refuse_field(p_field text, p_hint text) returns void language plpgsql set search_path = '' as $$
begin
  raise exception '%: %', p_field, p_hint using errcode = '22023', hint = p_hint, detail = p_field;
end $$;

-- One line: no breaks, no runs of blanks, none at the ends; null where nothing is left. Markup is plain text.
create function private.one_line(p_text text) returns text language sql immutable set search_path = '' as $$
  select nullif(btrim(regexp_replace(p_text, '\s+', ' ', 'g')), '')
$$;

-- A line of at most p_longest characters, or JSON null. Control characters and characters that reverse the
-- direction of text are refused.
create function private.checked_line(p_field text, p_value jsonb, p_longest integer) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  line constant text := private.one_line(p_value #>> '{}');
begin
  if jsonb_typeof(p_value) not in ('string', 'null') then perform private.refuse_field(p_field, 'bad_value'); end if;
  if length(line) > p_longest then perform private.refuse_field(p_field, 'too_long'); end if;
  if line ~ '[[:cntrl:]\u202A-\u202E\u2066-\u2069]' then perform private.refuse_field(p_field, 'bad_value'); end if;
  return coalesce(to_jsonb(line), 'null');
end $$;

-- Text in several languages; languages without any are left out. JSON null where none is left, refused where
-- p_required.
create function private.checked_text(p_field text, p_value jsonb, p_longest integer, p_required boolean) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  lines jsonb;
begin
  if jsonb_typeof(p_value) = 'object' then
    if exists (select from jsonb_object_keys(p_value) as language where language !~ '^[a-z]{2,3}$') then
      perform private.refuse_field(p_field, 'bad_value');
    end if;
    select jsonb_object_agg(key, line) into lines
      from jsonb_each(p_value) as given, private.checked_line(p_field, given.value, p_longest) as line
      where line <> 'null';
  elsif jsonb_typeof(p_value) <> 'null' then
    perform private.refuse_field(p_field, 'bad_value');
  end if;
  if lines is null and p_required then perform private.refuse_field(p_field, 'missing'); end if;
  return coalesce(lines, 'null');
end $$;

-- A list of lines, none of them twice.
create function private.checked_lines(p_field text, p_value jsonb, p_longest integer, p_most integer) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  lines jsonb;
begin
  if jsonb_typeof(p_value) <> 'array' then perform private.refuse_field(p_field, 'bad_value'); end if;
  select jsonb_agg(line order by seq) into lines from (
    select line, min(seq) as seq
    from jsonb_array_elements(p_value) with ordinality as given (value, seq),
      private.checked_line(p_field, given.value, p_longest) as line
    where line <> 'null' group by line
  ) as kept;
  if jsonb_array_length(lines) > p_most then perform private.refuse_field(p_field, 'too_long'); end if;
  return coalesce(lines, '[]');
end $$;

-- A number as the database stores it, or JSON null. The column checks its bounds.
create function private.checked_number(p_field text, p_value jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
begin
  if jsonb_typeof(p_value) not in ('number', 'null') then perform private.refuse_field(p_field, 'bad_value'); end if;
  return coalesce(to_jsonb((p_value #>> '{}')::double precision), 'null');
exception when numeric_value_out_of_range then
  perform private.refuse_field(p_field, 'out_of_range');
  return null;
end $$;

-- One of the words given.
create function private.checked_word(p_field text, p_value jsonb, p_words text[]) returns jsonb
language plpgsql immutable set search_path = '' as $$
begin
  if jsonb_typeof(p_value) <> 'string' or not (p_value #>> '{}') = any (p_words) then
    perform private.refuse_field(p_field, 'unknown_value');
  end if;
  return p_value;
end $$;

-- A day, or JSON null.
create function private.checked_day(p_field text, p_value jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
begin
  if jsonb_typeof(p_value) = 'null' then return p_value; end if;
  if jsonb_typeof(p_value) <> 'string' or (p_value #>> '{}') !~ '^\d{4}-\d{2}-\d{2}$' then
    perform private.refuse_field(p_field, 'bad_value');
  end if;
  return to_jsonb((p_value #>> '{}')::date);
exception when datetime_field_overflow or invalid_datetime_format then
  perform private.refuse_field(p_field, 'bad_value');
  return null;
end $$;

-- Refuses a key that the record does not have: a misspelt name must not look like a change that was made.
create function private.check_fields(p_changes jsonb, p_fields text[]) returns void
language plpgsql immutable set search_path = '' as $$
declare
  stray text;
begin
  if jsonb_typeof(p_changes) is distinct from 'object' then perform private.refuse_field('changes', 'bad_value'); end if;
  select key into stray from jsonb_object_keys(p_changes) as key where not key = any (p_fields) limit 1;
  if found then perform private.refuse_field(stray, 'unknown_field'); end if;
end $$;

-- Names of the fields whose value differs.
create function private.changed_fields(p_was jsonb, p_is_now jsonb) returns text[]
language sql immutable set search_path = '' as $$
  select coalesce(array_agg(key order by key), '{}') from jsonb_each(p_is_now) where value is distinct from p_was -> key
$$;

-- Refuses the field of a violated constraint: a column's own constraint is named after it, p_names lists the others.
create function private.refuse_constraint(p_table text, p_constraint text, p_names jsonb) returns void
language plpgsql set search_path = '' as $$
begin
  if p_names ? p_constraint then perform private.refuse_field(p_names ->> p_constraint, p_constraint); end if;
  perform private.refuse_field(
    regexp_replace(p_constraint, format('^%s_(.*)_check\d*$', p_table), '\1'), 'out_of_range');
end $$;

-- The reason of a change for the log: the proof of the new value.
create function private.checked_reason(p_reason text) returns text language plpgsql immutable set search_path = '' as $$
begin
  if private.one_line(p_reason) is null then perform private.refuse_field('reason', 'reason_missing'); end if;
  return private.checked_line('reason', to_jsonb(p_reason), 1000) #>> '{}';
end $$;

-- A text under its language, as public.local_text has it; null where the text is empty.
create function private.as_local_text(p_text text, p_language text) returns jsonb language sql immutable set search_path = '' as $$
  select case when btrim(p_text) <> '' then jsonb_build_object(p_language, btrim(p_text)) end
$$;

-- Rights ----------------------------------------------------------------------------------------------------------------

alter table public.towns enable row level security;
create policy "everyone reads towns" on public.towns for select to anon, authenticated using (true);

-- Bare PostgreSQL grants nothing by itself; Supabase grants more than is needed. Each later file repeats this for its
-- tables.
revoke all on public.towns from anon, authenticated;
grant select on public.towns to anon, authenticated;
grant all on public.towns to service_role;

grant usage on schema private to anon, authenticated, service_role;
revoke execute on all functions in schema private from public;
grant execute on function
  private.is_local_text(jsonb), private.feature_geometry(extensions.geometry)
  to anon, authenticated, service_role;
