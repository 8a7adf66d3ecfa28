-- The readings again: none of them counts what has been taken back; the page of one feature tells staff that it was.

create or replace function private.states_as_of(p_town text, p_as_of date) returns table (
  feature_id bigint, slug text,
  actual_id bigint, actual_stage text, actual_phase public.phase, actual_phrase jsonb, actual_date date,
  actual_precision public.date_precision, actual_source text, actual_section text,
  target_id bigint, target_stage text, target_phase public.phase, target_phrase jsonb, target_date date,
  target_precision public.date_precision, target_commitment public.commitment, target_source text, target_section text
) language sql stable as $$
  select f.id, f.slug,
    actual.id, actual.stage, at_stage.phase, actual.phrase::jsonb, actual.date,
    actual.precision, actual.source, actual.section,
    coalesce(ahead.id, due.id), coalesce(ahead.stage, due.stage), to_stage.phase,
    coalesce(ahead.phrase::jsonb, due.phrase::jsonb), coalesce(ahead.date, due.date),
    coalesce(ahead.precision, due.precision), coalesce(ahead.commitment, due.commitment),
    coalesce(ahead.source, due.source), coalesce(ahead.section, due.section)
  from public.features as f
  left join lateral (
    select e.* from public.status_events as e
    where e.town_code = f.town_code and e.feature_id = f.id and e.kind = 'actual' and e.revoked_at is null
      and e.date <= p_as_of
    order by e.date desc, e.id desc limit 1
  ) as actual on true
  left join lateral (
    select e.* from public.status_events as e
    where e.town_code = f.town_code and e.feature_id = f.id and e.kind = 'target' and e.revoked_at is null
      and e.date > p_as_of
    order by e.date, e.id desc limit 1
  ) as ahead on true
  -- Looked for only where nothing lies ahead.
  left join lateral (
    select e.* from public.status_events as e
    where ahead.id is null and e.town_code = f.town_code and e.feature_id = f.id and e.kind = 'target' and e.revoked_at is null
      and e.date <= p_as_of
    order by e.date desc, e.id desc limit 1
  ) as due on true
  left join public.stages as at_stage
    on at_stage.town_code = f.town_code and at_stage.lifecycle = actual.lifecycle and at_stage.code = actual.stage
  left join public.stages as to_stage
    on to_stage.town_code = f.town_code
    and to_stage.lifecycle = coalesce(ahead.lifecycle, due.lifecycle) and to_stage.code = coalesce(ahead.stage, due.stage)
  where f.town_code = p_town
$$;

create or replace function public.planning_feature(p_town text, p_slug text) returns jsonb
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
        'commitment', e.commitment, 'note', e.note, 'source', e.source, 'section', e.section,
        'document', e.document, 'document_no', e.document_no, 'revoked_at', e.revoked_at, 'visibility', e.visibility
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

create or replace function public.water_statements(p_town text) returns jsonb
language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'slug', f.slug, 'name', f.name, 'kind', f.kind, 'summary', f.summary, 'source', f.source, 'section', f.section,
    'statements', coalesce((
      select jsonb_agg(jsonb_build_object(
        'kind', e.kind, 'text', e.phrase, 'date', e.date, 'precision', e.precision, 'source', e.source, 'section', e.section
      ) order by e.date, e.kind, e.id)
      from public.status_events as e
      where e.town_code = f.town_code and e.feature_id = f.id and e.revoked_at is null
    ), '[]'),
    'figures', coalesce((
      select jsonb_agg(jsonb_build_object(
        'code', a.code, 'name', a.name, 'value', a.value, 'unit', a.unit, 'qualifier', a.qualifier, 'as_of', a.as_of,
        'source', a.source, 'section', a.section
      ) order by a.seq)
      from public.feature_facts as a where a.town_code = f.town_code and a.feature_id = f.id
    ), '[]'),
    'remarks', coalesce((
      select jsonb_agg(r.text order by r.seq)
      from public.feature_remarks as r where r.town_code = f.town_code and r.feature_id = f.id
    ), '[]')
  ) order by f.id), '[]')
  from public.features as f
  where f.town_code = p_town and f.class = 'water' and not f.is_example
$$;

create or replace function public.source_documents(p_town text) returns jsonb
language sql stable as $$
  select coalesce(jsonb_agg(to_jsonb(s) - 'town_code' || jsonb_build_object(
    'sections', (
      select jsonb_agg(jsonb_build_object('code', c.code, 'name', c.name) order by c.seq)
      from public.source_sections as c where c.town_code = s.town_code and c.source = s.slug
    ),
    'cited', jsonb_build_object(
      'features', (select count(*) from public.features as r where r.town_code = s.town_code and r.source = s.slug),
      'events', (select count(*) from public.status_events as r
        where r.town_code = s.town_code and r.source = s.slug and r.revoked_at is null),
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
