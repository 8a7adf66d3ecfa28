-- Moving a status, and taking a move back. History stays append-only: a move is one more event, and so is taking it back.

alter table public.status_events
  -- What shows it: a permit, a contract, minutes, with the number it bears.
  add column document text check (length(document) between 1 and 200),
  add column document_no text check (length(document_no) between 1 and 100),
  -- Marked by the trigger below when a revocation is recorded, so that reading need not look for one.
  add column revoked_at timestamptz;

create table public.status_revocations (
  town_code text not null,
  event_id bigint not null,
  reason text not null check (length(btrim(reason)) between 1 and 1000),
  recorded_at timestamptz not null default now(),
  primary key (town_code, event_id),
  foreign key (town_code, event_id) references public.status_events on delete cascade
);

-- The one change an event may see: that it was revoked, and a revocation must be there that says so.
create or replace function private.refuse_rewriting() returns trigger language plpgsql set search_path = '' as $$
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

create function private.mark_revoked() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.status_events set revoked_at = new.recorded_at
  where town_code = new.town_code and id = new.event_id;
  return null;
end $$;
create trigger mark_revoked after insert on public.status_revocations
  for each row execute function private.mark_revoked();
create trigger log_change after insert or update or delete on public.status_revocations
  for each row execute function private.log_change();
revoke execute on function private.refuse_rewriting_revocations(), private.mark_revoked() from public;

-- The as-of query skips what is revoked, by its index alone.
drop index public.status_events_as_of;
drop index public.status_events_promised;
create index status_events_as_of on public.status_events (feature_id, date desc, id desc)
  include (town_code, lifecycle, stage, visibility, revoked_at) where kind = 'actual' and revoked_at is null;
create index status_events_promised on public.status_events (feature_id, date, id desc)
  include (town_code, lifecycle, stage, visibility, revoked_at) where kind = 'target' and revoked_at is null;

-- What was taken back may have been a slip of somebody's hand, with what should not have been told: the public no more sees it.
drop policy "public records" on public.status_events;
create policy "public records" on public.status_events for select to anon, authenticated
  using (visibility = 'public' and revoked_at is null);
create policy "revoked records" on public.status_events for select to authenticated using (
  visibility = 'public' and revoked_at is not null
  and town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[])
);
alter table public.status_revocations enable row level security;
create policy "staff" on public.status_revocations for select to authenticated using (
  town_code = any ((select private.towns_as(array['planner', 'admin']))::text[])
);
revoke all on public.status_revocations from anon, authenticated;
grant select on public.status_revocations to anon, authenticated;
grant all on public.status_revocations to service_role;

/* The last day of the period that a day lies in. */
create function private.period_end(p_day date, p_precision public.date_precision) returns date
language sql immutable set search_path = '' as $$
  select case p_precision
    when 'day' then p_day
    when 'month' then (date_trunc('month', p_day::timestamp) + interval '1 month - 1 day')::date
    when 'quarter' then (date_trunc('quarter', p_day::timestamp) + interval '3 months - 1 day')::date
    when 'year' then (date_trunc('year', p_day::timestamp) + interval '1 year - 1 day')::date
  end
$$;

/*
  How a move stands to where the feature is: `first`, `forward`, `back`, `stop`, `resume`; null where nothing moves.
  Progress is the order of the stages; stages of the phase `stopped` stand outside it, so whoever resumes is measured by
  the last stage that was none. The same rule in TypeScript: src/lib/domain/lifecycle/move.ts.
*/
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
revoke execute on function private.period_end(date, public.date_precision),
  private.kind_of_move(text, bigint, text, text) from public;

-- What the desk records cites the desk; what shows it is the document named with it.
create function private.desk_source(p_town text) returns text language plpgsql set search_path = '' as $$
begin
  -- That the desk is a source is nobody's work: the log has no entry of it.
  perform set_config('renewal.bulk', 'on', true);
  insert into public.sources (town_code, slug, kind, title, how_read)
  values (
    p_town, 'desk', 'desk', '{"zh": "工作台登记", "en": "Entries made at the desk"}',
    '{"zh": "由本镇工作人员在工作台登记，依据文件随每条记录列出。", "en": "Entered by the town''s staff at the desk; each entry names the document that shows it."}'
  ) on conflict do nothing;
  insert into public.source_sections (town_code, source, code, seq, name)
  values (p_town, 'desk', 'status', 0, '{"zh": "状态登记", "en": "Status entries"}') on conflict do nothing;
  perform set_config('renewal.bulk', '', true);
  return 'desk';
