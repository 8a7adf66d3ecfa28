-- Milestones: what a project has to finish by a month or a quarter, which unit is in charge, and what became of it.

-- Tables ----------------------------------------------------------------------------------------------------------------

create table public.milestones (
  town_code text not null,
  id bigint generated always as identity,
  feature_id bigint not null,
  title public.local_text not null,
  -- Name of the unit in charge.
  unit text check (length(btrim(unit)) between 1 and 100),
  -- Last day of the month or the quarter.
  due date not null,
  precision public.date_precision not null check (precision in ('month', 'quarter')),
  done_on date,
  note public.local_text,
  -- What proves that it is done, or what it is based on.
  document text check (length(document) between 1 and 200),
  visibility public.visibility not null default 'internal',
  -- The target event it was made from.
  from_event bigint,
  recorded_at timestamptz not null default now(),
  -- When it was withdrawn: it does not count any more and stays readable only in the change log.
  withdrawn_at timestamptz,
  version bigint not null default 1,
  primary key (town_code, id),
  foreign key (town_code, feature_id) references public.features on delete cascade,
  foreign key (town_code, from_event) references public.status_events on delete cascade
);
create index on public.milestones (town_code, feature_id);
create index on public.milestones (town_code, due) where withdrawn_at is null;
-- The same form sent twice makes one.
create unique index milestones_once on public.milestones (town_code, feature_id, title, due) where withdrawn_at is null;

-- Every due date a milestone has had: a postponed date is a delay, and later quarters have to show it.
create table public.milestone_dues (
  town_code text not null,
  milestone_id bigint not null,
  id bigint generated always as identity,
  due date not null,
  precision public.date_precision not null,
  recorded_at timestamptz not null default now(),
  primary key (town_code, milestone_id, id),
  foreign key (town_code, milestone_id) references public.milestones on delete cascade
);

-- Guards ----------------------------------------------------------------------------------------------------------------

-- Trigger: records each due date of a milestone.
create function private.record_due() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' or new.due <> old.due or new.precision <> old.precision then
    insert into public.milestone_dues (town_code, milestone_id, due, precision)
    values (new.town_code, new.id, new.due, new.precision);
  end if;
  return null;
end $$;
create trigger record_due after insert or update on public.milestones
  for each row execute function private.record_due();

-- Trigger: recorded due dates are append-only.
create function private.refuse_rewriting_dues() returns trigger language plpgsql set search_path = '' as $$
begin
  -- Deleted only with its milestone, which is deleted only with its feature.
  if tg_op = 'DELETE' and not exists (
    select from public.milestones as m where m.town_code = old.town_code and m.id = old.milestone_id
  ) then
    return old;
  end if;
  raise exception 'due dates of a milestone are append-only' using errcode = '42501';
end $$;
create trigger append_only before update or delete on public.milestone_dues
  for each row execute function private.refuse_rewriting_dues();

-- Reading ---------------------------------------------------------------------------------------------------------------

-- Milestones of a town that the caller may see, or of one feature: an array of {id, version, title, unit, due,
-- precision, done_on, note, document, visibility, from_event, feature: {slug, name, class, theme}, dues: [{due,
-- precision, on}]}.
-- `dues`: every due date and the day in the town on which it was set, oldest first; none for the public.
create function public.milestone_list(p_town text, p_feature text) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', m.id, 'version', m.version, 'title', m.title, 'unit', m.unit, 'due', m.due, 'precision', m.precision,
    'done_on', m.done_on, 'note', m.note, 'document', m.document, 'visibility', m.visibility, 'from_event', m.from_event,
    'feature', jsonb_build_object('slug', f.slug, 'name', f.name, 'class', f.class, 'theme', f.theme),
    'dues', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'due', d.due, 'precision', d.precision, 'on', (d.recorded_at at time zone t.time_zone)::date
      ) order by d.id), '[]')
      from public.milestone_dues as d where d.town_code = m.town_code and d.milestone_id = m.id
    )
  ) order by m.due, m.id), '[]')
  from public.milestones as m
  join public.features as f on f.town_code = m.town_code and f.id = m.feature_id
  join public.towns as t on t.code = m.town_code
  where m.town_code = p_town and m.withdrawn_at is null and (p_feature is null or f.slug = p_feature)
$$;

-- The schedule of a town's features as of a day: an array of {feature_id, next_due}, one for each that has milestones.
-- `next_due`: the earliest due date that is not met by the day; null where all are.
create function public.milestones_ahead(p_town text, p_as_of date) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('feature_id', feature_id, 'next_due', next_due)), '[]')
  from (
    select feature_id, min(due) filter (where done_on is null or done_on > p_as_of) as next_due
    from public.milestones where town_code = p_town and withdrawn_at is null group by feature_id
  ) as ahead
