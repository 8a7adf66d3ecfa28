-- What the pages read: one call, one JSON document. All run with the asker's own rights.

create function private.feature_geometry(geom extensions.geometry) returns json
language sql immutable as $$
  -- Six decimals are about ten centimetres: more would claim what nobody measured.
  select extensions.st_asgeojson(geom, 6)::json
$$;

/*
  Where the features of a town stand on a day. `actual_…`: the last statement on or before it. `target_…`: the next
  promise after it, else the last one that fell due. Plain columns and no settings, so that the planner can open it up
  inside whatever asks and leaves out what that does not need.
*/
create function private.states_as_of(p_town text, p_as_of date) returns table (
  feature_id bigint, slug text,
  actual_id bigint, actual_stage text, actual_phase public.phase, actual_phrase jsonb, actual_date date,
  actual_precision public.date_precision, actual_source text, actual_section text,
  target_id bigint, target_stage text, target_phase public.phase, target_phrase jsonb, target_date date,
  target_precision public.date_precision, target_commitment public.commitment, target_source text, target_section text
) language sql stable as $$
  select f.id, f.slug,
    actual.id, actual.stage, at_stage.phase, actual.phrase::jsonb, actual.date,
    actual.precision, actual.source, actual.section,
    target.id, target.stage, to_stage.phase, target.phrase::jsonb, target.date,
    target.precision, target.commitment, target.source, target.section
  from public.features as f
  left join lateral (
    select e.* from public.status_events as e
    where e.town_code = f.town_code and e.feature_id = f.id and e.kind = 'actual' and e.date <= p_as_of
    order by e.date desc, e.id desc limit 1
  ) as actual on true
  left join lateral (
    (select e.* from public.status_events as e
    where e.town_code = f.town_code and e.feature_id = f.id and e.kind = 'target' and e.date > p_as_of
    order by e.date, e.id desc limit 1)
    union all
    (select e.* from public.status_events as e
    where e.town_code = f.town_code and e.feature_id = f.id and e.kind = 'target' and e.date <= p_as_of
    order by e.date desc, e.id desc limit 1)
    limit 1
  ) as target on true
  left join public.stages as at_stage
    on at_stage.town_code = f.town_code and at_stage.lifecycle = actual.lifecycle and at_stage.code = actual.stage
  left join public.stages as to_stage
    on to_stage.town_code = f.town_code and to_stage.lifecycle = target.lifecycle and to_stage.code = target.stage
  where f.town_code = p_town
$$;

/*
  The planning list as of a day: an array of features in the order of their ids, with their states of that day.
  Geometry is left out when p_geometry is false. `json` and not `jsonb`: nobody looks inside before the reader does,
  and for thousands of features building the other one takes twice as long.
*/
create function public.planning_features(p_town text, p_as_of date, p_geometry boolean default true) returns json
language sql stable as $$
  select coalesce(json_agg(json_build_object(
    'id', f.id, 'slug', f.slug, 'class', f.class, 'name', f.name, 'aliases', f.aliases, 'address', f.address,
    'parcel_no', parcel.parcel_no, 'theme', f.theme, 'kind', f.kind, 'lifecycle', f.lifecycle,
    'accuracy_m', f.accuracy_m, 'basis', f.basis, 'is_example', f.is_example,
    'source', f.source, 'section', f.section,
    'geometry', case when p_geometry then private.feature_geometry(f.geom) end,
    'current', case when s.actual_id is not null then json_build_object(
      'stage', s.actual_stage, 'phase', s.actual_phase, 'phrase', s.actual_phrase, 'date', s.actual_date,
      'precision', s.actual_precision, 'source', s.actual_source, 'section', s.actual_section) end,
    'target', case when s.target_id is not null then json_build_object(
      'stage', s.target_stage, 'phase', s.target_phase, 'phrase', s.target_phrase, 'date', s.target_date,
      'precision', s.target_precision, 'commitment', s.target_commitment,
      'source', s.target_source, 'section', s.target_section) end
  ) order by f.id), '[]')
  from private.states_as_of(p_town, p_as_of) as s
  join public.features as f on f.town_code = p_town and f.id = s.feature_id
  left join public.parcels as parcel on parcel.town_code = p_town and parcel.feature_id = s.feature_id
$$;

/* Everything about one feature beyond its row in the list; null when the asker may not see it or it is not there. */
create function public.planning_feature(p_town text, p_slug text) returns jsonb
language sql stable as $$
  select jsonb_build_object(
    'id', f.id, 'summary', f.summary, 'source', f.source, 'section', f.section, 'indicators', f.indicators,
    'plan', (
      select to_jsonb(p) - 'town_code' - 'feature_id' - 'class'
      from public.parcels as p where p.town_code = f.town_code and p.feature_id = f.id
    ),
    'events', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', e.id, 'kind', e.kind, 'stage', e.stage, 'phrase', e.phrase, 'date', e.date, 'precision', e.precision,
        'commitment', e.commitment, 'note', e.note, 'source', e.source, 'section', e.section
      ) order by e.date, e.kind, e.id)
      from public.status_events as e where e.town_code = f.town_code and e.feature_id = f.id
    ), '[]'),
    'facts', coalesce((
      select jsonb_agg(jsonb_build_object(
        'code', a.code, 'name', a.name, 'value', a.value, 'out_of', a.out_of, 'suppressed', a.suppressed, 'text', a.text,
        'unit', a.unit, 'qualifier', a.qualifier, 'as_of', a.as_of, 'precision', a.precision,
        'source', a.source, 'section', a.section
      ) order by a.seq)
      from public.feature_facts as a where a.town_code = f.town_code and a.feature_id = f.id
    ), '[]'),
    'notes', coalesce((
      select jsonb_agg(jsonb_build_object('kind', r.kind, 'text', r.text) order by r.seq)
      from public.feature_remarks as r where r.town_code = f.town_code and r.feature_id = f.id
    ), '[]'),
    'related', coalesce((
      select jsonb_agg(jsonb_build_object(
        'slug', o.slug, 'name', o.name, 'class', o.class, 'relation', link.relation, 'direction', link.direction
      ) order by link.direction desc, o.id)
      from (
        select relation, other_id, 'out' as direction from public.feature_relations
          where town_code = f.town_code and feature_id = f.id
        union all
        select relation, feature_id, 'in' from public.feature_relations
          where town_code = f.town_code and other_id = f.id
      ) as link
      join public.features as o on o.town_code = f.town_code and o.id = link.other_id
    ), '[]')
  )
  from public.features as f
  where f.town_code = p_town and f.slug = p_slug
