-- Places: where a feature is, and the town's own basemap. The feature's row holds the current place; the change log
-- holds every earlier one.

-- Tables ----------------------------------------------------------------------------------------------------------------

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
create trigger check_place before insert or update of geom, town_code on public.basemap_features
  for each row execute function private.check_place();

-- Reading a geometry ----------------------------------------------------------------------------------------------------

-- The least accurate place, in metres, that the map still shows.
create function private.coarsest_accuracy_m() returns double precision language sql immutable set search_path = '' as $$
  select 1000.0::double precision
$$;

-- A two-dimensional geometry from GeoJSON in WGS 84, with one or several parts of one kind.
-- Errors (SQLSTATE 22023), by `hint`: unreadable_geometry, too_many_points, invalid_geometry (detail: {reason, lon,
-- lat}), outside_town (detail: {lon, lat} of a point of the part outside).
create function private.read_place(p_town text, p_geometry jsonb) returns extensions.geometry
language plpgsql stable set search_path = '' as $$
declare
  place extensions.geometry;
  flaw extensions.valid_detail;
  outside extensions.geometry;
begin
  if coalesce(p_geometry ->> 'type', '') not in
    ('Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon')
  then
    raise exception 'not a geometry of one kind' using errcode = '22023', hint = 'unreadable_geometry';
  end if;
  -- PostGIS reads a word among the numbers as 0 or as NaN, depending on its version.
  if jsonb_path_exists(p_geometry -> 'coordinates', '$.** ? (@.type() != "number" && @.type() != "array")') then
    raise exception 'not a geometry' using errcode = '22023', hint = 'unreadable_geometry';
  end if;
  begin
    place := extensions.st_setsrid(extensions.st_force2d(extensions.st_geomfromgeojson(p_geometry::text)), 4326);
  exception when others then
    place := null;
  end;
  if place is null or extensions.st_isempty(place) then
    raise exception 'not a geometry' using errcode = '22023', hint = 'unreadable_geometry';
  end if;
  if extensions.st_npoints(place) > 20000 then
    raise exception 'too many points' using errcode = '22023', hint = 'too_many_points';
  end if;
  flaw := extensions.st_isvaliddetail(place);
  if not flaw.valid then
    raise exception 'the geometry is not valid: %', flaw.reason using errcode = '22023', hint = 'invalid_geometry',
      detail = jsonb_build_object(
        'reason', flaw.reason, 'lon', extensions.st_x(flaw.location), 'lat', extensions.st_y(flaw.location))::text;
  end if;
  if not extensions.st_coveredby(place, private.town_box(p_town)) then
    outside := extensions.st_pointonsurface(extensions.st_difference(place, private.town_box(p_town)));
    raise exception 'outside the town' using errcode = '22023', hint = 'outside_town',
      detail = jsonb_build_object('lon', extensions.st_x(outside), 'lat', extensions.st_y(outside))::text;
  end if;
  return place;
end $$;

-- Writing ---------------------------------------------------------------------------------------------------------------

-- The feature that a save is about, locked until the save is done.
-- Errors: 42501 not for this role; 22023 unknown_feature; PT409 changed_since where its version is not the one that was
-- read.
create function private.lock_feature(p_town text, p_slug text, p_version bigint) returns public.features
language plpgsql set search_path = '' as $$
declare
  feature public.features;
