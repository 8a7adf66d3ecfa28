-- Lifecycle: the dated statements about a feature's stage, what a stage requires, moves from stage to stage, and what a
-- feature's status is as of a day. History is append-only: a move is one more event, and so is its revocation.

-- Tables ----------------------------------------------------------------------------------------------------------------

-- A status is an event with a date, a source and a kind: what was so (actual) or what was promised (target).
-- The current stage is derived from these rows as of a date and stored nowhere.
create table public.status_events (
  town_code text not null,
  id bigint generated always as identity,
  feature_id bigint not null,
  lifecycle text,
  stage text,
  kind public.event_kind not null,
  phrase public.local_text not null,
  -- Last day of the period of the statement, as exact as `precision` says.
  date date not null,
  precision public.date_precision not null,
  commitment public.commitment,
  note public.local_text,
  source text not null,
  section text not null,
  visibility public.visibility not null default 'internal',
  recorded_at timestamptz not null default now(),
  -- What proves it: a permit, a contract, minutes, with its number.
  document text check (length(document) between 1 and 200),
  document_no text check (length(document_no) between 1 and 100),
  -- Set by a trigger when a revocation is recorded, so that reading need not look for one.
  revoked_at timestamptz,
  primary key (town_code, id),
  foreign key (town_code, feature_id) references public.features on delete cascade,
  foreign key (town_code, feature_id, lifecycle) references public.features (town_code, id, lifecycle),
  foreign key (town_code, lifecycle, stage) references public.stages,
  foreign key (town_code, source, section) references public.source_sections,
  constraint a_stage_names_its_lifecycle check (stage is null or lifecycle is not null),
  constraint a_target_states_its_commitment check ((kind = 'target') = (commitment is not null))
);
create index on public.status_events (town_code, feature_id);
-- The as-of query: the last statement on or before a day, the first promise after it, and the last promise that fell
-- due. One partial index a kind and not `kind` as a key: row level security keeps comparisons of enums from using an
-- index (they are not leakproof). The town is no key here: a feature's number is unique over all towns, and comparing
-- the text at every step of thousands of short searches is a quarter of their time.
create index status_events_as_of on public.status_events (feature_id, date desc, id desc)
  include (town_code, lifecycle, stage, visibility, revoked_at) where kind = 'actual' and revoked_at is null;
create index status_events_promised on public.status_events (feature_id, date, id desc)
  include (town_code, lifecycle, stage, visibility, revoked_at) where kind = 'target' and revoked_at is null;
create index status_events_due on public.status_events (feature_id, date desc, id desc)
  include (town_code, lifecycle, stage, visibility, revoked_at) where kind = 'target' and revoked_at is null;

-- An event that was revoked, and why.
create table public.status_revocations (
  town_code text not null,
  event_id bigint not null,
  reason text not null check (length(btrim(reason)) between 1 and 1000),
  recorded_at timestamptz not null default now(),
  primary key (town_code, event_id),
  foreign key (town_code, event_id) references public.status_events on delete cascade
);

-- What has to be known at a stage. A move to the stage is refused without it; older records are shown as missing it,
-- never filled.
create table public.stage_requirements (
  town_code text not null,
  lifecycle text not null,
  stage text not null,
  seq integer not null,
  -- Code of the fact that holds the answer; for the kinds that the event itself answers only a name.
  field text not null check (field ~ '^[a-z][a-z0-9_]{0,39}$'),
  -- `document`, `document_no`, `day`: of the event. `choice`, `text`, `number`: a fact of the feature.
  kind text not null check (kind in ('document', 'document_no', 'day', 'choice', 'text', 'number')),
  name public.local_text not null,
  unit public.local_text,
  -- Of a choice: [{code, name}].
  choices jsonb,
  primary key (town_code, lifecycle, stage, field),
  foreign key (town_code, lifecycle, stage) references public.stages on delete cascade,
  check ((kind = 'choice') = (jsonb_typeof(choices) is not distinct from 'array'))
);

