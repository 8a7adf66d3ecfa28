-- Change log and change notices: who changed what, when and why; how often a town's pages have changed; and which
-- records an open map has to read again. All three are written by triggers. Each later file attaches them to its own
-- tables.

-- Tables ----------------------------------------------------------------------------------------------------------------

-- Append-only; read by staff.
create table public.change_log (
  -- No reference to the town or to accounts: the log outlives both.
  town_code text not null,
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  -- Null: no person, but the command line or the service itself.
  actor uuid,
  -- The e-mail as it was then.
  actor_email text,
  table_name text not null,
  -- The record's name for staff: slug or code, else its key.
  record text not null,
  action text not null check (action in ('insert', 'update', 'delete', 'bulk')),
  -- Of an update only the columns that changed; of an insert the given columns, of a delete all of them.
  before jsonb,
  after jsonb,
  reason text,
  primary key (town_code, id)
);
create index on public.change_log (town_code, at desc);
create index on public.change_log (town_code, table_name, record);
create index on public.change_log (town_code, actor_email, at desc);

-- Records that have just changed, so that open maps ask for these again and for nothing else. Names only, readable by
-- callers who may see the record; what it says now is read with the caller's own rights.
create table public.recent_changes (
  -- No reference: the removal of a town needs no notice.
  town_code text not null,
  theme text not null check (theme in ('planning', 'circle', 'water')),
  -- Of the town after the change: `towns.water_edition` for water, `towns.edition` for the others. The transaction that
  -- counts locks the town's row until it ends, so that a town's editions are committed in their order: a reader that
  -- has seen one has seen all before it. (The numbers of a sequence are not, and a reader would miss some.)
  edition bigint not null,
  -- Slug or code. Empty: too many records changed at once, everything has to be read again.
  record text not null,
  visibility public.visibility not null,
  primary key (town_code, theme, edition, record, visibility)
);

-- Guards ----------------------------------------------------------------------------------------------------------------

-- Trigger: refuses every change of the log.
create function private.refuse_log_change() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception 'the change log is append-only' using errcode = '42501';
end $$;
create trigger append_only before update or delete on public.change_log
  for each row execute function private.refuse_log_change();
create trigger never_emptied before truncate on public.change_log
  for each statement execute function private.refuse_log_change();

-- The log ---------------------------------------------------------------------------------------------------------------

-- Sets the reason of what is done in the rest of the transaction; its log entries carry it.
create function private.set_change_reason(p_reason text) returns void language sql set search_path = '' as $$
  select set_config('renewal.reason', coalesce(p_reason, ''), true)
$$;

-- Marks the rest of the transaction as the loading of a town: one log entry stands for its thousands of rows. Only for
-- the owner of the database: no function that can be called from outside calls it.
create function private.load_in_bulk(p_town text, p_what text) returns void
language plpgsql set search_path = '' as $$
begin
  perform set_config('renewal.bulk', 'on', true);
  insert into public.change_log (town_code, table_name, record, action, reason)
  values (p_town, 'towns', p_town, 'bulk', p_what);
end $$;

-- The name of a record for staff: its slug or code; rows that belong to another record carry that one's name first. (It
-- reads tables of later files, by the rows it is given.)
create function private.record_code(p_table text, p_row jsonb) returns text
language plpgsql stable set search_path = '' as $$
declare
  town constant text := p_row ->> 'town_code';
  own constant text := coalesce(
    p_row ->> 'slug', p_row ->> 'code', p_row ->> 'item', p_row ->> 'relation', p_row ->> 'from_date', p_row ->> 'id',
    p_row ->> 'event_id', p_row ->> 'user_id', p_row ->> 'seq', left(p_row ->> 'name', 8));
  whole text;