end $$;
revoke execute on function private.desk_source(text) from public;

/*
  Records that a feature has reached a stage. For planners and administrators of its town.
  p_date: any day of the period, of the precision given; kept as its last day, or as today while the period runs.
  p_seen: the event the person saw as the current one (null: none). Where another has come since, nothing is recorded.
  Errors, by `hint`: unknown_feature, no_lifecycle, unknown_stage, same_stage, reason_missing, date_ahead, date_before,
  evidence_missing, changed_since. SQLSTATE 42501: not allowed; PT409 where somebody else was first.
*/
create function private.move_status(
  p_town text, p_feature text, p_stage text, p_date date, p_precision public.date_precision, p_document text,
  p_document_no text, p_note text, p_language text, p_visibility public.visibility, p_reason text, p_seen bigint
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  feature public.features;
  stage public.stages;
  latest public.status_events;
  move text;
  today date;
  -- In the language of the page it was typed on.
  note constant jsonb := case when btrim(p_note) <> '' then jsonb_build_object(p_language, btrim(p_note)) end;
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
  if latest.date > least(private.period_end(p_date, p_precision), today) then
    raise exception 'older than the current status' using errcode = '22023', hint = 'date_before';
  end if;
  if length(p_reason) > 1000 or length(p_note) > 1000 then
    raise exception 'too long' using errcode = '22001';
  end if;

  perform private.say_why(btrim(p_reason));
  insert into public.status_events (
    town_code, feature_id, lifecycle, stage, kind, phrase, date, precision, note, document, document_no, visibility,
    source, section
  ) values (
    p_town, feature.id, feature.lifecycle, p_stage, 'actual', stage.name,
    least(private.period_end(p_date, p_precision), today), p_precision, note, btrim(p_document),
    nullif(btrim(p_document_no), ''), coalesce(p_visibility, 'internal'), private.desk_source(p_town), 'status'
  ) returning * into stored;
  perform private.say_why(null);
  return jsonb_build_object('id', stored.id, 'stage', stored.stage, 'date', stored.date, 'move', move);
end $$;
/*
  Takes an event back: from now on no reading counts it, on whatever day. For planners and administrators.
  Errors, by `hint`: unknown_event, revoked_already, reason_missing.
*/
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
    raise exception 'taken back already' using errcode = '22023', hint = 'revoked_already';
  end if;
  if coalesce(btrim(p_reason), '') = '' then
    raise exception 'why?' using errcode = '22023', hint = 'reason_missing';
  end if;
  perform private.say_why(btrim(p_reason));
  insert into public.status_revocations (town_code, event_id, reason) values (p_town, p_event, btrim(p_reason));
  perform private.say_why(null);
  return jsonb_build_object('id', p_event);
end $$;

-- What is offered to callers: the same with their own rights, which end at the doors above.
create function public.move_status(
  p_town text, p_feature text, p_stage text, p_date date, p_precision public.date_precision, p_document text,
  p_document_no text, p_note text, p_language text, p_visibility public.visibility, p_reason text, p_seen bigint
) returns jsonb language sql set search_path = '' as $$
  select private.move_status(
    p_town, p_feature, p_stage, p_date, p_precision, p_document, p_document_no, p_note, p_language, p_visibility, p_reason, p_seen)
$$;
create function public.revert_status(p_town text, p_event bigint, p_reason text) returns jsonb
language sql set search_path = '' as $$
  select private.revert_status(p_town, p_event, p_reason)
$$;
do $$
declare
  name text;
begin
  foreach name in array array['move_status(text, text, text, date, public.date_precision, text, text, text, text, public.visibility, text, bigint)', 'revert_status(text, bigint, text)'] loop
    execute format('revoke execute on function private.%1$s, public.%1$s from public, anon', name);
    execute format('grant execute on function private.%1$s, public.%1$s to authenticated, service_role', name);
  end loop;
end $$;
