-- Where the next facility may stand: a road that is widened and a certificate that is handed out are projects, and no sites.

-- Kinds of the town's features that hold no facility, whatever their stage.
create table public.circle_kinds_without_site (
  town_code text not null,
  kind text not null,
  primary key (town_code, kind),
  foreign key (town_code, kind) references public.kinds on delete cascade
);
alter table public.circle_kinds_without_site enable row level security;
revoke all on public.circle_kinds_without_site from anon, authenticated;
grant select on public.circle_kinds_without_site to anon, authenticated;
grant all on public.circle_kinds_without_site to service_role;
create policy "everyone reads" on public.circle_kinds_without_site for select to anon, authenticated using (true);
create trigger count_insert after insert on public.circle_kinds_without_site referencing new table as changed
  for each statement execute function private.count_edition();
create trigger count_update after update on public.circle_kinds_without_site referencing new table as changed
  for each statement execute function private.count_edition();
create trigger count_delete after delete on public.circle_kinds_without_site referencing old table as changed
  for each statement execute function private.count_edition();

create function private.circle_candidates(p_town text, p_as_of date) returns table (
  id bigint, slug text, name jsonb, class text, accuracy_m double precision, is_example boolean, place extensions.geometry
) language sql stable as $$
  select f.id, f.slug, f.name::jsonb, f.class::text, f.accuracy_m, f.is_example, extensions.st_pointonsurface(f.geom)
  from public.features as f
  join private.states_as_of(p_town, p_as_of) as s on s.feature_id = f.id
  where f.town_code = p_town and f.class in ('parcel', 'project')
    -- A line is a street or a bank: nothing stands on it.
    and extensions.st_dimension(f.geom) <> 1
    -- Beyond that a feature is not on the map: src/lib/domain/geo/placement.ts.
    and f.accuracy_m <= 1000
    -- What is finished holds something already; what was given up holds nothing.
    and s.actual_phase is distinct from 'done' and s.actual_phase is distinct from 'stopped'
    and not exists (
      select from public.circle_kinds_without_site as k where k.town_code = f.town_code and k.kind = f.kind
    )
$$;
revoke execute on function private.circle_candidates(text, date) from public;
grant execute on function private.circle_candidates(text, date) to anon, authenticated, service_role;

/* Compounds, facilities and candidates of a town as of a day, and where its streets are from: `CirclePlaces`. */
create or replace function public.circle_places(p_town text, p_as_of date) returns json
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
        'slug', c.slug, 'name', c.name, 'class', c.class, 'accuracy_m', c.accuracy_m, 'is_example', c.is_example,
        'place', private.circle_lon_lat(c.place)
      ) order by c.id)
      from private.circle_candidates(p_town, p_as_of) as c
    ), '[]'),
    'unplaced', coalesce((
      select json_agg(json_build_object('slug', f.slug, 'name', f.name, 'kind', f.kind) order by f.slug, f.kind)
      from facilities as f where f.geom is null
    ), '[]')
  )
$$;
alter function public.circle_places(text, date) set jit = off;
