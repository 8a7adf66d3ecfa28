-- Which records have just changed, so that maps that are open ask for these again and for nothing else. Names only, told
-- to whoever may see the record; what it says now, each reads with their own rights.

create table public.recent_changes (
  -- No reference: what a town's removal takes along is told by nobody.
  town_code text not null,
  theme text not null check (theme in ('planning', 'circle', 'water')),
  /*
    Of the town after the change: `towns.water_edition` for water, `towns.edition` for the others. Whoever counts holds the
    town's row until the end of the transaction, so that the numbers of a town are committed in their order: who has seen
    one has seen all before it. (The numbers of a sequence are not, and a reader would miss some.)
  */
  edition bigint not null,
  -- Slug or code. Empty: so much has changed at once that everything is to be read again.
  record text not null,
  visibility public.visibility not null,
  primary key (town_code, theme, edition, record, visibility)
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
revoke all on public.recent_changes from anon, authenticated, service_role;
grant select on public.recent_changes to anon, authenticated, service_role;

/*
  Arguments: the theme, and a query over the changed rows (%s) for {town_code, record, visibility}. Both sides of an update
  are told: who saw the record before has to hear that it is theirs no more. To be named so that it runs after the count.
*/
create function private.tell_change() returns trigger language plpgsql security definer set search_path = '' as $$
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
    -- A map that was asleep for longer reads everything again.
    delete from public.recent_changes as past using public.towns as t
    where t.code = town.town_code and past.town_code = t.code and past.theme = tg_argv[0]
      and past.edition < case tg_argv[0] when 'water' then t.water_edition else t.edition end - 1000;
  end loop;
  return null;
end $$;
revoke execute on function private.tell_change() from public;

-- The least that whoever hears of it has to be allowed to see: the row and what it hangs on.
create function private.tell_changes_of(p_table text, p_theme text, p_query text) returns void
language plpgsql set search_path = '' as $$
begin
  execute format('create trigger tell_insert after insert on public.%I referencing new table as changed
    for each statement execute function private.tell_change(%L, %L)', p_table, p_theme, p_query);
  execute format('create trigger tell_update after update on public.%I referencing old table as was new table as changed
    for each statement execute function private.tell_change(%L, %L)', p_table, p_theme, p_query);
  execute format('create trigger tell_delete after delete on public.%I referencing old table as changed
    for each statement execute function private.tell_change(%L, %L)', p_table, p_theme, p_query);
end $$;
revoke execute on function private.tell_changes_of(text, text, text) from public;

select private.tell_changes_of(name, theme, format(query, column_name)) from (values
  ('features', 'planning', 'select r.town_code, r.%s as record, r.visibility from %%s as r', 'slug'),
  ('compounds', 'circle', 'select r.town_code, r.%s as record, r.visibility from %%s as r', 'code'),
  ('circle_facilities', 'circle', 'select r.town_code, r.%s as record, r.visibility from %%s as r', 'code'),
  ('water_sections', 'water', 'select r.town_code, r.%s as record, r.visibility from %%s as r', 'code'),
  ('outfalls', 'water', 'select r.town_code, r.%s as record, r.visibility from %%s as r', 'slug')
) as own (name, theme, query, column_name);

select private.tell_changes_of('parcels', 'planning', 'select f.town_code, f.slug as record, f.visibility
  from %s as r join public.features as f on f.town_code = r.town_code and f.id = r.feature_id');
select private.tell_changes_of('status_events', 'planning',
  'select f.town_code, f.slug as record, greatest(r.visibility, f.visibility) as visibility
  from %s as r join public.features as f on f.town_code = r.town_code and f.id = r.feature_id');
select private.tell_changes_of('outfall_events', 'water', 'select o.town_code, o.slug as record, o.visibility
  from %s as r join public.outfalls as o on o.town_code = r.town_code and o.id = r.outfall_id');
select private.tell_changes_of('section_suspensions', 'water', 'select s.town_code, s.code as record, s.visibility
  from %s as r join public.water_sections as s on s.town_code = r.town_code and s.id = r.section_id');
-- What is not published, or was withdrawn, is staff's.
select private.tell_changes_of('water_samples', 'water',
  'select s.town_code, s.code as record, case
    when r.review = ''published'' and r.withdrawn_at is null then s.visibility
    else greatest(s.visibility, ''internal''::public.visibility) end as visibility
  from %s as r join public.water_sections as s on s.town_code = r.town_code and s.id = r.section_id');
select private.tell_changes_of('water_readings', 'water',
  'select s.town_code, s.code as record, case
    when w.review = ''published'' and w.withdrawn_at is null then s.visibility
    else greatest(s.visibility, ''internal''::public.visibility) end as visibility
  from %s as r join public.water_samples as w on w.town_code = r.town_code and w.id = r.sample_id
  join public.water_sections as s on s.town_code = w.town_code and s.id = w.section_id');

-- What everything else is read by: everything again.
select private.tell_changes_of(name, theme, 'select r.town_code, '''' as record, ''public''::public.visibility as visibility
  from %s as r')
from (values
  ('stages', 'planning'), ('rivers', 'water'),
  ('walking_networks', 'circle'), ('feature_circle_kinds', 'circle'), ('circle_opening_stages', 'circle')
) as whole (name, theme);

create function private.forget_changes() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from public.recent_changes where town_code = old.code;
  return null;
end $$;
revoke execute on function private.forget_changes() from public;
create trigger forget_changes after delete on public.towns
  for each row execute function private.forget_changes();
