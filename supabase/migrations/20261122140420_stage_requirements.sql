-- What has to be known at a stage: data of the town's lifecycles. A move to a stage is refused without it; records of before
-- are shown as missing it, never filled.

create table public.stage_requirements (
  town_code text not null,
  lifecycle text not null,
  stage text not null,
  seq integer not null,
  -- Code of the fact that answers it; for the kinds that an event answers by itself only a name.
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
alter table public.stage_requirements enable row level security;
create policy "everyone reads" on public.stage_requirements for select to anon, authenticated using (true);
revoke all on public.stage_requirements from anon, authenticated;
grant select on public.stage_requirements to anon, authenticated;
grant all on public.stage_requirements to service_role;
create trigger log_change after insert or update or delete on public.stage_requirements
  for each row execute function private.log_change();

/*
  What is missing for a stage, given what is sent along: names of fields, in order.
  p_fields: {field: text}. What the feature has as a fact already is not missing.
*/
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

/*
  Keeps what was sent along as facts of the feature; only fields that the lifecycle asks for at one of the stages given.
  Errors, by `hint`: bad_field, with the field as detail.
*/
create function private.keep_fields(
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
      raise exception 'this is no answer' using errcode = '22023', hint = 'bad_field', detail = asked.field;
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
revoke execute on function
  private.missing_fields(text, bigint, text, text, public.date_precision, text, text, jsonb),
  private.keep_fields(text, bigint, text, text[], jsonb, text, date, public.date_precision, public.visibility) from public;

drop function public.move_status(
  text, text, text, date, public.date_precision, text, text, text, text, public.visibility, text, bigint);
drop function private.move_status(
  text, text, text, date, public.date_precision, text, text, text, text, public.visibility, text, bigint);

/*
  Records that a feature has reached a stage. For planners and administrators of its town.
  p_date: any day of the period, of the precision given; kept as its last day, or as today while the period runs.
  p_seen: the event the person saw as the current one (null: none). Where another has come since, nothing is recorded.
  p_fields: {field: text}, what the stage asks for beyond that (stage_requirements); kept as facts.
  Errors, by `hint`: unknown_feature, no_lifecycle, unknown_stage, same_stage, reason_missing, date_ahead, date_before,
  evidence_missing, changed_since, required_missing and bad_field (the fields as detail, separated by commas).
  SQLSTATE 42501: not allowed; PT409 where somebody else was first.
*/
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
  -- In the language of the page it was typed on.
  note constant jsonb := case when btrim(p_note) <> '' then jsonb_build_object(p_language, btrim(p_note)) end;
  day date;
  missing text[];
  stored public.status_events;
begin
  if not p_town = any (private.towns_as(array['planner', 'admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
  -- One move of a feature at a time: two people who press at once are told apart.
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
  if move is null then raise exception 'it is there already' using errcode = '22023', hint = 'same_stage'; end if;
  if move in ('back', 'stop') and coalesce(btrim(p_reason), '') = '' then
    raise exception 'a step back or a stop needs a reason' using errcode = '22023', hint = 'reason_missing';
  end if;
  if coalesce(btrim(p_document), '') = '' then
    raise exception 'what shows it?' using errcode = '22023', hint = 'evidence_missing';
  end if;
  select (now() at time zone time_zone)::date into today from public.towns where code = p_town;
  if p_date > today then raise exception 'not before its day' using errcode = '22023', hint = 'date_ahead'; end if;
  day := least(private.period_end(p_date, p_precision), today);
  if latest.date > day then
    raise exception 'older than the current status' using errcode = '22023', hint = 'date_before';
  end if;
  if length(p_reason) > 1000 or length(p_note) > 1000 then
    raise exception 'too long' using errcode = '22001';
  end if;
  missing := private.missing_fields(
    p_town, feature.id, feature.lifecycle, p_stage, p_precision, p_document, p_document_no, p_fields);
  if missing <> '{}' then
    raise exception 'the stage asks for more'
      using errcode = '22023', hint = 'required_missing', detail = array_to_string(missing, ',');
  end if;

  perform private.say_why(btrim(p_reason));
  insert into public.status_events (
    town_code, feature_id, lifecycle, stage, kind, phrase, date, precision, note, document, document_no, visibility,
    source, section
  ) values (
    p_town, feature.id, feature.lifecycle, p_stage, 'actual', stage.name, day, p_precision, note, btrim(p_document),
    nullif(btrim(p_document_no), ''), coalesce(p_visibility, 'internal'), private.desk_source(p_town), 'status'
  ) returning * into stored;
  perform private.keep_fields(
    p_town, feature.id, feature.lifecycle, array[p_stage], p_fields, p_language, day, p_precision, p_visibility);
  perform private.say_why(null);
  return jsonb_build_object('id', stored.id, 'stage', stored.stage, 'date', stored.date, 'move', move);
end $$;

/*
  Adds what a feature lacks for the stages it has been at. For planners and administrators.
  Errors, by `hint`: unknown_feature, no_lifecycle, nothing_given, bad_field.
*/
create function private.fill_required(
  p_town text, p_feature text, p_fields jsonb, p_language text, p_visibility public.visibility
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  feature public.features;
  today date;
  stages text[];
begin
  perform private.only_planners(p_town);
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
    raise exception 'nothing to keep' using errcode = '22023', hint = 'nothing_given';
  end if;
  select (now() at time zone time_zone)::date into today from public.towns where code = p_town;
  perform private.keep_fields(
    p_town, feature.id, feature.lifecycle, stages, p_fields, p_language, today, 'day', p_visibility);
  return jsonb_build_object('id', feature.id);
end $$;

create function public.move_status(
  p_town text, p_feature text, p_stage text, p_date date, p_precision public.date_precision, p_document text,
  p_document_no text, p_note text, p_language text, p_visibility public.visibility, p_reason text, p_seen bigint,
  p_fields jsonb
) returns jsonb language sql set search_path = '' as $$
  select private.move_status(
    p_town, p_feature, p_stage, p_date, p_precision, p_document, p_document_no, p_note, p_language, p_visibility, p_reason,
    p_seen, p_fields)
$$;
create function public.fill_required(
  p_town text, p_feature text, p_fields jsonb, p_language text, p_visibility public.visibility
) returns jsonb language sql set search_path = '' as $$
  select private.fill_required(p_town, p_feature, p_fields, p_language, p_visibility)
$$;
do $$
declare
  name text;
begin
  foreach name in array array[
    'move_status(text, text, text, date, public.date_precision, text, text, text, text, public.visibility, text, bigint, jsonb)',
    'fill_required(text, text, jsonb, text, public.visibility)'
  ] loop
    execute format('revoke execute on function private.%1$s, public.%1$s from public, anon', name);
    execute format('grant execute on function private.%1$s, public.%1$s to authenticated, service_role', name);
  end loop;
end $$;