$$;

/* Themes, kinds and lifecycles with their stages: the words a town uses. */
create function public.vocabulary(p_town text) returns jsonb
language sql stable as $$
  select jsonb_build_object(
    'themes', coalesce((
      select jsonb_agg(jsonb_build_object('code', code, 'name', name) order by seq)
      from public.themes where town_code = p_town
    ), '[]'),
    'kinds', coalesce((
      select jsonb_agg(jsonb_build_object('code', code, 'symbol', symbol, 'name', name) order by seq)
      from public.kinds where town_code = p_town
    ), '[]'),
    'lifecycles', coalesce((
      select jsonb_agg(jsonb_build_object('code', l.code, 'name', l.name, 'source', l.source, 'stages', (
        select jsonb_agg(jsonb_build_object(
          'lifecycle', s.lifecycle, 'code', s.code, 'seq', s.seq, 'phase', s.phase, 'name', s.name,
          'entry', s.entry, 'evidence', s.evidence
        ) order by s.seq)
        from public.stages as s where s.town_code = l.town_code and s.lifecycle = l.code
      )) order by l.seq)
      from public.lifecycles as l where l.town_code = p_town
    ), '[]')
  )
$$;

/* Indicators with their values (by year, actual before target) and remarks. */
create function public.indicator_table(p_town text) returns jsonb
language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'code', i.code, 'theme', i.theme, 'name', i.name, 'unit', i.unit,
    'values', coalesce((
      select jsonb_agg(jsonb_build_object(
        'year', v.year, 'kind', v.kind, 'value', v.value, 'suppressed', v.suppressed, 'text', v.text,
        'operator', v.operator, 'measure', v.measure, 'qualifier', v.qualifier, 'period', v.period,
        'change', case when v.change_unit is not null
          then jsonb_build_object('value', v.change_value, 'unit', v.change_unit) end,
        'rank', v.rank, 'derived', v.derived, 'commitment', v.commitment, 'source', v.source, 'section', v.section
      ) order by v.year, v.kind)
      from public.indicator_values as v where v.town_code = i.town_code and v.indicator = i.code
    ), '[]'),
    'notes', coalesce((
      select jsonb_agg(jsonb_build_object('kind', r.kind, 'text', r.text) order by r.seq)
      from public.indicator_remarks as r where r.town_code = i.town_code and r.indicator = i.code
    ), '[]')
  ) order by i.seq), '[]')
  from public.indicators as i
  where i.town_code = p_town
$$;

/* Documents with their sections and how many records cite each. */
create function public.source_documents(p_town text) returns jsonb
language sql stable as $$
  select coalesce(jsonb_agg(to_jsonb(s) - 'town_code' || jsonb_build_object(
    'sections', (
      select jsonb_agg(jsonb_build_object('code', c.code, 'name', c.name) order by c.seq)
      from public.source_sections as c where c.town_code = s.town_code and c.source = s.slug
    ),
    'cited', jsonb_build_object(
      'features', (select count(*) from public.features as r where r.town_code = s.town_code and r.source = s.slug),
      'events', (select count(*) from public.status_events as r where r.town_code = s.town_code and r.source = s.slug),
      'facts', (select count(*) from public.feature_facts as r where r.town_code = s.town_code and r.source = s.slug),
      'programmes', (select count(*) from public.programmes as r where r.town_code = s.town_code and r.source = s.slug),
      'notes', (select count(*) from public.source_notes as r where r.town_code = s.town_code and r.source = s.slug),
      'indicator_values',
        (select count(*) from public.indicator_values as r where r.town_code = s.town_code and r.source = s.slug)
    )
  ) order by s.published_on desc nulls last, s.slug), '[]')
  from public.sources as s
  where s.town_code = p_town
$$;

/* The town's own basemap: one FeatureCollection a layer, names flattened to name_<language> for the map's labels. */
create function public.basemap(p_town text) returns jsonb
language sql stable as $$
  select coalesce(jsonb_object_agg(layer, jsonb_build_object('type', 'FeatureCollection', 'features', features)), '{}')
  from (
    select layer, jsonb_agg(jsonb_build_object(
      'type', 'Feature',
      'geometry', private.feature_geometry(geom),
      'properties', jsonb_strip_nulls(jsonb_build_object('class', class, 'accuracy_m', accuracy_m)) || coalesce((
        select jsonb_object_agg('name_' || language, text) from jsonb_each_text(name) as n(language, text)
      ), '{}')
    ) order by seq) as features
    from public.basemap_features where town_code = p_town
    group by layer
  ) as layers
$$;

-- Private helpers of the functions above run with the asker's rights too.
revoke execute on function private.feature_geometry(extensions.geometry), private.states_as_of(text, date) from public;
grant execute on function private.feature_geometry(extensions.geometry), private.states_as_of(text, date)
  to anon, authenticated, service_role;
