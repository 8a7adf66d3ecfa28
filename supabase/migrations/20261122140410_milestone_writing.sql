-- Adding, changing, finishing and taking back a milestone: for planners and administrators of the town.

create function private.only_planners(p_town text) returns void language plpgsql stable set search_path = '' as $$
begin
  if not p_town = any (private.towns_as(array['planner', 'admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
end $$;

/* The milestone as it was seen. Refused where somebody has changed it since (PT409, hint changed_since). */
create function private.milestone_as_seen(p_town text, p_id bigint, p_version bigint) returns public.milestones
language plpgsql set search_path = '' as $$
declare
  found_one public.milestones;
begin
  select * into found_one from public.milestones
  where town_code = p_town and id = p_id and withdrawn_at is null for update;
  if not found then raise exception 'no such milestone' using errcode = '22023', hint = 'unknown_milestone'; end if;
  if found_one.version is distinct from p_version then
    raise exception 'the milestone has changed since' using errcode = 'PT409', hint = 'changed_since';
  end if;
  return found_one;
end $$;
revoke execute on function private.only_planners(text), private.milestone_as_seen(text, bigint, bigint) from public;

/*
  Adds a milestone (p_id null) or changes one.
  p_due: any day of the period; kept as its last. p_event: the promise it is made from (new ones only), or null.
  p_title, p_note: in the language p_language. Errors, by `hint`: unknown_feature, unknown_milestone, unknown_event,
  title_missing, reason_missing (a date put off needs one), changed_since, there_already.
*/
create function private.save_milestone(
  p_town text, p_feature text, p_id bigint, p_version bigint, p_title text, p_language text, p_unit text, p_due date,
  p_precision public.date_precision, p_note text, p_document text, p_visibility public.visibility, p_event bigint,
  p_reason text
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  feature public.features;
  before public.milestones;
  stored public.milestones;
  last_day constant date := private.period_end(p_due, p_precision);
  written constant jsonb := jsonb_build_object(p_language, btrim(p_title));
  noted constant jsonb := case when btrim(p_note) <> '' then jsonb_build_object(p_language, btrim(p_note)) else '{}' end;
begin
  perform private.only_planners(p_town);
  -- One change of a feature's milestones at a time.
  select * into feature from public.features where town_code = p_town and slug = p_feature for update;
  if not found then raise exception 'no such feature' using errcode = '22023', hint = 'unknown_feature'; end if;
  if coalesce(btrim(p_title), '') = '' then
    raise exception 'what is to be done?' using errcode = '22023', hint = 'title_missing';
  end if;
  if p_event is not null and not exists (
    select from public.status_events as e
    where e.town_code = p_town and e.feature_id = feature.id and e.id = p_event and e.kind = 'target'
  ) then
    raise exception 'no such promise' using errcode = '22023', hint = 'unknown_event';
  end if;
  if length(p_title) > 200 or length(p_note) > 1000 or length(p_reason) > 1000 then
    raise exception 'too long' using errcode = '22001';
  end if;
  perform private.say_why(btrim(p_reason));
  if p_id is null then
    insert into public.milestones (
      town_code, feature_id, title, unit, due, precision, note, document, visibility, from_event
    ) values (
      p_town, feature.id, written, nullif(btrim(p_unit), ''), last_day, p_precision, nullif(noted, '{}'),
      nullif(btrim(p_document), ''), coalesce(p_visibility, 'internal'), p_event
    ) returning * into stored;
  else
    before := private.milestone_as_seen(p_town, p_id, p_version);
    if before.feature_id <> feature.id then
      raise exception 'no such milestone' using errcode = '22023', hint = 'unknown_milestone';
    end if;
    if last_day > before.due and coalesce(btrim(p_reason), '') = '' then
      raise exception 'a date put off needs a reason' using errcode = '22023', hint = 'reason_missing';
    end if;
    update public.milestones set
      -- What is written in another language stays.
      title = before.title || written, unit = nullif(btrim(p_unit), ''), due = last_day, precision = p_precision,
      note = nullif(coalesce(before.note::jsonb, '{}') - p_language || noted, '{}'),
      document = nullif(btrim(p_document), ''), visibility = coalesce(p_visibility, 'internal')
    where town_code = p_town and id = p_id returning * into stored;
  end if;
  perform private.say_why(null);
  return jsonb_build_object('id', stored.id, 'version', stored.version);
exception when unique_violation then
  raise exception 'it is there already' using errcode = '22023', hint = 'there_already';
end $$;

/*
  Says on which day a milestone was done, or (null) that it is not: that needs a reason.
  Errors, by `hint`: unknown_milestone, changed_since, date_ahead, reason_missing.
*/
create function private.finish_milestone(
  p_town text, p_id bigint, p_version bigint, p_done_on date, p_document text, p_reason text
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  today date;
  stored public.milestones;
begin
  perform private.only_planners(p_town);
  stored := private.milestone_as_seen(p_town, p_id, p_version);
  select (now() at time zone time_zone)::date into today from public.towns where code = p_town;
  if p_done_on > today then raise exception 'not before its day' using errcode = '22023', hint = 'date_ahead'; end if;
  if p_done_on is null and coalesce(btrim(p_reason), '') = '' then
    raise exception 'why is it open again?' using errcode = '22023', hint = 'reason_missing';
  end if;
  perform private.say_why(btrim(p_reason));
  update public.milestones set done_on = p_done_on, document = coalesce(nullif(btrim(p_document), ''), document)
  where town_code = p_town and id = p_id returning * into stored;
  perform private.say_why(null);
  return jsonb_build_object('id', stored.id, 'version', stored.version);
end $$;

/* Takes a milestone back: it counts nowhere any more. Errors, by `hint`: unknown_milestone, changed_since, reason_missing. */
create function private.withdraw_milestone(p_town text, p_id bigint, p_version bigint, p_reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  perform private.only_planners(p_town);
  perform private.milestone_as_seen(p_town, p_id, p_version);
  if coalesce(btrim(p_reason), '') = '' then
    raise exception 'why?' using errcode = '22023', hint = 'reason_missing';
  end if;
  perform private.say_why(btrim(p_reason));
  update public.milestones set withdrawn_at = now() where town_code = p_town and id = p_id;
  perform private.say_why(null);
  return jsonb_build_object('id', p_id, 'version', p_version + 1);
end $$;

-- What is offered to callers: the same with their own rights.
create function public.save_milestone(
  p_town text, p_feature text, p_id bigint, p_version bigint, p_title text, p_language text, p_unit text, p_due date,
  p_precision public.date_precision, p_note text, p_document text, p_visibility public.visibility, p_event bigint,
  p_reason text
) returns jsonb language sql set search_path = '' as $$
  select private.save_milestone(
    p_town, p_feature, p_id, p_version, p_title, p_language, p_unit, p_due, p_precision, p_note, p_document, p_visibility,
    p_event, p_reason)
$$;
create function public.finish_milestone(
  p_town text, p_id bigint, p_version bigint, p_done_on date, p_document text, p_reason text
) returns jsonb language sql set search_path = '' as $$
  select private.finish_milestone(p_town, p_id, p_version, p_done_on, p_document, p_reason)
$$;
create function public.withdraw_milestone(p_town text, p_id bigint, p_version bigint, p_reason text) returns jsonb
language sql set search_path = '' as $$
  select private.withdraw_milestone(p_town, p_id, p_version, p_reason)
$$;
do $$
declare
  name text;
begin
  foreach name in array array[
    'save_milestone(text, text, bigint, bigint, text, text, text, date, public.date_precision, text, text, public.visibility, bigint, text)',
    'finish_milestone(text, bigint, bigint, date, text, text)', 'withdraw_milestone(text, bigint, bigint, text)'
  ] loop
    execute format('revoke execute on function private.%1$s, public.%1$s from public, anon', name);
    execute format('grant execute on function private.%1$s, public.%1$s to authenticated, service_role', name);
  end loop;
end $$;
