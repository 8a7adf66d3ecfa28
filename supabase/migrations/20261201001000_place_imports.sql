-- Imports of places: files read at the desk are staged row by row, validated as a whole, stored in one transaction, and
-- can be undone as a whole.

-- Tables ----------------------------------------------------------------------------------------------------------------

-- One file, from the first look at it to its storing and undoing.
create table public.geometry_imports (
  town_code text not null references public.towns on delete cascade,
  id bigint generated always as identity,
  state text not null default 'staged' check (state in ('staged', 'committed', 'undone')),
  file_name text not null check (length(file_name) between 1 and 200),
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  file_bytes bigint not null check (file_bytes > 0),
  file_format text not null check (file_format in ('geojson', 'shapefile', 'kml', 'geopackage', 'csv', 'xlsx')),
  layer text not null check (length(layer) <= 200),
  -- The coordinate system that the user confirmed, and which number of a pair comes first in the file.
  system text not null check (length(system) between 1 and 20),
  axis_order text not null check (axis_order in ('east_north', 'north_east')),
  -- Parameters of a local system are confidential to the town and not stored.
  method text not null check (method in ('none', 'projection', 'approximation', 'control_points')),
  control_points integer check (control_points >= 3),
  -- What the conversion may add to the error of a place, and the stated accuracy of the places.
  error_m double precision not null check (error_m >= 0),
  accuracy_m double precision not null check (accuracy_m >= 0),
  document text not null check (length(btrim(document)) between 1 and 200),
  class public.feature_class not null,
  theme text not null,
  kind text not null,
  lifecycle text,
  visibility public.visibility not null default 'internal',
  match_by text not null check (match_by in ('parcel_no', 'name', 'none')),
  counts jsonb not null default '{}',
  started_by uuid,
  started_by_email text,
  started_at timestamptz not null default now(),
  committed_by_email text,
  committed_at timestamptz,
  undone_by_email text,
  undone_at timestamptz,
  undone_reason text check (length(undone_reason) <= 1000),
  primary key (town_code, id),
  foreign key (town_code, theme) references public.themes,
  foreign key (town_code, kind) references public.kinds,
  foreign key (town_code, lifecycle) references public.lifecycles
);
create index on public.geometry_imports (town_code, theme);
create index on public.geometry_imports (town_code, kind);
create index on public.geometry_imports (town_code, lifecycle);

-- Which column of a file holds what, as chosen before for the same headings.
create table public.import_mappings (
  town_code text not null references public.towns on delete cascade,
  -- SHA-256 of the headings, sorted.
  headings text not null check (headings ~ '^[0-9a-f]{64}$'),
  mapping jsonb not null check (jsonb_typeof(mapping) = 'object' and length(mapping::text) <= 4000),
  remembered_at timestamptz not null default now(),
  primary key (town_code, headings)
);

-- Rows of an import, with the result of the validation and what storing changed.
create table private.geometry_import_rows (
  town_code text not null,
  import_id bigint not null,
  -- As spreadsheet programs count it.
  row_no integer not null,
  -- Keys as in `private.import_values`; what the row leaves empty is not in it.
  given jsonb not null,
  geom extensions.geometry(Geometry, 4326),
  -- Why the reader could not read a place or a number.
  trouble text,
  trouble_detail text,
  outcome text check (outcome in ('new', 'changed', 'same', 'refused')),
  reason text,
  detail text,
  place extensions.geometry(Point, 4326),
  feature_id bigint,
  moved boolean not null default false,
  before jsonb,
  after jsonb,
  drawn_area_m2 double precision,
  -- For undoing: the record as it was, and its version when the import had been stored.
  was jsonb,
  was_geom extensions.geometry(Geometry, 4326),
  version bigint,
  primary key (town_code, import_id, row_no),
  foreign key (town_code, import_id) references public.geometry_imports on delete cascade
);
create index on private.geometry_import_rows (town_code, feature_id);

-- Validating -------------------------------------------------------------------------------------------------------------

-- The import that a planner works on, locked. Errors, by `hint`: unknown_import, not_staged; 42501: not for this role.
create function private.lock_import(p_town text, p_import bigint, p_state text) returns public.geometry_imports
language plpgsql set search_path = '' as $$
declare
  found public.geometry_imports;