$$;

-- Writing ---------------------------------------------------------------------------------------------------------------
-- For planners and administrators of the town.

-- The milestone at the version that was read, locked. Refused where it has changed since (PT409, hint changed_since).
create function private.lock_milestone(p_town text, p_id bigint, p_version bigint) returns public.milestones
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

-- Adds a milestone (p_id null) or changes one.
-- p_due: any day of the period; stored as its last day. p_event: the target event it is made from (new ones only), or
-- null.
-- p_title, p_note: in the language p_language. Errors, by `hint`: unknown_feature, unknown_milestone, unknown_event,
-- title_missing, reason_missing (postponing needs one), changed_since, there_already.
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
  perform private.require_planner(p_town);
  -- One change of a feature's milestones at a time.
  select * into feature from public.features where town_code = p_town and slug = p_feature for update;
  if not found then raise exception 'no such feature' using errcode = '22023', hint = 'unknown_feature'; end if;
  if coalesce(btrim(p_title), '') = '' then
    raise exception 'a title is required' using errcode = '22023', hint = 'title_missing';
  end if;
  if p_event is not null and not exists (
    select from public.status_events as e
    where e.town_code = p_town and e.feature_id = feature.id and e.id = p_event and e.kind = 'target'
  ) then
    raise exception 'no such target event' using errcode = '22023', hint = 'unknown_event';
  end if;
  if length(p_title) > 200 or length(p_note) > 1000 or length(p_reason) > 1000 then
    raise exception 'too long' using errcode = '22001';
  end if;
  perform private.set_change_reason(btrim(p_reason));
  if p_id is null then
    insert into public.milestones (
      town_code, feature_id, title, unit, due, precision, note, document, visibility, from_event
    ) values (
      p_town, feature.id, written, nullif(btrim(p_unit), ''), last_day, p_precision, nullif(noted, '{}'),
      nullif(btrim(p_document), ''), coalesce(p_visibility, 'internal'), p_event
    ) returning * into stored;
  else
    before := private.lock_milestone(p_town, p_id, p_version);
    if before.feature_id <> feature.id then
      raise exception 'no such milestone' using errcode = '22023', hint = 'unknown_milestone';
    end if;
    if last_day > before.due and coalesce(btrim(p_reason), '') = '' then
      raise exception 'postponing a due date needs a reason' using errcode = '22023', hint = 'reason_missing';
    end if;
    update public.milestones set
      -- Text in other languages stays.
      title = before.title || written, unit = nullif(btrim(p_unit), ''), due = last_day, precision = p_precision,
      note = nullif(coalesce(before.note::jsonb, '{}') - p_language || noted, '{}'),
      document = nullif(btrim(p_document), ''), visibility = coalesce(p_visibility, 'internal')
    where town_code = p_town and id = p_id returning * into stored;
  end if;
  perform private.set_change_reason(null);
  return jsonb_build_object('id', stored.id, 'version', stored.version);
exception when unique_violation then
  raise exception 'the milestone exists already' using errcode = '22023', hint = 'there_already';
end $$;
-- The same for callers, with their own rights.
create function public.save_milestone(
  p_town text, p_feature text, p_id bigint, p_version bigint, p_title text, p_language text, p_unit text, p_due date,
  p_precision public.date_precision, p_note text, p_document text, p_visibility public.visibility, p_event bigint,
  p_reason text
) returns jsonb language sql set search_path = '' as $$
  select private.save_milestone(
    p_town, p_feature, p_id, p_version, p_title, p_language, p_unit, p_due, p_precision, p_note, p_document, p_visibility,
    p_event, p_reason)
$$;

