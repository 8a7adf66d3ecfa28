-- Correcting facilities and compounds of the living circle. What the plans and reports tell of are features: those open by
-- their status.

-- Thousands of rows come and go with an import, which has its own entry in the log: they do not even reach the function.
do $$
declare
  name text;
begin
  foreach name in array array['circle_facilities', 'compounds'] loop
    execute format($trigger$
      create trigger log_change after insert or update or delete on public.%I
      for each row when (current_setting('renewal.bulk', true) is distinct from 'on')
      execute function private.log_change('version')
    $trigger$, name);
  end loop;
end $$;

/* Where a record came in, so that whoever edits it knows what the next import replaces: {kind, name, loaded_at} or null. */
create function private.circle_origin(p_town text, p_import bigint) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('kind', i.kind, 'name', i.name, 'loaded_at', i.loaded_at)
  from public.circle_imports as i where i.town_code = p_town and i.id = p_import
$$;

create function private.last_circle_change(p_town text, p_table text, p_code text) returns bigint
language sql stable set search_path = '' as $$
  select coalesce(max(c.id), 0) from public.change_log as c
  where c.town_code = p_town and c.table_name = p_table and c.record = p_code
$$;

create function private.facility_values(p_facility public.circle_facilities) returns jsonb
language sql immutable set search_path = '' as $$
  select jsonb_build_object(
    'name', p_facility.name, 'kind', p_facility.kind, 'state', p_facility.state, 'opens', p_facility.opens,
    'capacity', p_facility.capacity, 'visibility', p_facility.visibility
  )
$$;

/* With what was withheld, for those who may read that: planners and administrators. */
create function private.compound_values(p_compound public.compounds, p_withheld public.compound_small_counts) returns jsonb
language sql immutable set search_path = '' as $$
  select jsonb_build_object(
    'name', p_compound.name, 'population', coalesce(p_withheld.population, p_compound.population),
    'ages', coalesce(p_withheld.ages, p_compound.ages), 'residential_m2', p_compound.residential_m2,
    'visibility', p_compound.visibility
  )
$$;

/* A facility or a compound as the desk edits it: {id, code, is_example, version, values, origin, last_change}; else null. */
create function public.circle_facility_record(p_town text, p_id bigint) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'id', f.id, 'code', f.code, 'is_example', f.is_example, 'version', f.version, 'values', private.facility_values(f),
    'origin', private.circle_origin(p_town, f.import_id),
    'last_change', private.last_circle_change(p_town, 'circle_facilities', f.code)
  )
  from public.circle_facilities as f where f.town_code = p_town and f.id = p_id
$$;
create function public.compound_record(p_town text, p_id bigint) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'id', c.id, 'code', c.code, 'is_example', c.is_example, 'version', c.version,
    'values', private.compound_values(c, s), 'origin', private.circle_origin(p_town, c.import_id),
    'last_change', private.last_circle_change(p_town, 'compounds', c.code)
  )
  from public.compounds as c
  left join public.compound_small_counts as s on s.town_code = c.town_code and s.compound_id = c.id
  where c.town_code = p_town and c.id = p_id
$$;

/*
  Facilities (p_of = 'facilities') or compounds whose name or code holds p_search, or whose kind is one of p_kinds, by name:
  {all, rows: [{id, code, name, kind, state, opens, population, suppressed, visibility, is_example}]}.
*/
create function public.circle_records(
  p_town text, p_of text, p_search text, p_kinds text[], p_from integer, p_count integer
)
returns jsonb language sql stable set search_path = '' as $$
  with listed as (
    select f.id, f.code, f.name, f.kind, f.state, f.opens, null::double precision as population, false as suppressed,
      f.visibility, f.is_example
    from public.circle_facilities as f where f.town_code = p_town and p_of = 'facilities'
    union all
    select c.id, c.code, c.name, null, null, null, c.population, c.suppressed, c.visibility, c.is_example
    from public.compounds as c where c.town_code = p_town and p_of = 'compounds'
  ), found as (
    select * from listed
    where strpos(lower(coalesce(name, '') || ' ' || code), lower(btrim(p_search))) > 0 or kind = any (p_kinds)
  )
  select jsonb_build_object(
    'all', (select count(*) from found),
    'rows', coalesce((
      select jsonb_agg(to_jsonb(part) order by part.name nulls last, part.code, part.id) from (
        select * from found order by name nulls last, code, id
        offset greatest(p_from, 0) limit least(greatest(p_count, 0), 200)
      ) as part
    ), '[]')
  )
$$;

