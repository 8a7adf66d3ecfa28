-- What the water pages read: one call, one JSON document. All run with the asker's own rights.

create function public.water_rivers(p_town text) returns jsonb
language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'slug', slug, 'name', name, 'geometry', private.feature_geometry(geom), 'basis', basis, 'accuracy_m', accuracy_m,
    'is_example', is_example
  ) order by seq), '[]')
  from public.rivers where town_code = p_town
$$;

create function public.water_section_list(p_town text) returns jsonb
language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', s.id, 'code', s.code, 'name', s.name, 'river', s.river, 'crossing', s.crossing, 'level', s.level,
    'target_class', s.target_class, 'chief_title', s.chief_title, 'chief_phone', s.chief_phone,
    'geometry', private.feature_geometry(s.geom), 'basis', s.basis, 'accuracy_m', s.accuracy_m,
    'far_from_river_m', s.far_from_river_m, 'is_example', s.is_example,
    'suspended', coalesce((
      select jsonb_agg(jsonb_build_object('from', x.from_date, 'to', x.to_date, 'reason', x.reason) order by x.from_date)
      from public.section_suspensions as x where x.town_code = s.town_code and x.section_id = s.id
    ), '[]')
  ) order by s.code), '[]')
  from public.water_sections as s where s.town_code = p_town
$$;

-- The current state is the last event's; the day of striking off is the last one while nothing has reopened it.
create function public.water_outfalls(p_town text) returns jsonb
language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'slug', o.slug, 'name', o.name, 'river', o.river, 'state', last.state,
    'closed_on', case when last.state in ('closed', 'supervised') then (
      select max(e.date) from public.outfall_events as e
      where e.town_code = o.town_code and e.outfall_id = o.id and e.state = 'closed'
    ) end,
    'geometry', private.feature_geometry(o.geom), 'basis', o.basis, 'accuracy_m', o.accuracy_m, 'is_example', o.is_example
  ) order by o.slug), '[]')
  from public.outfalls as o
  join lateral (
    select e.state from public.outfall_events as e
    where e.town_code = o.town_code and e.outfall_id = o.id order by e.date desc, e.id desc limit 1
  ) as last on true
  where o.town_code = p_town
$$;

-- First and last day of which the asker sees a published sample.
create function private.published_span(p_town text, out first date, out last date)
language sql stable set search_path = '' as $$
  select min(w.date), max(w.date) from public.water_samples as w
  where w.town_code = p_town and w.review = 'published' and w.withdrawn_at is null
$$;

/* Months (YYYY-MM) in which anything was published, oldest first. Asked month by month: the index answers each at once. */
create function public.water_months(p_town text) returns jsonb
language sql stable as $$
  select coalesce(jsonb_agg(to_char(month, 'YYYY-MM') order by month), '[]')
  from private.published_span(p_town) as span,
    generate_series(date_trunc('month', span.first::timestamp), span.last, interval '1 month') as month
  where exists (
    select from public.water_samples as w
    where w.town_code = p_town and w.date >= month::date and w.date < (month + interval '1 month')::date
      and w.review = 'published' and w.withdrawn_at is null
  )
$$;

/*
  Readings of many samples at once. The policy of the table asks for each reading whether its sample may be seen, twenty
  and more times for the same sample; here it is asked once a sample, in the same words, and the caller passes on only
  samples that it has read with the asker's own rights.
*/
create function private.readings_of(p_town text, p_samples bigint[]) returns table (sample_id bigint, readings jsonb)
language sql stable security definer set search_path = '' as $$
  select r.sample_id, jsonb_object_agg(r.item, r.reported)
  from public.water_samples as w
  join public.water_sections as s on s.town_code = w.town_code and s.id = w.section_id
  join public.water_readings as r on r.town_code = w.town_code and r.sample_id = w.id
  where w.town_code = p_town and w.id = any (p_samples) and (
    w.review = 'published' and w.withdrawn_at is null and s.visibility = 'public'
    or p_town = any (private.towns_as(array['viewer', 'planner', 'water', 'admin']))
  )
  group by r.sample_id
$$;

/*
  Published samples of a time with what is needed to assess them: sections with target and suspensions, samples with
  their readings as reported. p_section limits it to one. `span` is the time in which the town published anything.
*/
create function public.water_record(p_town text, p_from date, p_to date, p_section text default null) returns jsonb
language sql stable as $$
  with chosen as materialized (
    select s.id, s.code, s.target_class, s.water_body from public.water_sections as s
    where s.town_code = p_town and (p_section is null or s.code = p_section)
  ), samples as materialized (
    select w.id, c.code, w.date from public.water_samples as w
    join chosen as c on c.id = w.section_id
    where w.town_code = p_town and w.date between p_from and p_to and w.review = 'published' and w.withdrawn_at is null
  )
  select jsonb_build_object(
    'span', (select jsonb_build_object('from', span.first, 'to', span.last) from private.published_span(p_town) as span),
    'sections', coalesce((
      select jsonb_agg(jsonb_build_object(
        'code', c.code, 'target_class', c.target_class, 'water_body', c.water_body, 'suspended', coalesce((
          select jsonb_agg(jsonb_build_object('from', x.from_date, 'to', x.to_date, 'reason', x.reason) order by x.from_date)
          from public.section_suspensions as x where x.town_code = p_town and x.section_id = c.id
        ), '[]')
      ) order by c.code)
      from chosen as c
    ), '[]'),
    'samples', coalesce((
      select jsonb_agg(jsonb_build_object('section', m.code, 'date', m.date, 'values', r.readings) order by m.date, m.code)
      from samples as m
      join private.readings_of(p_town, (select array_agg(id) from samples)) as r on r.sample_id = m.id
    ), '[]')
  )
$$;

/* What documents say about the town's water, as it stands among the planning records. */
create function public.water_statements(p_town text) returns jsonb
language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'slug', f.slug, 'name', f.name, 'kind', f.kind, 'summary', f.summary, 'source', f.source, 'section', f.section,
    'statements', coalesce((
      select jsonb_agg(jsonb_build_object(
        'kind', e.kind, 'text', e.phrase, 'date', e.date, 'precision', e.precision, 'source', e.source, 'section', e.section
      ) order by e.date, e.kind, e.id)
      from public.status_events as e where e.town_code = f.town_code and e.feature_id = f.id
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

revoke execute on function private.published_span(text), private.readings_of(text, bigint[]) from public;
grant execute on function private.published_span(text), private.readings_of(text, bigint[])
  to anon, authenticated, service_role;