-- Guards ----------------------------------------------------------------------------------------------------------------

-- Trigger: events are append-only. They are deleted only with their feature (an example, a town loaded anew). The one
-- change of an event is its revocation, for which the row that records it must exist.
create function private.refuse_rewriting() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' and not exists (
    select from public.features as f where f.town_code = old.town_code and f.id = old.feature_id
  ) then
    return old;
  end if;
  if tg_op = 'UPDATE' and old.revoked_at is null and new.revoked_at is not null
    and to_jsonb(new) - 'revoked_at' = to_jsonb(old) - 'revoked_at'
    and exists (
      select from public.status_revocations as r where r.town_code = old.town_code and r.event_id = old.id
    )
  then
    return new;
  end if;
  raise exception 'status events are append-only: add a new event instead' using errcode = '42501';
end $$;
create trigger append_only before update or delete on public.status_events
  for each row execute function private.refuse_rewriting();

-- Trigger: revocations are append-only.
create function private.refuse_rewriting_revocations() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' and not exists (
    select from public.status_events as e where e.town_code = old.town_code and e.id = old.event_id
  ) then
    return old;
  end if;
  raise exception 'revocations are append-only' using errcode = '42501';
end $$;
create trigger append_only before update or delete on public.status_revocations
  for each row execute function private.refuse_rewriting_revocations();

-- Trigger: marks the event that a revocation names.
create function private.mark_revoked() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.status_events set revoked_at = new.recorded_at
  where town_code = new.town_code and id = new.event_id;
  return null;
end $$;
create trigger mark_revoked after insert on public.status_revocations
  for each row execute function private.mark_revoked();

-- Reading ---------------------------------------------------------------------------------------------------------------

-- The last day of the period that contains a day.
create function private.period_end(p_day date, p_precision public.date_precision) returns date
language sql immutable set search_path = '' as $$
  select case p_precision
    when 'day' then p_day
    when 'month' then (date_trunc('month', p_day::timestamp) + interval '1 month - 1 day')::date
    when 'quarter' then (date_trunc('quarter', p_day::timestamp) + interval '3 months - 1 day')::date
    when 'year' then (date_trunc('year', p_day::timestamp) + interval '1 year - 1 day')::date
  end
$$;

-- The status of a town's features as of a day. `actual_…`: the last statement on or before it. `target_…`: the next
-- promise after it, else the last one that fell due. Revoked events do not count. Plain columns and no settings, so
-- that the planner inlines it and leaves out what the caller does not need. Promises ahead are read in one pass, since
-- few statements lie ahead; what fell due is searched only where nothing lies ahead.
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
  -- A feature's number is unique over all towns: the first target of each.
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

-- The planning list as of a day: an array of features in the order of their ids, with their states of that day.
-- Geometry is left out when p_geometry is false. `json` and not `jsonb`: it is only passed on, and for thousands of
-- features building the other one takes twice as long. Without JIT: compiling thousands of short index searches takes
-- longer than running them.
create function public.planning_features(p_town text, p_as_of date, p_geometry boolean default true) returns json
language sql stable set jit = off as $$
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

-- Everything about one feature beyond its row in the list; null when the caller may not see it or it is not there.
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

-- Documents with their sections and how many records cite each.
create function public.source_documents(p_town text) returns jsonb
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

