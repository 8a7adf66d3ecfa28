-- What the living circle's pages read, and its coverage as the crow flies. All run with the asker's own rights.

/*
  What a facility is on a day, by what was last said of it. Finished is not open where the lifecycle tells the two
  apart; works on what stands already are works.
*/
create function private.facility_state_of(
  p_phase public.phase, p_seq integer, p_opens_at integer, p_told boolean, p_unless_told public.facility_state
) returns public.facility_state language sql immutable as $$
  select case
    -- A statement without a stage of a thing with no lifecycle: it is there.
    when p_phase is null then case when p_told then 'operating' else p_unless_told::text end
    when p_phase = 'stopped' then 'closed'
    when p_phase = 'done' then case when p_seq < p_opens_at then 'under_construction' else 'operating' end
    when p_phase = 'building' then 'under_construction'
    else 'planned'
  end::public.facility_state
$$;

/* Up to here a place is known well enough to say how far it is: a third of a fifteen minutes' walk. */
create function private.circle_accuracy_m() returns double precision language sql immutable as $$ select 300.0::double precision $$;

/* Every facility with its state of a day: the town's features, and what was imported. `geom` is null where it is not placed. */
create function private.circle_facilities_as_of(p_town text, p_as_of date) returns table (
  code text, kind text, name jsonb, state public.facility_state, opens date, capacity double precision,
  geom extensions.geometry, slug text, is_example boolean
) language sql stable as $$
  select 'feature:' || f.slug, k.kind, f.name::jsonb, told.state,
    case when told.state in ('planned', 'under_construction') and s.target_date >= p_as_of then s.target_date end,
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
  ) as told (state)
  where k.town_code = p_town
  union all
  select c.code, c.kind, case when c.name is not null then to_jsonb(c.name) end, c.state, c.opens, c.capacity,
    c.geom, null, c.is_example
  from public.circle_facilities as c
  where c.town_code = p_town
$$;

create function private.circle_lon_lat(geom extensions.geometry) returns json language sql immutable as $$
  select json_build_object(
    'lon', round(extensions.st_x(geom)::numeric, 6), 'lat', round(extensions.st_y(geom)::numeric, 6)
  )
$$;

/* Compounds, facilities and candidates of a town as of a day, and where its streets are from: `CirclePlaces`. */
create function public.circle_places(p_town text, p_as_of date) returns json
language sql stable as $$
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
        'slug', f.slug, 'name', f.name, 'class', f.class, 'accuracy_m', f.accuracy_m, 'is_example', f.is_example,
        'place', private.circle_lon_lat(extensions.st_pointonsurface(f.geom))
      ) order by f.id)
      from public.features as f
      join private.states_as_of(p_town, p_as_of) as s on s.feature_id = f.id
      where f.town_code = p_town and f.class in ('parcel', 'project') and f.geom is not null
        -- What is finished holds something already; what was given up holds nothing.
        and s.actual_phase is distinct from 'done' and s.actual_phase is distinct from 'stopped'
        -- Beyond that a feature is not on the map: src/lib/domain/geo/placement.ts.
        and f.accuracy_m <= 1000
    ), '[]'),
    'unplaced', coalesce((
      select json_agg(json_build_object('slug', f.slug, 'name', f.name, 'kind', f.kind) order by f.slug, f.kind)
      from facilities as f where f.geom is null
    ), '[]')
  )
$$;

/* The streets of a town as base64 text, and which they are; no row when there are none. */
create function public.walking_streets(p_town text) returns table (version text, streets text)
language sql stable as $$
  select n.version, n.streets from public.walking_networks as n where n.town_code = p_town
$$;

/*
  Coverage of a kind as the crow flies: people whose compound lies within p_limit_m of an entrance of a facility that
  operates, on the sphere (as Turf measures). One row; `share` is null where nobody lives. The same as the page's
  straight-line mode, src/lib/domain/circle/straight-line.ts.
*/
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

/*
  The town's ground: one FeatureCollection a layer, names flattened to name_<language> for the map's labels. What an
  extract brought comes after the town's own, in the same layers or in layers of its own.
*/
drop function public.basemap(text);
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

revoke execute on function
  private.facility_state_of(public.phase, integer, integer, boolean, public.facility_state), private.circle_accuracy_m(),
  private.circle_facilities_as_of(text, date), private.circle_lon_lat(extensions.geometry) from public;
grant execute on function
  private.facility_state_of(public.phase, integer, integer, boolean, public.facility_state), private.circle_accuracy_m(),
  private.circle_facilities_as_of(text, date), private.circle_lon_lat(extensions.geometry)
  to anon, authenticated, service_role;

-- As for planning_features: many short index searches, which the planner would rather compile than run.
alter function public.circle_places(text, date) set jit = off;
