-- The as-of query reads the promises that lie ahead in one pass, in the order of the features: few of all statements lie
-- ahead, and thousands of searches for them cost twice as much. What fell due is still searched, where nothing lies ahead:
-- in an index of its own order, so that nothing is sorted. And the features' list comes without their outlines.

create index status_events_due on public.status_events (feature_id, date desc, id desc)
  include (town_code, lifecycle, stage, visibility, revoked_at) where kind = 'target' and revoked_at is null;
create index features_listed on public.features (town_code, id) include (slug, visibility);

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
  -- A feature's number is unique over all towns: the first promise of each.
  left join (
    select distinct on (e.feature_id) e.* from public.status_events as e
    where e.town_code = p_town and e.kind = 'target' and e.revoked_at is null and e.date > p_as_of
    order by e.feature_id, e.date, e.id desc
  ) as ahead on ahead.feature_id = f.id
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
