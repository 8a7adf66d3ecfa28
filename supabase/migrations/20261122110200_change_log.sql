-- Who changed what, when and why. Written by triggers, whoever changes; read by staff; changed by nobody.

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
  -- What a person calls the record: slug or code, else its key.
  record text not null,
  action text not null check (action in ('insert', 'update', 'delete', 'bulk')),
  -- Of an update only the columns that changed; of an insert what was given, of a delete all there was.
  before jsonb,
  after jsonb,
  reason text,
  primary key (town_code, id)
);
create index on public.change_log (town_code, at desc);
create index on public.change_log (town_code, table_name, record);
create index on public.change_log (town_code, actor_email, at desc);

create function private.refuse_changing_the_log() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception 'the change log is append-only' using errcode = '42501';
end $$;
create trigger append_only before update or delete on public.change_log
  for each row execute function private.refuse_changing_the_log();
create trigger never_emptied before truncate on public.change_log
  for each statement execute function private.refuse_changing_the_log();
revoke execute on function private.refuse_changing_the_log() from public;

-- Why something is done, told for the rest of the transaction; the entries made in it carry it.
create function private.say_why(p_reason text) returns void language sql set search_path = '' as $$
  select set_config('renewal.reason', coalesce(p_reason, ''), true)
$$;
revoke execute on function private.say_why(text) from public;

/*
  Loading a town is no work of anybody's on its records: whoever loads says so, and one entry stands for the thousands.
  Only for the owner of the database: no function that can be called from outside calls it.
*/
create function private.load_in_bulk(p_town text, p_what text) returns void
language plpgsql set search_path = '' as $$
begin
  perform set_config('renewal.bulk', 'on', true);
  insert into public.change_log (town_code, table_name, record, action, reason)
  values (p_town, 'towns', p_town, 'bulk', p_what);
end $$;
revoke execute on function private.load_in_bulk(text, text) from public;

-- What a person calls a record. Rows that hang on another carry that one's name first.
create function private.record_name(p_table text, p_row jsonb) returns text
language plpgsql stable set search_path = '' as $$
declare
  town constant text := p_row ->> 'town_code';
  own constant text := coalesce(
    p_row ->> 'slug', p_row ->> 'code', p_row ->> 'item', p_row ->> 'relation', p_row ->> 'from_date', p_row ->> 'id',
    p_row ->> 'event_id', p_row ->> 'user_id', p_row ->> 'seq');
  whole text;
begin
  whole := case
    when p_table = 'features' then null
    when p_row ? 'feature_id' then (
      select slug from public.features where town_code = town and id = (p_row ->> 'feature_id')::bigint)
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
  return coalesce(whole || coalesce('/' || own, ''), own, '');
end $$;
revoke execute on function private.record_name(text, jsonb) from public;

create function private.without_nulls(p_row jsonb) returns jsonb language sql immutable set search_path = '' as $$
  select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(p_row) where value <> 'null'
$$;
revoke execute on function private.without_nulls(jsonb) from public;

-- Trigger arguments: columns that are counted by the database itself and say nothing.
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
revoke execute on function private.log_change() from public;

-- Every table that people change. Readings come with their sample, by the hundred: only what is done to them later is told.
do $$
declare
  name text;
begin
  foreach name in array array[
    'features', 'parcels', 'status_events', 'feature_facts', 'feature_remarks', 'feature_relations', 'staff_roles', 'sources',
    'source_sections', 'programmes', 'indicators', 'indicator_values', 'indicator_remarks', 'lifecycles', 'stages',
    'rivers', 'water_sections', 'section_suspensions', 'water_samples', 'outfalls', 'outfall_events', 'patrols',
    'patrol_findings', 'finding_steps'
  ] loop
    execute format('create trigger log_change after insert or update or delete on public.%I
      for each row execute function private.log_change()', name);
  end loop;
end $$;
create trigger log_change after update or delete on public.water_readings
  for each row execute function private.log_change('value', 'detection_limit');
create trigger log_change after insert or update or delete on public.towns
  for each row execute function private.log_change('edition');

-- Planners read what was done to records, administrators also who was given which role; anybody what they did themselves.
alter table public.change_log enable row level security;
create policy "planners and administrators" on public.change_log for select to authenticated using (
  town_code = any ((select private.towns_as(array['admin']))::text[])
  or town_code = any ((select private.towns_as(array['planner']))::text[]) and table_name <> 'staff_roles'
);
create policy "their own" on public.change_log for select to authenticated using (
  actor = (select auth.uid())
  and town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[])
);
revoke all on public.change_log from anon, authenticated, service_role;
grant select on public.change_log to anon, authenticated, service_role;