-- The kind of a move from where the feature is: `first`, `forward`, `back`, `stop`, `resume`; null where nothing moves.
-- Progress is the order of the stages; stages of the phase `stopped` stand outside it, so a move that resumes is
-- compared with the last stage before the stop. The same rule in TypeScript: src/lib/domain/planning/lifecycle/move.ts.
create function private.kind_of_move(p_town text, p_feature bigint, p_lifecycle text, p_to text) returns text
language sql stable set search_path = '' as $$
  with history as (
    select s.code, s.seq, s.phase, row_number() over (order by e.date desc, e.id desc) as back
    from public.status_events as e
    join public.stages as s on s.town_code = e.town_code and s.lifecycle = e.lifecycle and s.code = e.stage
    where e.town_code = p_town and e.feature_id = p_feature and e.kind = 'actual' and e.revoked_at is null
  ), target as (
    select seq, phase from public.stages where town_code = p_town and lifecycle = p_lifecycle and code = p_to
  ), now_at as (
    select * from history where back = 1
  ), reached as (
    select * from history where phase <> 'stopped' order by back limit 1
  )
  select case
    when exists (select from now_at where code = p_to) then null
    when target.phase = 'stopped' then 'stop'
    when not exists (select from now_at) then 'first'
    when target.seq < (select seq from reached) then 'back'
    when (select phase from now_at) = 'stopped' then 'resume'
    else 'forward'
  end
  from target
$$;

-- Fields that a stage requires and that are neither sent along nor known, in order.
-- p_fields: {field: text}. What the feature has as a fact already is not missing.
create function private.missing_fields(
  p_town text, p_feature bigint, p_lifecycle text, p_stage text, p_precision public.date_precision, p_document text,
  p_document_no text, p_fields jsonb
) returns text[] language sql stable set search_path = '' as $$
  select coalesce(array_agg(r.field order by r.seq), '{}')
  from public.stage_requirements as r
  where r.town_code = p_town and r.lifecycle = p_lifecycle and r.stage = p_stage and case r.kind
    when 'document' then coalesce(btrim(p_document), '') = ''
    when 'document_no' then coalesce(btrim(p_document_no), '') = ''
    when 'day' then p_precision is distinct from 'day'
    else coalesce(btrim(p_fields ->> r.field), '') = '' and not exists (
      select from public.feature_facts as f
      where f.town_code = p_town and f.feature_id = p_feature and f.code = r.field
    )
  end
$$;

-- Writing ---------------------------------------------------------------------------------------------------------------

-- Stores what was sent along as facts of the feature; only fields that the lifecycle requires at one of the stages
-- given.
-- Errors, by `hint`: bad_field, with the field as detail.
create function private.store_stage_fields(
  p_town text, p_feature bigint, p_lifecycle text, p_stages text[], p_fields jsonb, p_language text, p_as_of date,
  p_precision public.date_precision, p_visibility public.visibility
) returns void language plpgsql set search_path = '' as $$
declare
  asked record;
  given text;
  chosen jsonb;
begin
  if jsonb_typeof(p_fields) is distinct from 'object' then return; end if;
  for asked in
    select distinct on (r.field) r.* from public.stage_requirements as r
    where r.town_code = p_town and r.lifecycle = p_lifecycle and r.stage = any (p_stages)
      and r.kind in ('choice', 'text', 'number') and coalesce(btrim(p_fields ->> r.field), '') <> ''
    order by r.field, r.seq
  loop
    given := btrim(p_fields ->> asked.field);
    chosen := (select choice -> 'name' from jsonb_array_elements(asked.choices) as choice where choice ->> 'code' = given);
    if asked.kind = 'choice' and chosen is null
      or asked.kind = 'number' and given !~ '^[0-9]{1,12}([.][0-9]{1,6})?$'
      or asked.kind = 'text' and length(given) > 200
    then
      raise exception 'the field has a value that is not allowed' using errcode = '22023', hint = 'bad_field', detail = asked.field;
    end if;
    insert into public.feature_facts as f (
      town_code, feature_id, code, seq, name, value, text, unit, as_of, precision, visibility, source, section
    ) values (
      p_town, p_feature, asked.field,
      coalesce((select max(seq) + 1 from public.feature_facts where town_code = p_town and feature_id = p_feature), 0),
      asked.name, case when asked.kind = 'number' then given::double precision end,
      case asked.kind when 'choice' then chosen when 'text' then jsonb_build_object(p_language, given) end,
      asked.unit, p_as_of, p_precision, coalesce(p_visibility, 'internal'), private.desk_source(p_town), 'status'
    )
    on conflict (town_code, feature_id, code) do update set
      value = excluded.value, text = excluded.text, as_of = excluded.as_of, precision = excluded.precision,
      visibility = excluded.visibility, source = excluded.source, section = excluded.section;
  end loop;