begin
  whole := case
    when p_table = 'features' then null
    when p_table = 'photos' then coalesce(
      (
        select o.slug from public.outfall_events as e
        join public.outfalls as o on o.town_code = e.town_code and o.id = e.outfall_id
        where e.town_code = town and e.id = (p_row ->> 'outfall_event_id')::bigint
      ),
      p_row ->> 'finding_id',
      (select finding_id::text from public.finding_steps where town_code = town and id = (p_row ->> 'step_id')::bigint)
    )
    when p_row ? 'feature_id' then (
      select slug from public.features where town_code = town and id = (p_row ->> 'feature_id')::bigint)
    when p_row ? 'event_id' then (
      select f.slug from public.status_events as e
      join public.features as f on f.town_code = e.town_code and f.id = e.feature_id
      where e.town_code = town and e.id = (p_row ->> 'event_id')::bigint)
    when p_row ? 'section_id' then (
      select code from public.water_sections where town_code = town and id = (p_row ->> 'section_id')::bigint)
    when p_row ? 'outfall_id' then (
      select slug from public.outfalls where town_code = town and id = (p_row ->> 'outfall_id')::bigint)
    when p_row ? 'sample_id' then (
      select s.code || '/' || w.date from public.water_samples as w
      join public.water_sections as s on s.town_code = w.town_code and s.id = w.section_id
      where w.town_code = town and w.id = (p_row ->> 'sample_id')::bigint)
    when p_row ? 'indicator' then p_row ->> 'indicator'
  end;
  return coalesce(whole || coalesce('/' || own, ''), own, p_table);
end $$;

-- The name of a record in the log. A role is named by its holder's e-mail, as it was then.
create function private.record_name(p_table text, p_row jsonb) returns text
language plpgsql stable set search_path = '' as $$
declare
  email text;
begin
  -- On the embedded and native tiers the tables of Auth are created after the migrations.
  if p_table = 'staff_roles' and to_regclass('auth.users') is not null then
    execute 'select email::text from auth.users where id = $1' into email using (p_row ->> 'user_id')::uuid;
  end if;
  return coalesce(nullif(email, ''), private.record_code(p_table, p_row));
end $$;

-- A row without its empty columns.
create function private.without_nulls(p_row jsonb) returns jsonb language sql immutable set search_path = '' as $$
  select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(p_row) where value <> 'null'
$$;

-- Trigger: one log entry for a changed row. Arguments: columns that the database sets itself, left out of the log.
create function private.log_change() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - coalesce(tg_argv[0:10], '{}') end;
  is_now jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - coalesce(tg_argv[0:10], '{}') end;
  named constant jsonb := coalesce(is_now, was);
  record_before jsonb;
  record_after jsonb;
begin
  if current_setting('renewal.bulk', true) = 'on' then return null; end if;
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(key, value) into record_before from jsonb_each(was)
      where value is distinct from is_now -> key;
    select jsonb_object_agg(key, value) into record_after from jsonb_each(is_now)
      where value is distinct from was -> key;
    if record_before is null and record_after is null then return null; end if;
  else
    record_before := private.without_nulls(was);
    record_after := private.without_nulls(is_now);
  end if;
  insert into public.change_log (town_code, actor, actor_email, table_name, record, action, before, after, reason)
  values (
    coalesce(named ->> 'town_code', named ->> 'code'), (select auth.uid()), (select auth.jwt()) ->> 'email', tg_table_name,
    private.record_name(tg_table_name, named), lower(tg_op),
    case when tg_op <> 'INSERT' then record_before end, case when tg_op <> 'DELETE' then record_after end,
    nullif(current_setting('renewal.reason', true), '')
  );
  return null;
end $$;

-- Editions --------------------------------------------------------------------------------------------------------------

-- Trigger: counts a change in the town's edition. Once a statement, not once a row.
create function private.count_edition() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.towns set edition = edition + 1 where code in (select town_code from changed);
  return null;
end $$;

-- Trigger: counts a change in the town's water edition.
create function private.count_water_edition() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.towns set water_edition = water_edition + 1 where code in (select town_code from changed);
  return null;
end $$;

-- Change notices --------------------------------------------------------------------------------------------------------