begin
  if not p_town = any (private.towns_as(array['planner', 'admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
  select * into found from public.geometry_imports where town_code = p_town and id = p_import for update;
  if found.id is null or found.state = 'staged' and found.started_by is distinct from (select auth.uid()) then
    raise exception 'no such import' using errcode = '22023', hint = 'unknown_import';
  end if;
  if found.state <> p_state then
    raise exception 'the import is %', found.state using errcode = 'PT409', hint = 'not_' || p_state;
  end if;
  return found;
end $$;

-- Fields that an import of a class may bring.
create function private.import_keys(p_class public.feature_class) returns jsonb language sql immutable set search_path = '' as $$
  select '["name", "address"]'::jsonb || case when p_class = 'parcel' then
    '["parcel_no", "plan_version", "land_use_national", "land_use_local", "area_m2", "far", "gfa_m2", "height_m", "density_pct", "green_pct"]'::jsonb
    else '[]' end
$$;

-- What a record holds of those fields; numbers of the plan only for parcels.
create function private.import_values(f public.features, p public.parcels, language text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_strip_nulls(
    jsonb_build_object('name', f.name ->> language, 'address', f.address ->> language)
    || case when f.class = 'parcel' then jsonb_build_object(
      'parcel_no', p.parcel_no, 'plan_version', p.plan_version, 'land_use_national', p.land_use_national,
      'land_use_local', p.land_use_local, 'area_m2', p.area_m2, 'far', p.far, 'gfa_m2', p.gfa_m2, 'height_m', p.height_m,
      'density_pct', p.density_pct, 'green_pct', p.green_pct
    ) else '{}'::jsonb end
  )
$$;

-- What is wrong with a row by itself; null for nothing. Texts with markup are no names of places.
create function private.import_row_reason(given jsonb, is_parcel boolean) returns text
language sql immutable set search_path = '' as $$
  select case
    when exists (select from jsonb_each_text(given) as g where length(g.value) > 200) then 'too_long'
    when exists (select from jsonb_each_text(given) as g where g.value ~ '<\s*[!/a-zA-Z]|&(lt|#)|[\x01-\x08\x0b\x0c\x0e-\x1f]') then 'has_markup'
    when coalesce(btrim(given ->> 'name'), btrim(given ->> 'parcel_no'), '') = '' then 'no_name'
    when is_parcel and (
      (given ->> 'area_m2')::float8 <= 0 or (given ->> 'far')::float8 < 0 or (given ->> 'gfa_m2')::float8 < 0
      or (given ->> 'height_m')::float8 < 0 or (given ->> 'density_pct')::float8 not between 0 and 100
      or (given ->> 'green_pct')::float8 not between 0 and 100
    ) then 'bad_limit'
  end
$$;

-- Whether limits contradict each other, as the checks of `parcels` define it.
create function private.limits_contradict(v jsonb) returns boolean language sql immutable set search_path = '' as $$
  select coalesce((v ->> 'gfa_m2')::float8 > (v ->> 'area_m2')::float8 * (v ->> 'far')::float8 + 1, false)
    or coalesce((v ->> 'density_pct')::float8, 0) + coalesce((v ->> 'green_pct')::float8, 0) > 100
$$;

-- Whether the drawn and the given area are more than two per cent apart; the distortion of the plane is a fortieth of
-- that.
create function private.area_differs(p_drawn_m2 double precision, p_given jsonb) returns boolean
language sql immutable set search_path = '' as $$
  select coalesce(abs(p_drawn_m2 / nullif((p_given ->> 'area_m2')::float8, 0) - 1) > 0.02, false)
$$;

-- Validates every row of an import against the current records and stores the outcome in the rows.
create function private.validate_import(p_import public.geometry_imports) returns void
language plpgsql set search_path = public, extensions as $$
declare
  town public.towns;
  allowed geometry;
begin
  select * into strict town from public.towns where code = p_import.town_code;
  -- As in private.check_place().
  allowed := st_expand(
    st_makeenvelope(town.west, town.south, town.east, town.north, 4326),
    town.margin_m / (111320 * cos(radians((town.south + town.north) / 2))), town.margin_m / 111320);

  -- The statistics do not know the new rows yet: without this the joins below are planned for a few rows.
  analyze private.geometry_import_rows;

  update private.geometry_import_rows as r set
    outcome = case when found.reason is not null then 'refused' end, reason = found.reason, detail = found.detail,
    place = found.place, feature_id = null, moved = false, before = null, after = null,
    drawn_area_m2 = case when found.reason is null and st_dimension(r.geom) = 2 then st_area(r.geom::geography) end
  from (
    select w.row_no, w.reason,
      case w.reason when 'invalid_geometry' then (st_isvaliddetail(w.geom)).reason
        when 'outside_town' then round(st_distance(st_centroid(w.geom)::geography, st_centroid(allowed)::geography) / 1000)::text
        else w.trouble_detail end as detail,
      case w.reason when 'invalid_geometry' then st_setsrid((st_isvaliddetail(w.geom)).location, 4326)::geometry(Point, 4326) end as place
    from (
      select q.row_no, q.geom, q.trouble_detail, coalesce(
        q.trouble,
        case when q.geom is null or st_isempty(q.geom) then 'no_geometry'
          when not st_isvalid(q.geom) then 'invalid_geometry'
          when not st_coveredby(q.geom, allowed) then 'outside_town' end,
        private.import_row_reason(q.given, p_import.class = 'parcel')
      ) as reason
      from private.geometry_import_rows as q where q.town_code = p_import.town_code and q.import_id = p_import.id
      -- `offset 0`: calculated once a row and not at each use.
      offset 0
    ) as w
  ) as found
  where r.town_code = p_import.town_code and r.import_id = p_import.id and r.row_no = found.row_no;

  -- The same twice in the file: the first counts.
  update private.geometry_import_rows as r set outcome = 'refused', reason = 'duplicate_in_file', detail = twin.first_row::text
  from (
    select q.row_no, min(q.row_no) over (partition by coalesce(
      case p_import.match_by when 'parcel_no' then 'n' || btrim(q.given ->> 'parcel_no') when 'name' then 'n' || btrim(q.given ->> 'name') end,
      'g' || md5(st_asbinary(q.geom)))) as first_row
    from private.geometry_import_rows as q
    where q.town_code = p_import.town_code and q.import_id = p_import.id and q.outcome is null
  ) as twin
  where r.town_code = p_import.town_code and r.import_id = p_import.id and r.row_no = twin.row_no and twin.first_row < twin.row_no;

  -- The record of each row: by its key, and without one by an identical shape.
  update private.geometry_import_rows as r set
    feature_id = case when hit.hits = 1 and not hit.other_name then hit.id end,
    outcome = case when hit.hits > 1 or hit.other_name then 'refused' end,
    reason = case when hit.hits > 1 then 'several_match' when hit.other_name then 'same_place' end,
    detail = case when hit.hits > 1 or hit.other_name then hit.slugs end
  from (
    with waiting as materialized (
      select q.row_no, q.geom, btrim(q.given ->> 'name') as name, btrim(q.given ->> 'parcel_no') as parcel_no
      from private.geometry_import_rows as q
      where q.town_code = p_import.town_code and q.import_id = p_import.id and q.outcome is null
    ), own as materialized (
      select f.id, f.slug, f.geom, f.aliases, f.name ->> town.language as name from public.features as f
      where f.town_code = p_import.town_code and f.class = p_import.class
    ), by_key as materialized (
      select w.row_no, o.id, o.slug from waiting as w
      join public.parcels as p on p.town_code = p_import.town_code and p.parcel_no = w.parcel_no
      join own as o on o.id = p.feature_id
      where p_import.match_by = 'parcel_no'
      union
      select w.row_no, o.id, o.slug from waiting as w join own as o on o.name = w.name where p_import.match_by = 'name'
      union
      select w.row_no, o.id, o.slug from waiting as w join own as o on o.aliases <> '{}'
      cross join lateral unnest(o.aliases) as a(alias)
      where p_import.match_by = 'name' and a.alias = w.name
    )
    select row_no, count(*) as hits, min(id) as id, left(string_agg(slug, ' ' order by slug), 200) as slugs, false as other_name
    from by_key group by row_no
    union all
    select w.row_no, count(*), min(f.id), left(string_agg(f.slug, ' ' order by f.slug), 200),
      bool_or(case p_import.match_by when 'parcel_no' then w.parcel_no when 'name' then w.name end is not null)
    from waiting as w
    join public.features as f on f.town_code = p_import.town_code and f.class = p_import.class
      and f.geom && w.geom and st_orderingequals(f.geom, w.geom)
    where not exists (select from by_key as k where k.row_no = w.row_no)
    group by w.row_no
  ) as hit
  where r.town_code = p_import.town_code and r.import_id = p_import.id and r.row_no = hit.row_no;

  -- Two rows that mean one record.
  update private.geometry_import_rows as r set outcome = 'refused', reason = 'duplicate_in_file', detail = twin.first_row::text
  from (
    select q.row_no, min(q.row_no) over (partition by q.feature_id) as first_row from private.geometry_import_rows as q
    where q.town_code = p_import.town_code and q.import_id = p_import.id and q.outcome is null and q.feature_id is not null
  ) as twin
  where r.town_code = p_import.town_code and r.import_id = p_import.id and r.row_no = twin.row_no and twin.first_row < twin.row_no;

  update private.geometry_import_rows as r set
    moved = compared.moved,
    before = compared.before, after = compared.after,
    outcome = case when compared.contradict then 'refused' when compared.after = '{}' and not compared.moved then 'same' else 'changed' end,
    reason = case when compared.contradict then 'limits_contradict' end
  from (
    select q.row_no, f.geom is null or not st_orderingequals(f.geom, q.geom) as moved,
      coalesce((select jsonb_object_agg(g.key, c.current -> g.key) from jsonb_each(q.given) as g
        where c.allowed ? g.key and c.current -> g.key is distinct from g.value), '{}') as before,
      coalesce((select jsonb_object_agg(g.key, g.value) from jsonb_each(q.given) as g
        where c.allowed ? g.key and c.current -> g.key is distinct from g.value), '{}') as after,
      f.class = 'parcel' and private.limits_contradict(c.current || q.given) as contradict
    from private.geometry_import_rows as q
    join public.features as f on f.town_code = q.town_code and f.id = q.feature_id
    left join public.parcels as p on p.town_code = f.town_code and p.feature_id = f.id
    cross join lateral (
      select private.import_values(f, p, town.language) as current,
        private.import_keys(p_import.class) as allowed
      offset 0
    ) as c
    where q.town_code = p_import.town_code and q.import_id = p_import.id and q.outcome is null
  ) as compared
  where r.town_code = p_import.town_code and r.import_id = p_import.id and r.row_no = compared.row_no;

  update private.geometry_import_rows set
    outcome = case when p_import.class = 'parcel' and private.limits_contradict(given) then 'refused' else 'new' end,
    reason = case when p_import.class = 'parcel' and private.limits_contradict(given) then 'limits_contradict' end
  where town_code = p_import.town_code and import_id = p_import.id and outcome is null;
end $$;

-- Counts of a validated import, and a digest that a later validation is compared with.
create function private.import_counts(p_import public.geometry_imports) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'rows', count(*), 'new', count(*) filter (where outcome = 'new'), 'changed', count(*) filter (where outcome = 'changed'),
    'same', count(*) filter (where outcome = 'same'), 'refused', count(*) filter (where outcome = 'refused'),
    'area_differs', count(*) filter (where outcome <> 'refused' and private.area_differs(drawn_area_m2, given)),
    'digest', md5(coalesce(string_agg(concat_ws('|', row_no, outcome, feature_id, before), ',' order by row_no), '')))
  from private.geometry_import_rows where town_code = p_import.town_code and import_id = p_import.id
$$;

-- Reading ---------------------------------------------------------------------------------------------------------------

-- One import with its report: at most p_most rows of each outcome, refused ones first, since they need work.
create function private.geometry_import_report(p_town text, p_import bigint, p_most integer) returns jsonb
language plpgsql stable security definer set search_path = public, extensions as $$
begin
  if not p_town = any (private.towns_as(array['planner', 'admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
  return (
    select jsonb_build_object('import', to_jsonb(i) - '{started_by}'::text[], 'rows', coalesce((
      select jsonb_agg(jsonb_build_object(
        'row', r.row_no, 'outcome', r.outcome, 'reason', r.reason, 'detail', r.detail, 'slug', f.slug,
        'name', left(coalesce(r.given ->> 'name', r.given ->> 'parcel_no', ''), 60), 'before', r.before, 'after', r.after,
        'moved', r.moved, 'area_m2', (r.given ->> 'area_m2')::float8, 'drawn_area_m2', round(r.drawn_area_m2),
        'area_differs', private.area_differs(r.drawn_area_m2, r.given),
        'place', case when r.place is not null then jsonb_build_array(round(st_x(r.place)::numeric, 6), round(st_y(r.place)::numeric, 6)) end
      ) order by r.outcome = 'refused' desc, r.outcome, r.row_no)
      from (
        select *, row_number() over (partition by town_code, outcome, outcome <> 'refused' and private.area_differs(drawn_area_m2, given)
          order by row_no) as nth
        from private.geometry_import_rows where town_code = i.town_code and import_id = i.id
      ) as r left join public.features as f on f.town_code = r.town_code and f.id = r.feature_id
      where r.nth <= p_most), '[]'))
    from public.geometry_imports as i where i.town_code = p_town and i.id = p_import
  );
end $$;
-- The same for callers, with their own rights.
create function public.geometry_import_report(p_town text, p_import bigint, p_most integer) returns jsonb
language sql stable set search_path = '' as $$ select private.geometry_import_report(p_town, p_import, p_most) $$;

-- What an import would draw, or has drawn: [{row, outcome, geom}] in WGS 84, at most p_most; with where it is invalid.
create function private.geometry_import_shapes(p_town text, p_import bigint, p_most integer) returns jsonb
language plpgsql stable security definer set search_path = public, extensions as $$
begin
  if not p_town = any (private.towns_as(array['planner', 'admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('row', row_no, 'outcome', outcome,
      'geom', st_asgeojson(shape, 6)::jsonb, 'place', st_asgeojson(place, 6)::jsonb)), '[]')
    from (
      select r.row_no, r.outcome, coalesce(r.geom, f.geom) as shape, r.place
      from private.geometry_import_rows as r
      left join public.features as f on f.town_code = r.town_code and f.id = r.feature_id
      where r.town_code = p_town and r.import_id = p_import and coalesce(r.geom, f.geom) is not null
        -- Shapes far away are listed in the report only.
        and r.reason is distinct from 'outside_town'
      order by r.outcome = 'refused' desc, r.row_no limit p_most
    ) as drawn
  );
end $$;
-- The same for callers, with their own rights.
create function public.geometry_import_shapes(p_town text, p_import bigint, p_most integer) returns jsonb
language sql stable set search_path = '' as $$ select private.geometry_import_shapes(p_town, p_import, p_most) $$;

-- Writing ---------------------------------------------------------------------------------------------------------------
-- Wrappers that may run long set their own time limit, which PostgREST applies; Supabase's own limit for users is eight
-- seconds.

-- Begins an import and returns its number. p_about: the columns of geometry_imports that the user and the file decide.
create function private.start_geometry_import(p_town text, p_about jsonb, p_headings text, p_mapping jsonb) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  asked public.geometry_imports := jsonb_populate_record(null::public.geometry_imports, p_about);
  number bigint;
begin
  if not p_town = any (private.towns_as(array['planner', 'admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
  -- Abandoned imports.
  delete from public.geometry_imports where town_code = p_town and state = 'staged'
    and (started_by = (select auth.uid()) or started_at < now() - interval '1 day');
  insert into public.geometry_imports (
    town_code, file_name, file_sha256, file_bytes, file_format, layer, system, axis_order, method, control_points, error_m,
    accuracy_m, document, class, theme, kind, lifecycle, visibility, match_by, started_by, started_by_email
  ) values (
    p_town, asked.file_name, asked.file_sha256, asked.file_bytes, asked.file_format, asked.layer, asked.system, asked.axis_order,
    asked.method, asked.control_points, asked.error_m, asked.accuracy_m, btrim(asked.document), asked.class, asked.theme, asked.kind,
    asked.lifecycle, coalesce(asked.visibility, 'internal'), asked.match_by, (select auth.uid()), (select auth.jwt()) ->> 'email'
  ) returning id into number;
  insert into public.import_mappings (town_code, headings, mapping) values (p_town, p_headings, p_mapping)
  on conflict (town_code, headings) do update set mapping = excluded.mapping, remembered_at = now();
  return number;
end $$;
-- The same for callers, with their own rights.
create function public.start_geometry_import(p_town text, p_about jsonb, p_headings text, p_mapping jsonb) returns bigint
language sql set search_path = '' as $$ select private.start_geometry_import(p_town, p_about, p_headings, p_mapping) $$;

-- Adds rows to an import: [{row, given, geom (GeoJSON, WGS 84) or null, trouble, detail}]. Returns how many there are
-- now.
create function private.stage_geometry_rows(p_town text, p_import bigint, p_rows jsonb) returns integer
language plpgsql security definer set search_path = public, extensions as $$
begin
  perform private.lock_import(p_town, p_import, 'staged');
  insert into private.geometry_import_rows (town_code, import_id, row_no, given, geom, trouble, trouble_detail)
  select p_town, p_import, r.row, coalesce(r.given, '{}'), st_force2d(st_geomfromgeojson(r.geom)), r.trouble, left(r.detail, 300)
  from jsonb_to_recordset(p_rows) as r(row integer, given jsonb, geom jsonb, trouble text, detail text);
  return (select count(*) from private.geometry_import_rows where town_code = p_town and import_id = p_import);
end $$;
-- The same for callers, with their own rights.
create function public.stage_geometry_rows(p_town text, p_import bigint, p_rows jsonb) returns integer
language sql set search_path = '' as $$ select private.stage_geometry_rows(p_town, p_import, p_rows) $$;

-- Validates a staged import and returns its counts.
create function private.check_geometry_import(p_town text, p_import bigint) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  import public.geometry_imports := private.lock_import(p_town, p_import, 'staged');
  validated jsonb;
begin
  perform private.validate_import(import);
  validated := private.import_counts(import);
  update public.geometry_imports set counts = validated where town_code = p_town and id = p_import;
  return validated;
end $$;
-- The same for callers, with their own rights.
create function public.check_geometry_import(p_town text, p_import bigint) returns jsonb
language sql set search_path = '' set statement_timeout = '120s' as $$ select private.check_geometry_import(p_town, p_import) $$;

-- One log entry for each record that an import has made, and one for its limits, as private.log_change() writes them.
create function private.log_imported(p_import public.geometry_imports) returns void language sql set search_path = '' as $$
  insert into public.change_log (town_code, actor, actor_email, table_name, record, action, after, reason)
  select p_import.town_code, (select auth.uid()), (select auth.jwt()) ->> 'email', t.table_name, f.slug, 'insert', t.after,
    nullif(current_setting('renewal.reason', true), '')
  from private.geometry_import_rows as r
  join public.features as f on f.town_code = r.town_code and f.id = r.feature_id
  left join public.parcels as p on p.town_code = f.town_code and p.feature_id = f.id
  cross join lateral (values
    ('features', jsonb_strip_nulls(to_jsonb(f) - 'version')),
    ('parcels', jsonb_strip_nulls(to_jsonb(p)))
  ) as t(table_name, after)
  where r.town_code = p_import.town_code and r.import_id = p_import.id and r.outcome = 'new' and t.after is not null
  order by r.row_no
$$;

-- Stores a staged import: all of it or nothing. The rows are validated again: where records have changed since the
-- report, nothing is stored. Errors, by `hint`: unknown_import, not_staged, changed_since (PT409), nothing_to_store.
create function private.import_features(p_town text, p_import bigint) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  import public.geometry_imports := private.lock_import(p_town, p_import, 'staged');
  language constant text := (select t.language from public.towns as t where t.code = p_town);
  cited constant text := 'import-' || p_import;
  origin jsonb;
  seen constant jsonb := import.counts;
  validated jsonb;
begin
  -- Two simultaneous imports would not see each other's records.
  perform pg_advisory_xact_lock(hashtextextended('geometry import ' || p_town, 0));
  perform private.validate_import(import);
  validated := private.import_counts(import);
  if validated is distinct from seen then
    raise exception 'records have changed since the report' using errcode = 'PT409', hint = 'changed_since';
  end if;
  if (validated ->> 'new')::int + (validated ->> 'changed')::int = 0 then
    raise exception 'nothing to store' using errcode = '22023', hint = 'nothing_to_store';
  end if;

  perform private.set_change_reason(left(import.document || ' (' || import.file_name || ')', 1000));
  insert into public.source_sections (town_code, source, code, seq, name)
  values (p_town, private.desk_source(p_town), cited, 1000 + p_import, jsonb_build_object(
    'zh', '导入：' || import.document, 'en', 'Import: ' || import.document));
  origin := jsonb_build_object(
    'zh', format('导入自“%s”（%s，%s）', import.document, import.file_name, import.system),
    'en', format('Imported from "%s" (%s, %s)', import.document, import.file_name, import.system));

  -- As it was, for undoing.
  update private.geometry_import_rows as r set was_geom = f.geom, was = jsonb_build_object(
    'name', f.name, 'address', f.address, 'basis', f.basis, 'accuracy_m', f.accuracy_m, 'parcel', to_jsonb(p))
  from public.features as f left join public.parcels as p on p.town_code = f.town_code and p.feature_id = f.id
  where r.town_code = p_town and r.import_id = p_import and r.outcome = 'changed' and f.town_code = p_town and f.id = r.feature_id;

  -- New records are logged together below, as the trigger would log them row by row.
  perform set_config('renewal.bulk', 'on', true);
  insert into public.features (
    town_code, slug, class, name, address, theme, kind, lifecycle, summary, visibility, geom, basis, accuracy_m, source, section
  )
  select p_town, cited || '-' || r.row_no, import.class,
    jsonb_build_object(language, coalesce(nullif(btrim(r.given ->> 'name'), ''), btrim(r.given ->> 'parcel_no'))),
    case when btrim(r.given ->> 'address') <> '' then jsonb_build_object(language, btrim(r.given ->> 'address')) end,
    import.theme, import.kind, import.lifecycle, origin, import.visibility, r.geom, origin, import.accuracy_m, 'desk', cited
  from private.geometry_import_rows as r
  where r.town_code = p_town and r.import_id = p_import and r.outcome = 'new' order by r.row_no;
  update private.geometry_import_rows as r set feature_id = f.id from public.features as f
  where r.town_code = p_town and r.import_id = p_import and r.outcome = 'new'
    and f.town_code = p_town and f.slug = cited || '-' || r.row_no;

  -- Without it, foreign keys and the log look up each new row with a plan for a small table: a sequential scan a row.
  analyze public.features;

  if import.class = 'parcel' then
    insert into public.parcels (
      town_code, feature_id, parcel_no, plan_version, land_use_national, land_use_local, area_m2, far, gfa_m2, height_m,
      density_pct, green_pct, source, section
    )
    select p_town, r.feature_id, g.parcel_no, g.plan_version, g.land_use_national, g.land_use_local, g.area_m2, g.far, g.gfa_m2,
      g.height_m, g.density_pct, g.green_pct, 'desk', cited
    from private.geometry_import_rows as r
    cross join lateral jsonb_populate_record(null::public.parcels, r.given - '{town_code,feature_id,class}'::text[]) as g
    where r.town_code = p_town and r.import_id = p_import and r.outcome = 'new';
  end if;
  perform set_config('renewal.bulk', '', true);
  perform private.log_imported(import);

  update public.features as f set
    geom = case when r.moved then r.geom else f.geom end,
    basis = case when r.moved then origin else f.basis end,
    accuracy_m = case when r.moved then import.accuracy_m else f.accuracy_m end,
    name = case when r.after ? 'name' then f.name || jsonb_build_object(language, r.after ->> 'name') else f.name end,
    address = case when r.after ? 'address' then coalesce(f.address, '{}') || jsonb_build_object(language, r.after ->> 'address') else f.address end
  from private.geometry_import_rows as r
  where r.town_code = p_town and r.import_id = p_import and r.outcome = 'changed' and f.town_code = p_town and f.id = r.feature_id;

  if import.class = 'parcel' then
    insert into public.parcels as p (
      town_code, feature_id, parcel_no, plan_version, land_use_national, land_use_local, area_m2, far, gfa_m2, height_m,
      density_pct, green_pct, source, section
    )
    select p_town, r.feature_id, g.parcel_no, g.plan_version, g.land_use_national, g.land_use_local, g.area_m2, g.far, g.gfa_m2,
      g.height_m, g.density_pct, g.green_pct, 'desk', cited
    from private.geometry_import_rows as r
    cross join lateral jsonb_populate_record(null::public.parcels, r.given - '{town_code,feature_id,class}'::text[]) as g
    where r.town_code = p_town and r.import_id = p_import and r.outcome = 'changed' and r.after - '{name,address}'::text[] <> '{}'
    -- Empty cells of the file change nothing.
    on conflict (town_code, feature_id) do update set
      parcel_no = coalesce(excluded.parcel_no, p.parcel_no), plan_version = coalesce(excluded.plan_version, p.plan_version),
      land_use_national = coalesce(excluded.land_use_national, p.land_use_national),
      land_use_local = coalesce(excluded.land_use_local, p.land_use_local), area_m2 = coalesce(excluded.area_m2, p.area_m2),
      far = coalesce(excluded.far, p.far), gfa_m2 = coalesce(excluded.gfa_m2, p.gfa_m2),
      height_m = coalesce(excluded.height_m, p.height_m), density_pct = coalesce(excluded.density_pct, p.density_pct),
      green_pct = coalesce(excluded.green_pct, p.green_pct), source = excluded.source, section = excluded.section;
  end if;

  update private.geometry_import_rows as r set version = f.version from public.features as f
  where r.town_code = p_town and r.import_id = p_import and r.outcome in ('new', 'changed') and f.town_code = p_town and f.id = r.feature_id;
  -- The feature has the shape now: it is not stored twice.
  update private.geometry_import_rows set geom = null
  where town_code = p_town and import_id = p_import and outcome in ('new', 'same');
  update public.geometry_imports set state = 'committed', counts = validated, committed_at = clock_timestamp(),
    committed_by_email = (select auth.jwt()) ->> 'email'
  where town_code = p_town and id = p_import;
  perform private.set_change_reason(null);
  return validated || jsonb_build_object('id', p_import);
end $$;
-- The same for callers, with their own rights.
create function public.import_features(p_town text, p_import bigint) returns jsonb
language sql set search_path = '' set statement_timeout = '300s' as $$ select private.import_features(p_town, p_import) $$;

-- Records of an import that were edited afterwards: their version has moved on, or the log has an entry of them or of
-- what belongs to them (a status, a fact, a relation) after the import's own.
create function private.edited_since(p_import public.geometry_imports) returns table (row_no integer, slug text)
language sql stable set search_path = '' as $$
  with imported as (
    select r.row_no, r.version, f.slug, f.version as version_now,
      coalesce(f.slug, 'import-' || p_import.id || '-' || r.row_no) as known_slug
    from private.geometry_import_rows as r
    left join public.features as f on f.town_code = r.town_code and f.id = r.feature_id
    where r.town_code = p_import.town_code and r.import_id = p_import.id and r.outcome in ('new', 'changed')
  ), touched as (
    select distinct split_part(l.record, '/', 1) as slug from public.change_log as l
    where l.town_code = p_import.town_code and l.at > p_import.committed_at and l.action <> 'bulk'
  )
  select i.row_no, i.known_slug from imported as i
  where i.version_now is distinct from i.version or exists (select from touched as t where t.slug = i.slug)
$$;

-- Undoes an import: what it made is deleted, what it changed is restored, each with a log entry of its own.
-- p_leave_edited: records edited since stay as they are; without it, one such record refuses the whole.
-- Errors, by `hint`: unknown_import, not_committed (PT409), reason_missing, edited_since (PT409; `detail` names up to
-- 20).
create function private.undo_geometry_import(p_town text, p_import bigint, p_reason text, p_leave_edited boolean) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  import public.geometry_imports := private.lock_import(p_town, p_import, 'committed');
  edited integer[];
  named text;
  removed integer;
  restored integer;
begin
  if coalesce(btrim(p_reason), '') = '' then
    raise exception 'a reason is required' using errcode = '22023', hint = 'reason_missing';
  end if;
  -- Locked, so that they are not edited meanwhile.
  perform from public.features as f join private.geometry_import_rows as r on r.town_code = f.town_code and r.feature_id = f.id
  where r.town_code = p_town and r.import_id = p_import and r.outcome in ('new', 'changed') for update of f;
  select array_agg(e.row_no), (array_to_string((array_agg(e.slug order by e.row_no))[1:20], ' ')) into edited, named
  from private.edited_since(import) as e;
  if edited is not null and not coalesce(p_leave_edited, false) then
    raise exception 'records of the import were edited since' using errcode = 'PT409', hint = 'edited_since', detail = cardinality(edited) || ' ' || named;
  end if;
  edited := coalesce(edited, '{}');

  analyze public.features, public.parcels;
  perform private.set_change_reason(btrim(p_reason));
  delete from public.features as f using private.geometry_import_rows as r
  where r.town_code = p_town and r.import_id = p_import and r.outcome = 'new' and not r.row_no = any (edited)
    and f.town_code = p_town and f.id = r.feature_id;
  get diagnostics removed = row_count;
  delete from public.parcels as p using private.geometry_import_rows as r
  where r.town_code = p_town and r.import_id = p_import and r.outcome = 'changed' and not r.row_no = any (edited)
    and jsonb_typeof(r.was -> 'parcel') = 'null' and p.town_code = p_town and p.feature_id = r.feature_id;
  update public.parcels as p set
    parcel_no = w.parcel_no, plan_version = w.plan_version, land_use_national = w.land_use_national, land_use_local = w.land_use_local,
    area_m2 = w.area_m2, far = w.far, gfa_m2 = w.gfa_m2, height_m = w.height_m, density_pct = w.density_pct, green_pct = w.green_pct,
    source = w.source, section = w.section
  from private.geometry_import_rows as r
  cross join lateral jsonb_populate_record(null::public.parcels, nullif(r.was -> 'parcel', 'null')) as w
  where r.town_code = p_town and r.import_id = p_import and r.outcome = 'changed' and not r.row_no = any (edited)
    and jsonb_typeof(r.was -> 'parcel') = 'object' and p.town_code = p_town and p.feature_id = r.feature_id
    and r.after - '{name,address}'::text[] <> '{}';
  update public.features as f set
    geom = r.was_geom, name = r.was -> 'name', address = nullif(r.was -> 'address', 'null'), basis = r.was -> 'basis',
    accuracy_m = (r.was ->> 'accuracy_m')::float8
  from private.geometry_import_rows as r
  where r.town_code = p_town and r.import_id = p_import and r.outcome = 'changed' and not r.row_no = any (edited)
    and f.town_code = p_town and f.id = r.feature_id;
  get diagnostics restored = row_count;
  update public.geometry_imports set state = 'undone', undone_at = clock_timestamp(), undone_by_email = (select auth.jwt()) ->> 'email',
    undone_reason = btrim(p_reason), counts = counts || jsonb_build_object('left_as_edited', cardinality(edited))
  where town_code = p_town and id = p_import;
  perform private.set_change_reason(null);
  return jsonb_build_object('removed', removed, 'restored', restored, 'left', cardinality(edited));
end $$;
-- The same for callers, with their own rights.
create function public.undo_geometry_import(p_town text, p_import bigint, p_reason text, p_leave_edited boolean) returns jsonb
language sql set search_path = '' set statement_timeout = '300s' as $$ select private.undo_geometry_import(p_town, p_import, p_reason, p_leave_edited) $$;

-- Shared triggers and rights --------------------------------------------------------------------------------------------

-- Trying a file is not logged; storing and undoing it is.
create trigger log_change after update on public.geometry_imports for each row
  when (old.state is distinct from new.state) execute function private.log_change();

alter table public.geometry_imports enable row level security;
create policy "planners and administrators" on public.geometry_imports for select to authenticated
  using (town_code = any ((select private.towns_as(array['planner', 'admin']))::text[]));
alter table public.import_mappings enable row level security;
create policy "planners and administrators" on public.import_mappings for select to authenticated
  using (town_code = any ((select private.towns_as(array['planner', 'admin']))::text[]));
alter table private.geometry_import_rows enable row level security;
revoke all on public.geometry_imports, public.import_mappings from anon, authenticated;
grant select on public.geometry_imports, public.import_mappings to anon, authenticated;
grant all on public.geometry_imports, public.import_mappings to service_role;
grant all on private.geometry_import_rows to service_role;
revoke execute on all functions in schema private from public;
revoke execute on function
  public.geometry_import_report(text, bigint, integer), public.geometry_import_shapes(text, bigint, integer),
  public.start_geometry_import(text, jsonb, text, jsonb), public.stage_geometry_rows(text, bigint, jsonb),
  public.check_geometry_import(text, bigint), public.import_features(text, bigint),
  public.undo_geometry_import(text, bigint, text, boolean)
  from public, anon;
grant execute on function
  private.geometry_import_report(text, bigint, integer), private.geometry_import_shapes(text, bigint, integer),
  private.start_geometry_import(text, jsonb, text, jsonb), private.stage_geometry_rows(text, bigint, jsonb),
  private.check_geometry_import(text, bigint), private.import_features(text, bigint),
  private.undo_geometry_import(text, bigint, text, boolean), public.geometry_import_report(text, bigint, integer),
  public.geometry_import_shapes(text, bigint, integer), public.start_geometry_import(text, jsonb, text, jsonb),
  public.stage_geometry_rows(text, bigint, jsonb), public.check_geometry_import(text, bigint),
  public.import_features(text, bigint), public.undo_geometry_import(text, bigint, text, boolean)
  to authenticated, service_role;