end $$;

-- Records that a feature has reached a stage. For planners and administrators of its town.
-- p_date: any day of the period, of the precision given; stored as its last day, or as today while the period runs.
-- p_seen: the event that was read as the current one (null: none). Where there is a newer one, nothing is recorded.
-- p_fields: {field: text}, what the stage requires beyond that (stage_requirements); stored as facts.
-- Errors, by `hint`: unknown_feature, no_lifecycle, unknown_stage, same_stage, reason_missing, date_ahead, date_before,
-- evidence_missing, changed_since, required_missing and bad_field (the fields as detail, separated by commas).
-- SQLSTATE 42501: not allowed; PT409: the status has changed since.
create function private.move_status(
  p_town text, p_feature text, p_stage text, p_date date, p_precision public.date_precision, p_document text,
  p_document_no text, p_note text, p_language text, p_visibility public.visibility, p_reason text, p_seen bigint,
  p_fields jsonb
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  feature public.features;
  stage public.stages;
  latest public.status_events;
  move text;
  today date;
  -- In the language of the page with the form.
  note constant jsonb := case when btrim(p_note) <> '' then jsonb_build_object(p_language, btrim(p_note)) end;
  day date;
  missing text[];
  stored public.status_events;
begin
  if not p_town = any (private.towns_as(array['planner', 'admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
  -- One move of a feature at a time: of two simultaneous moves the second is refused.
  select * into feature from public.features where town_code = p_town and slug = p_feature for update;
  if not found then raise exception 'no such feature' using errcode = '22023', hint = 'unknown_feature'; end if;
  if feature.lifecycle is null then raise exception 'no lifecycle' using errcode = '22023', hint = 'no_lifecycle'; end if;
  select * into stage from public.stages where town_code = p_town and lifecycle = feature.lifecycle and code = p_stage;
  if not found then raise exception 'no such stage' using errcode = '22023', hint = 'unknown_stage'; end if;

  select * into latest from public.status_events as e
  where e.town_code = p_town and e.feature_id = feature.id and e.kind = 'actual' and e.revoked_at is null
  order by e.date desc, e.id desc limit 1;
  if latest.id is distinct from p_seen then
    raise exception 'the status has changed since' using errcode = 'PT409', hint = 'changed_since';
  end if;

  move := private.kind_of_move(p_town, feature.id, feature.lifecycle, p_stage);
  if move is null then raise exception 'the feature is at this stage already' using errcode = '22023', hint = 'same_stage'; end if;
  if move in ('back', 'stop') and coalesce(btrim(p_reason), '') = '' then
    raise exception 'a step back or a stop needs a reason' using errcode = '22023', hint = 'reason_missing';
  end if;
  if coalesce(btrim(p_document), '') = '' then
    raise exception 'evidence is required' using errcode = '22023', hint = 'evidence_missing';
  end if;
  select (now() at time zone time_zone)::date into today from public.towns where code = p_town;
  if p_date > today then raise exception 'the date is in the future' using errcode = '22023', hint = 'date_ahead'; end if;
  day := least(private.period_end(p_date, p_precision), today);
  if latest.date > day then
    raise exception 'the date is before that of the current status' using errcode = '22023', hint = 'date_before';
  end if;
  if length(p_reason) > 1000 or length(p_note) > 1000 then
    raise exception 'too long' using errcode = '22001';
  end if;
  missing := private.missing_fields(
    p_town, feature.id, feature.lifecycle, p_stage, p_precision, p_document, p_document_no, p_fields);
  if missing <> '{}' then
    raise exception 'the stage requires more fields'
      using errcode = '22023', hint = 'required_missing', detail = array_to_string(missing, ',');
  end if;

  perform private.set_change_reason(btrim(p_reason));
  insert into public.status_events (
    town_code, feature_id, lifecycle, stage, kind, phrase, date, precision, note, document, document_no, visibility,
    source, section
  ) values (
    p_town, feature.id, feature.lifecycle, p_stage, 'actual', stage.name, day, p_precision, note, btrim(p_document),
    nullif(btrim(p_document_no), ''), coalesce(p_visibility, 'internal'), private.desk_source(p_town), 'status'
  ) returning * into stored;
  perform private.store_stage_fields(
    p_town, feature.id, feature.lifecycle, array[p_stage], p_fields, p_language, day, p_precision, p_visibility);
  perform private.set_change_reason(null);
  return jsonb_build_object('id', stored.id, 'stage', stored.stage, 'date', stored.date, 'move', move);
end $$;
-- The same for callers, with their own rights.
create function public.move_status(
  p_town text, p_feature text, p_stage text, p_date date, p_precision public.date_precision, p_document text,
  p_document_no text, p_note text, p_language text, p_visibility public.visibility, p_reason text, p_seen bigint,
  p_fields jsonb
) returns jsonb language sql set search_path = '' as $$
  select private.move_status(
    p_town, p_feature, p_stage, p_date, p_precision, p_document, p_document_no, p_note, p_language, p_visibility, p_reason,
    p_seen, p_fields)
$$;

-- Revokes an event: it does not count any more, on any day. For planners and administrators.
-- Errors, by `hint`: unknown_event, revoked_already, reason_missing.
create function private.revert_status(p_town text, p_event bigint, p_reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  event public.status_events;
begin
  if not p_town = any (private.towns_as(array['planner', 'admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
  select * into event from public.status_events where town_code = p_town and id = p_event for update;
  if not found then raise exception 'no such event' using errcode = '22023', hint = 'unknown_event'; end if;
  if event.revoked_at is not null then
    raise exception 'the event is revoked already' using errcode = '22023', hint = 'revoked_already';
  end if;
  if coalesce(btrim(p_reason), '') = '' then
    raise exception 'a reason is required' using errcode = '22023', hint = 'reason_missing';
  end if;
  perform private.set_change_reason(btrim(p_reason));
  insert into public.status_revocations (town_code, event_id, reason) values (p_town, p_event, btrim(p_reason));
  perform private.set_change_reason(null);
  return jsonb_build_object('id', p_event);
end $$;
-- The same for callers, with their own rights.
create function public.revert_status(p_town text, p_event bigint, p_reason text) returns jsonb
language sql set search_path = '' as $$
  select private.revert_status(p_town, p_event, p_reason)
$$;

-- Adds facts that the stages of a feature so far require and that it does not have. For planners and administrators.
-- Errors, by `hint`: unknown_feature, no_lifecycle, nothing_given, bad_field.
create function private.fill_required(
  p_town text, p_feature text, p_fields jsonb, p_language text, p_visibility public.visibility
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  feature public.features;
  today date;
  stages text[];
begin
  perform private.require_planner(p_town);
  select * into feature from public.features where town_code = p_town and slug = p_feature for update;
  if not found then raise exception 'no such feature' using errcode = '22023', hint = 'unknown_feature'; end if;
  if feature.lifecycle is null then raise exception 'no lifecycle' using errcode = '22023', hint = 'no_lifecycle'; end if;
  select array_agg(distinct e.stage) into stages from public.status_events as e
  where e.town_code = p_town and e.feature_id = feature.id and e.kind = 'actual' and e.revoked_at is null;
  if not exists (
    select from public.stage_requirements as r
    where r.town_code = p_town and r.lifecycle = feature.lifecycle and r.stage = any (stages)
      and r.kind in ('choice', 'text', 'number') and coalesce(btrim(p_fields ->> r.field), '') <> ''
  ) then
    raise exception 'no required field was given' using errcode = '22023', hint = 'nothing_given';
  end if;
  select (now() at time zone time_zone)::date into today from public.towns where code = p_town;
  perform private.store_stage_fields(
    p_town, feature.id, feature.lifecycle, stages, p_fields, p_language, today, 'day', p_visibility);
  return jsonb_build_object('id', feature.id);
end $$;
-- The same for callers, with their own rights.
create function public.fill_required(
  p_town text, p_feature text, p_fields jsonb, p_language text, p_visibility public.visibility
) returns jsonb language sql set search_path = '' as $$
  select private.fill_required(p_town, p_feature, p_fields, p_language, p_visibility)
$$;

-- Shared triggers -------------------------------------------------------------------------------------------------------

-- `revoked_at` follows from the revocation, which has an entry of its own with the reason.
create trigger log_change after insert or update or delete on public.status_events
  for each row execute function private.log_change('revoked_at');
create trigger log_change after insert or update or delete on public.status_revocations
  for each row execute function private.log_change();
create trigger log_change after insert or update or delete on public.stage_requirements
  for each row execute function private.log_change();

create trigger count_insert after insert on public.status_events referencing new table as changed
  for each statement execute function private.count_edition();
create trigger count_update after update on public.status_events referencing new table as changed
  for each statement execute function private.count_edition();
create trigger count_delete after delete on public.status_events referencing old table as changed
  for each statement execute function private.count_edition();
select private.track_recent_changes('status_events', 'planning',
  'select f.town_code, f.slug as record, greatest(r.visibility, f.visibility) as visibility
  from %s as r join public.features as f on f.town_code = r.town_code and f.id = r.feature_id');

-- Rights ----------------------------------------------------------------------------------------------------------------

-- A revoked event may have been a mistake that published too much: only staff still see it.
alter table public.status_events enable row level security;
create policy "public records" on public.status_events for select to anon, authenticated
  using (visibility = 'public' and revoked_at is null);
create policy "revoked records" on public.status_events for select to authenticated using (
  visibility = 'public' and revoked_at is not null
  and town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[])
);
create policy "internal records" on public.status_events for select to authenticated using (
  visibility = 'internal' and town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[])
  or visibility = 'restricted' and town_code = any ((select private.towns_as(array['planner', 'admin']))::text[])
);

alter table public.status_revocations enable row level security;
create policy "staff" on public.status_revocations for select to authenticated using (
  town_code = any ((select private.towns_as(array['planner', 'admin']))::text[])
);

alter table public.stage_requirements enable row level security;
create policy "everyone reads" on public.stage_requirements for select to anon, authenticated using (true);
revoke all on public.status_events, public.status_revocations, public.stage_requirements from anon, authenticated;
grant select on public.status_events, public.status_revocations, public.stage_requirements to anon, authenticated;
grant all on public.status_events, public.status_revocations, public.stage_requirements to service_role;
revoke execute on all functions in schema private from public;
grant execute on function private.states_as_of(text, date) to anon, authenticated, service_role;
revoke execute on function
  
  public.move_status(text, text, text, date, public.date_precision, text, text, text, text, public.visibility, text, bigint, jsonb),
  public.revert_status(text, bigint, text), public.fill_required(text, text, jsonb, text, public.visibility)
  from public, anon;
grant execute on function
  
  private.move_status(text, text, text, date, public.date_precision, text, text, text, text, public.visibility, text, bigint, jsonb),
  private.revert_status(text, bigint, text), private.fill_required(text, text, jsonb, text, public.visibility),
  public.move_status(text, text, text, date, public.date_precision, text, text, text, text, public.visibility, text, bigint, jsonb),
  public.revert_status(text, bigint, text), public.fill_required(text, text, jsonb, text, public.visibility)
  to authenticated, service_role;