begin
  if not p_town = any (private.towns_as(array['planner', 'admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
  select * into feature from public.features where town_code = p_town and slug = p_slug for update;
  if not found then raise exception 'no such feature' using errcode = '22023', hint = 'unknown_feature'; end if;
  if feature.version is distinct from p_version then
    raise exception 'the feature has changed since' using errcode = 'PT409', hint = 'changed_since';
  end if;
  return feature;
end $$;

-- Sets the place of a feature. For planners and administrators of its town.
-- p_geometry: GeoJSON geometry in WGS 84. p_system: the coordinate system it was given in. p_basis: what the place
-- is based on, in p_language. p_version: the version that was read.
-- Errors, by `hint`: those of the two functions above; basis_missing, accuracy_missing (0 to 1,000 m), reason_missing
-- (an existing place changes only with a reason). Returns the feature's new version.
create function private.place_feature(
  p_town text, p_slug text, p_version bigint, p_geometry jsonb, p_basis text, p_language text, p_accuracy_m double precision,
  p_document text, p_reason text, p_system text
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  feature public.features := private.lock_feature(p_town, p_slug, p_version);
  place extensions.geometry;
  stored bigint;
begin
  if coalesce(btrim(p_basis), '') = '' then
    raise exception 'the basis of the place is required' using errcode = '22023', hint = 'basis_missing';
  end if;
  if p_accuracy_m is null or not p_accuracy_m between 0 and private.coarsest_accuracy_m() then
    raise exception 'the accuracy of the place is required, 0 to 1000 m' using errcode = '22023', hint = 'accuracy_missing';
  end if;
  if feature.geom is not null and coalesce(btrim(p_reason), '') = '' then
    raise exception 'moving a placed feature needs a reason' using errcode = '22023', hint = 'reason_missing';
  end if;
  if length(p_basis) > 1000 or length(p_reason) > 1000 or length(p_document) > 200 or p_language !~ '^[a-z]{2,3}$' then
    raise exception 'too long' using errcode = '22001';
  end if;
  place := private.read_place(p_town, p_geometry);
  perform private.set_change_reason(btrim(p_reason));
  update public.features set
    geom = place, basis = jsonb_build_object(p_language, btrim(p_basis)), accuracy_m = p_accuracy_m,
    place_document = nullif(btrim(p_document), ''), place_system = nullif(btrim(p_system), '')
  where town_code = p_town and id = feature.id returning version into stored;
  perform private.set_change_reason(null);
  return jsonb_build_object('id', feature.id, 'version', stored);
end $$;
-- The same for callers, with their own rights.
create function public.place_feature(
  p_town text, p_slug text, p_version bigint, p_geometry jsonb, p_basis text, p_language text, p_accuracy_m double precision,
  p_document text, p_reason text, p_system text
) returns jsonb language sql set search_path = '' as $$
  select private.place_feature(
    p_town, p_slug, p_version, p_geometry, p_basis, p_language, p_accuracy_m, p_document, p_reason, p_system)
$$;

-- Reverts a place. p_to: `before`, to the place before its last change; `unplaced`, off the map.
-- For planners and administrators. Errors, by `hint`: those of lock_feature; reason_missing, not_placed.
create function private.unplace_feature(p_town text, p_slug text, p_version bigint, p_to text, p_reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  feature public.features := private.lock_feature(p_town, p_slug, p_version);
  was jsonb;
  stored bigint;
begin
  if coalesce(btrim(p_reason), '') = '' or length(p_reason) > 1000 then
    raise exception 'a reason is required' using errcode = '22023', hint = 'reason_missing';
  end if;
  if feature.geom is null then
    raise exception 'the feature is not placed' using errcode = '22023', hint = 'not_placed';
  end if;
  -- The columns that changed with the place the last time, from the log: others keep their values.
  select l.before into was from public.change_log as l
  where l.town_code = p_town and l.table_name = 'features' and l.record = p_slug and l.action = 'update'
    and l.before ? 'geom' and (p_to = 'before' or l.before -> 'geom' = 'null')
  order by l.id desc limit 1;
  perform private.set_change_reason(btrim(p_reason));
  update public.features as f set
    geom = case when jsonb_typeof(was -> 'geom') = 'object'
      then extensions.st_setsrid(extensions.st_geomfromgeojson((was -> 'geom')::text), 4326) end,
    accuracy_m = case when was ? 'accuracy_m' then (was ->> 'accuracy_m')::double precision
      when jsonb_typeof(was -> 'geom') = 'object' then f.accuracy_m end,
    basis = case
      when was is null then '{"zh": "位置已撤回，待重新落图", "en": "Its place was taken back; it waits for a new one"}'::jsonb
      else coalesce(was -> 'basis', f.basis::jsonb) end,
    place_document = case when was ? 'place_document' then was ->> 'place_document' end,
    place_system = case when was ? 'place_system' then was ->> 'place_system' end
  where f.town_code = p_town and f.id = feature.id returning f.version into stored;
  perform private.set_change_reason(null);
  return jsonb_build_object('id', feature.id, 'version', stored);
end $$;
-- The same for callers, with their own rights.
create function public.unplace_feature(p_town text, p_slug text, p_version bigint, p_to text, p_reason text) returns jsonb
language sql set search_path = '' as $$
  select private.unplace_feature(p_town, p_slug, p_version, p_to, p_reason)
$$;

-- Rights ----------------------------------------------------------------------------------------------------------------

alter table public.basemap_features enable row level security;
create policy "everyone reads" on public.basemap_features for select to anon, authenticated using (true);
revoke all on public.basemap_features from anon, authenticated;
grant select on public.basemap_features to anon, authenticated;
grant all on public.basemap_features to service_role;
revoke execute on all functions in schema private from public;
revoke execute on function
  public.place_feature(text, text, bigint, jsonb, text, text, double precision, text, text, text),
  public.unplace_feature(text, text, bigint, text, text)
  from public, anon;
grant execute on function
  private.place_feature(text, text, bigint, jsonb, text, text, double precision, text, text, text),
  private.unplace_feature(text, text, bigint, text, text),
  public.place_feature(text, text, bigint, jsonb, text, text, double precision, text, text, text),
  public.unplace_feature(text, text, bigint, text, text)
  to authenticated, service_role;
