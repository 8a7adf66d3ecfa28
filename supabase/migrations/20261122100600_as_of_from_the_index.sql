-- The as-of query answers "which stage, since when" from its indexes alone, and looks for what fell due only where nothing
-- lies ahead.

drop index public.status_events_as_of;
drop index public.status_events_promised;
create index status_events_as_of on public.status_events (feature_id, date desc, id desc)
  include (town_code, lifecycle, stage, visibility) where kind = 'actual';
create index status_events_promised on public.status_events (feature_id, date, id desc)
  include (town_code, lifecycle, stage, visibility) where kind = 'target';

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
    where e.town_code = f.town_code and e.feature_id = f.id and e.kind = 'actual' and e.date <= p_as_of
    order by e.date desc, e.id desc limit 1
  ) as actual on true
  left join lateral (
    select e.* from public.status_events as e
    where e.town_code = f.town_code and e.feature_id = f.id and e.kind = 'target' and e.date > p_as_of
    order by e.date, e.id desc limit 1
  ) as ahead on true
  -- Looked for only where nothing lies ahead.
  left join lateral (
    select e.* from public.status_events as e
    where ahead.id is null and e.town_code = f.town_code and e.feature_id = f.id and e.kind = 'target' and e.date <= p_as_of
    order by e.date desc, e.id desc limit 1
  ) as due on true
  left join public.stages as at_stage
    on at_stage.town_code = f.town_code and at_stage.lifecycle = actual.lifecycle and at_stage.code = actual.stage
  left join public.stages as to_stage
    on to_stage.town_code = f.town_code
    and to_stage.lifecycle = coalesce(ahead.lifecycle, due.lifecycle) and to_stage.code = coalesce(ahead.stage, due.stage)
  where f.town_code = p_town
$$;

-- Thousands of short index searches look dear to the planner: it would compile the query for longer than running it takes.
alter function public.planning_features(text, date, boolean) set jit = off;