/* A day, or JSON null. */
create function private.checked_day(p_field text, p_value jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
begin
  if jsonb_typeof(p_value) = 'null' then return p_value; end if;
  if jsonb_typeof(p_value) <> 'string' or (p_value #>> '{}') !~ '^\d{4}-\d{2}-\d{2}$' then
    perform private.refuse_field(p_field, 'bad_value');
  end if;
  return to_jsonb((p_value #>> '{}')::date);
exception when datetime_field_overflow or invalid_datetime_format then
  perform private.refuse_field(p_field, 'bad_value');
  return null;
end $$;

/* People by age group; groups without a number are left out. */
create function private.checked_ages(p_field text, p_value jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  ages jsonb;
begin
  if jsonb_typeof(p_value) <> 'object' then perform private.refuse_field(p_field, 'bad_value'); end if;
  select jsonb_object_agg(private.checked_line(p_field, to_jsonb(key), 20) #>> '{}', number) into ages
    from jsonb_each(p_value) as given, private.checked_number(p_field, given.value) as number
    where number <> 'null' and private.one_line(key) is not null;
  if exists (select from jsonb_each(ages) where (value #>> '{}')::double precision < 0) then
    perform private.refuse_field(p_field, 'out_of_range');
  end if;
  return coalesce(ages, '{}');
end $$;

create function private.checked_circle_changes(p_changes jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  field text;
  value jsonb;
  checked jsonb := '{}';
begin
  for field, value in select * from jsonb_each(p_changes) loop
    checked := checked || jsonb_build_object(field, case
      when field = 'name' then private.checked_line(field, value, 200)
      when field = 'kind' then private.checked_line(field, value, 60)
      when field = 'state' then private.checked_word(field, value, enum_range(null::public.facility_state)::text[])
      when field = 'visibility' then private.checked_word(field, value, enum_range(null::public.visibility)::text[])
      when field = 'opens' then private.checked_day(field, value)
      when field = 'ages' then private.checked_ages(field, value)
      else private.checked_number(field, value)
    end);
  end loop;
  if checked -> 'kind' = 'null' then perform private.refuse_field('kind', 'missing'); end if;
  return checked;
end $$;

/* What a save comes to: the values as they will be, or null when all of them are there already. */
create function private.new_circle_values(p_was jsonb, p_changes jsonb, p_stored_version bigint, p_version bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  is_now jsonb;
begin
  perform private.check_fields(p_changes, array(select jsonb_object_keys(p_was)));
  is_now := p_was || private.checked_circle_changes(p_changes);
  if private.changed_fields(p_was, is_now) = '{}' then return null; end if;
  if p_stored_version is distinct from p_version then
    raise exception 'the record has changed since' using errcode = 'PT409', hint = 'changed_since';
  end if;
  return is_now;
end $$;

/*
  Changes a facility that a file or an extract brought. For planners and administrators of its town; version, values that are
  there already and errors as for save_feature, besides `unknown_record`, `only_what_is_not_open_opens` (opens) and `taken`
  (kind: another facility of that kind has its code). p_changes: name, kind, state, opens, capacity, visibility.
  Returns {version, changed: [field]}.
*/
create function private.save_circle_facility(p_town text, p_id bigint, p_version bigint, p_changes jsonb, p_reason text)
returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  facility public.circle_facilities;
  was jsonb;
  is_now jsonb;
  broken text;
begin
  if not p_town = any (private.towns_as(array['planner', 'admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
  select * into facility from public.circle_facilities where town_code = p_town and id = p_id for update;
  if not found then raise exception 'no such facility' using errcode = '22023', hint = 'unknown_record'; end if;
  was := private.facility_values(facility);
  is_now := private.new_circle_values(was, p_changes, facility.version, p_version);
  if is_now is null then return jsonb_build_object('version', facility.version, 'changed', '[]'::jsonb); end if;
  perform private.say_why(private.checked_reason(p_reason));
  begin
    update public.circle_facilities as f
      set (name, kind, state, opens, capacity, visibility)
        = (select r.name, r.kind, r.state, r.opens, r.capacity, r.visibility
           from jsonb_populate_record(null::public.circle_facilities, is_now) as r)
      where f.town_code = p_town and f.id = p_id returning f.version into facility.version;
  exception
    when unique_violation then perform private.refuse_field('kind', 'taken');
    when check_violation then
      get stacked diagnostics broken = constraint_name;
      perform private.refuse_constraint('circle_facilities', broken, '{"only_what_is_not_open_opens": "opens"}');
  end;
  perform private.say_why(null);
  return jsonb_build_object(
    'version', facility.version, 'changed', to_jsonb(private.changed_fields(was, is_now)));
end $$;

/*
  Stores new counts of a compound, whole: the trigger takes those that are too small out of the row again. What it withheld it
  keeps while a row looks untouched, so that a count which is taken away has to go first.
*/
create function private.store_counts(p_compound public.compounds, p_population double precision, p_ages jsonb) returns void
language plpgsql set search_path = '' as $$
begin
  if p_compound.suppressed and p_ages = '{}' and p_population is not distinct from p_compound.population then
    perform set_config('renewal.bulk', 'on', true);
    update public.compounds set population = coalesce(p_population, 0) + 1000
      where town_code = p_compound.town_code and id = p_compound.id;
    perform set_config('renewal.bulk', '', true);
  end if;
  update public.compounds set population = p_population, ages = p_ages
    where town_code = p_compound.town_code and id = p_compound.id;
end $$;

/*
  Changes a compound. As above, besides `more_than_all` (ages: an age group has more people than live there).
  p_changes: name, population, ages {group: people}, residential_m2, visibility. Small counts are withheld as ever.
*/
create function private.save_compound(p_town text, p_id bigint, p_version bigint, p_changes jsonb, p_reason text)
returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  compound public.compounds;
  withheld public.compound_small_counts;
  was jsonb;
  is_now jsonb;
  changed text[];
  broken text;
begin
  if not p_town = any (private.towns_as(array['planner', 'admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
  select * into compound from public.compounds where town_code = p_town and id = p_id for update;
  if not found then raise exception 'no such compound' using errcode = '22023', hint = 'unknown_record'; end if;
  select * into withheld from public.compound_small_counts where town_code = p_town and compound_id = p_id;
  was := private.compound_values(compound, withheld);
  is_now := private.new_circle_values(was, p_changes, compound.version, p_version);
  if is_now is null then return jsonb_build_object('version', compound.version, 'changed', '[]'::jsonb); end if;
  changed := private.changed_fields(was, is_now);
  if changed && array['population', 'ages'] and exists (
    select from jsonb_each(is_now -> 'ages') where value > is_now -> 'population' and is_now -> 'population' <> 'null'
  ) then
    perform private.refuse_field('ages', 'more_than_all');
  end if;
  perform private.say_why(private.checked_reason(p_reason));
  begin
    if changed && array['name', 'residential_m2', 'visibility'] then
      update public.compounds as c
        set (name, residential_m2, visibility)
          = (select r.name, r.residential_m2, r.visibility
             from jsonb_populate_record(null::public.compounds, is_now) as r)
        where c.town_code = p_town and c.id = p_id;
    end if;
    if changed && array['population', 'ages'] then
      perform private.store_counts(compound, (is_now ->> 'population')::double precision, is_now -> 'ages');
    end if;
  exception when check_violation then
    get stacked diagnostics broken = constraint_name;
    perform private.refuse_constraint('compounds', broken, '{}');
  end;
  perform private.say_why(null);
  select version into compound.version from public.compounds where town_code = p_town and id = p_id;
  return jsonb_build_object('version', compound.version, 'changed', to_jsonb(changed));
end $$;

create function public.save_circle_facility(p_town text, p_id bigint, p_version bigint, p_changes jsonb, p_reason text)
returns jsonb language sql set search_path = '' as $$
  select private.save_circle_facility(p_town, p_id, p_version, p_changes, p_reason)
$$;
create function public.save_compound(p_town text, p_id bigint, p_version bigint, p_changes jsonb, p_reason text)
returns jsonb language sql set search_path = '' as $$
  select private.save_compound(p_town, p_id, p_version, p_changes, p_reason)
$$;

do $$
declare
  name regprocedure;
begin
  for name in
    select oid from pg_proc where pronamespace::regnamespace::text in ('private', 'public') and proname = any (array[
      'circle_origin', 'last_circle_change', 'facility_values', 'compound_values', 'circle_facility_record',
      'compound_record', 'circle_records', 'checked_day', 'checked_ages', 'checked_circle_changes', 'new_circle_values',
      'save_circle_facility', 'store_counts', 'save_compound'
    ])
  loop
    execute format('revoke execute on function %s from public, anon', name);
  end loop;
end $$;
grant execute on function
  private.circle_origin(text, bigint), private.last_circle_change(text, text, text),
  private.facility_values(public.circle_facilities),
  private.compound_values(public.compounds, public.compound_small_counts),
  public.circle_facility_record(text, bigint), public.compound_record(text, bigint),
  public.circle_records(text, text, text, text[], integer, integer),
  private.save_circle_facility(text, bigint, bigint, jsonb, text), private.save_compound(text, bigint, bigint, jsonb, text),
  public.save_circle_facility(text, bigint, bigint, jsonb, text), public.save_compound(text, bigint, bigint, jsonb, text)
  to authenticated, service_role;