-- Trigger: records which records have changed. Arguments: the theme, and a query over the changed rows (%s) for
-- {town_code, record, visibility}. Both sides of an update are recorded: who could see a record before has to learn
-- that it is gone. The trigger's name must sort after the count of the edition.
create function private.record_recent_change() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  theme constant text := tg_argv[0];
  rows constant text := case
    when tg_op = 'UPDATE' then '(select * from was union all select * from changed)' else '(select * from changed)' end;
  in_bulk constant boolean := coalesce(current_setting('renewal.bulk', true), '') = 'on';
  town record;
begin
  for town in execute format(
    'select c.town_code, c.visibility, array_agg(distinct c.record) as records from (%s) as c group by 1, 2',
    case
      when in_bulk then format('select r.town_code, '''' as record, ''public''::public.visibility from %s as r', rows)
      else format(tg_argv[1], rows)
    end)
  loop
    insert into public.recent_changes (town_code, theme, edition, record, visibility)
    select t.code, theme, case theme when 'water' then t.water_edition else t.edition end, record, town.visibility
    from public.towns as t,
      unnest(case when cardinality(town.records) > 50 then array[''] else town.records end) as record
    where t.code = town.town_code
    on conflict do nothing;
    -- A map that was inactive for longer reads everything again.
    delete from public.recent_changes as past using public.towns as t
    where t.code = town.town_code and past.town_code = t.code and past.theme = tg_argv[0]
      and past.edition < case tg_argv[0] when 'water' then t.water_edition else t.edition end - 1000;
  end loop;
  return null;
end $$;

-- Attaches that trigger to a table. The query's visibility is the least that a caller must be allowed to see: that of
-- the row and of what it belongs to.
create function private.track_recent_changes(p_table text, p_theme text, p_query text) returns void
language plpgsql set search_path = '' as $$
begin
  execute format('create trigger notify_insert after insert on public.%I referencing new table as changed
    for each statement execute function private.record_recent_change(%L, %L)', p_table, p_theme, p_query);
  execute format('create trigger notify_update after update on public.%I referencing old table as was new table as changed
    for each statement execute function private.record_recent_change(%L, %L)', p_table, p_theme, p_query);
  execute format('create trigger notify_delete after delete on public.%I referencing old table as changed
    for each statement execute function private.record_recent_change(%L, %L)', p_table, p_theme, p_query);
end $$;

-- Trigger: the notices of a town go with the town.
create function private.delete_recent_changes() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from public.recent_changes where town_code = old.code;
  return null;
end $$;
create trigger delete_recent_changes after delete on public.towns
  for each row execute function private.delete_recent_changes();

create trigger log_change after insert or update or delete on public.staff_roles
  for each row execute function private.log_change();
create trigger log_change after insert or update or delete on public.towns
  for each row execute function private.log_change('edition');

-- Rights ----------------------------------------------------------------------------------------------------------------

-- Planners read what was done to records, administrators also role changes; all staff what they did themselves.
alter table public.change_log enable row level security;
create policy "planners and administrators" on public.change_log for select to authenticated using (
  town_code = any ((select private.towns_as(array['admin']))::text[])
  or town_code = any ((select private.towns_as(array['planner']))::text[]) and table_name <> 'staff_roles'
);
create policy "own entries" on public.change_log for select to authenticated using (
  actor = (select auth.uid())
  and town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[])
);

alter table public.recent_changes enable row level security;
create policy "public records" on public.recent_changes for select to anon, authenticated using (visibility = 'public');
create policy "internal records" on public.recent_changes for select to authenticated using (
  visibility = 'internal' and town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[])
  or visibility = 'restricted' and (
    town_code = any ((select private.towns_as(array['planner', 'admin']))::text[])
    or theme = 'water' and town_code = any ((select private.towns_as(array['water']))::text[])
  )
);

-- Written by the triggers alone.
revoke all on public.change_log, public.recent_changes from anon, authenticated, service_role;
grant select on public.change_log, public.recent_changes to anon, authenticated, service_role;
revoke execute on all functions in schema private from public;