-- Sets the day on which a milestone was done, or (null) reopens it, which needs a reason.
-- Errors, by `hint`: unknown_milestone, changed_since, date_ahead, reason_missing.
create function private.finish_milestone(
  p_town text, p_id bigint, p_version bigint, p_done_on date, p_document text, p_reason text
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  today date;
  stored public.milestones;
begin
  perform private.require_planner(p_town);
  stored := private.lock_milestone(p_town, p_id, p_version);
  select (now() at time zone time_zone)::date into today from public.towns where code = p_town;
  if p_done_on > today then raise exception 'the date is in the future' using errcode = '22023', hint = 'date_ahead'; end if;
  if p_done_on is null and coalesce(btrim(p_reason), '') = '' then
    raise exception 'reopening a milestone needs a reason' using errcode = '22023', hint = 'reason_missing';
  end if;
  perform private.set_change_reason(btrim(p_reason));
  update public.milestones set done_on = p_done_on, document = coalesce(nullif(btrim(p_document), ''), document)
  where town_code = p_town and id = p_id returning * into stored;
  perform private.set_change_reason(null);
  return jsonb_build_object('id', stored.id, 'version', stored.version);
end $$;
-- The same for callers, with their own rights.
create function public.finish_milestone(
  p_town text, p_id bigint, p_version bigint, p_done_on date, p_document text, p_reason text
) returns jsonb language sql set search_path = '' as $$
  select private.finish_milestone(p_town, p_id, p_version, p_done_on, p_document, p_reason)
$$;

-- Withdraws a milestone: it does not count any more. Errors, by `hint`: unknown_milestone, changed_since,
-- reason_missing.
create function private.withdraw_milestone(p_town text, p_id bigint, p_version bigint, p_reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_planner(p_town);
  perform private.lock_milestone(p_town, p_id, p_version);
  if coalesce(btrim(p_reason), '') = '' then
    raise exception 'a reason is required' using errcode = '22023', hint = 'reason_missing';
  end if;
  perform private.set_change_reason(btrim(p_reason));
  update public.milestones set withdrawn_at = now() where town_code = p_town and id = p_id;
  perform private.set_change_reason(null);
  return jsonb_build_object('id', p_id, 'version', p_version + 1);
end $$;
-- The same for callers, with their own rights.
create function public.withdraw_milestone(p_town text, p_id bigint, p_version bigint, p_reason text) returns jsonb
language sql set search_path = '' as $$
  select private.withdraw_milestone(p_town, p_id, p_version, p_reason)
$$;

-- Shared triggers -------------------------------------------------------------------------------------------------------

create trigger zz_count_version before update on public.milestones
  for each row execute function private.count_version();
create trigger log_change after insert or update or delete on public.milestones
  for each row execute function private.log_change('version');
create trigger count_insert after insert on public.milestones referencing new table as changed
  for each statement execute function private.count_edition();
create trigger count_update after update on public.milestones referencing new table as changed
  for each statement execute function private.count_edition();
create trigger count_delete after delete on public.milestones referencing old table as changed
  for each statement execute function private.count_edition();
-- A changed milestone changes its feature's schedule status: open maps learn of it as of a status.
select private.track_recent_changes('milestones', 'planning',
  'select f.town_code, f.slug as record, greatest(r.visibility, f.visibility) as visibility
  from %s as r join public.features as f on f.town_code = r.town_code and f.id = r.feature_id');

-- Rights ----------------------------------------------------------------------------------------------------------------

-- Visible to callers who see the feature, as far as the milestone's own visibility allows.
alter table public.milestones enable row level security;
create policy "public milestones" on public.milestones for select to anon, authenticated using (
  visibility = 'public' and withdrawn_at is null
  and exists (select from public.features as f where f.town_code = milestones.town_code and f.id = feature_id)
);
create policy "internal milestones" on public.milestones for select to authenticated using (
  withdrawn_at is null and (
    visibility = 'internal' and town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[])
    or visibility = 'restricted' and town_code = any ((select private.towns_as(array['planner', 'admin']))::text[])
  )
  and exists (select from public.features as f where f.town_code = milestones.town_code and f.id = feature_id)
);

alter table public.milestone_dues enable row level security;
create policy "staff, with the milestone" on public.milestone_dues for select to authenticated using (
  town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[])
  and exists (select from public.milestones as m where m.town_code = milestone_dues.town_code and m.id = milestone_id)
);
revoke all on public.milestones, public.milestone_dues from anon, authenticated;
grant select on public.milestones, public.milestone_dues to anon, authenticated;
grant all on public.milestones, public.milestone_dues to service_role;
revoke execute on all functions in schema private from public;
revoke execute on function
  
  public.save_milestone(text, text, bigint, bigint, text, text, text, date, public.date_precision, text, text, public.visibility, bigint, text),
  public.finish_milestone(text, bigint, bigint, date, text, text),
  public.withdraw_milestone(text, bigint, bigint, text)
  from public, anon;
grant execute on function
  
  private.save_milestone(text, text, bigint, bigint, text, text, text, date, public.date_precision, text, text, public.visibility, bigint, text),
  private.finish_milestone(text, bigint, bigint, date, text, text),
  private.withdraw_milestone(text, bigint, bigint, text),
  public.save_milestone(text, text, bigint, bigint, text, text, text, date, public.date_precision, text, text, public.visibility, bigint, text),
  public.finish_milestone(text, bigint, bigint, date, text, text),
  public.withdraw_milestone(text, bigint, bigint, text)
  to authenticated, service_role;
