-- Correcting what is recorded of a feature. Where it lies and how far it is are other matters, with functions of their own.

-- When the desk last corrected something: from then on the source a record names no longer tells all of it.
alter table public.features add column corrected_at timestamptz;
drop trigger log_change on public.features;
create trigger log_change after insert or update or delete on public.features
  for each row execute function private.log_change('version', 'corrected_at');

/* What the desk may change of a feature, with the limits of its plan where it is a parcel. */
create function private.feature_values(p_feature public.features, p_limits public.parcels) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'name', p_feature.name, 'aliases', p_feature.aliases, 'address', p_feature.address, 'theme', p_feature.theme,
    'kind', p_feature.kind, 'summary', p_feature.summary, 'visibility', p_feature.visibility
  ) || case when p_feature.class = 'parcel' then jsonb_build_object(
    'parcel_no', p_limits.parcel_no, 'plan_version', p_limits.plan_version,
    'land_use_national', p_limits.land_use_national, 'land_use_local', p_limits.land_use_local,
    'area_m2', p_limits.area_m2, 'far', p_limits.far, 'gfa_m2', p_limits.gfa_m2, 'height_m', p_limits.height_m,
    'density_pct', p_limits.density_pct, 'green_pct', p_limits.green_pct
  ) else '{}' end
$$;

/*
  A feature as the desk edits it: {slug, class, is_example, version, values, corrected_at, last_change}; null for what is
  not there. `last_change` is the number of its latest entry in the change log: what comes after has a higher one.
*/
create function public.feature_record(p_town text, p_slug text) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'slug', f.slug, 'class', f.class, 'is_example', f.is_example, 'version', f.version,
    'values', private.feature_values(f, p), 'corrected_at', f.corrected_at,
    'last_change', coalesce((
      select max(c.id) from public.change_log as c
      where c.town_code = p_town and c.table_name in ('features', 'parcels') and c.record = f.slug
    ), 0)
  )
  from public.features as f
  left join public.parcels as p on p.town_code = f.town_code and p.feature_id = f.id
  where f.town_code = p_town and f.slug = p_slug
$$;

/* Changes of a feature as they will be kept: every value checked. */
create function private.checked_feature_changes(p_town text, p_changes jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  field text;
  value jsonb;
  checked jsonb := '{}';
begin
  for field, value in select * from jsonb_each(p_changes) loop
    checked := checked || jsonb_build_object(field, case
      when field = 'name' then private.checked_text(field, value, 200, true)
      when field = 'summary' then private.checked_text(field, value, 2000, true)
      when field = 'address' then private.checked_text(field, value, 200, false)
      when field = 'aliases' then private.checked_lines(field, value, 100, 30)
      when field = 'theme' then private.checked_word(field, value,
        array(select code from public.themes where town_code = p_town))
      when field = 'kind' then private.checked_word(field, value,
        array(select code from public.kinds where town_code = p_town))
      when field = 'visibility' then private.checked_word(field, value,
        enum_range(null::public.visibility)::text[])
      when field in ('parcel_no', 'plan_version', 'land_use_national', 'land_use_local')
        then private.checked_line(field, value, 100)
      else private.checked_number(field, value)
    end);
  end loop;
  return checked;
end $$;

-- Limits that no source states, entered at the desk, cite the desk.
create function private.desk_corrections(p_town text) returns text language plpgsql set search_path = '' as $$
begin
  perform private.desk_source(p_town);
  perform set_config('renewal.bulk', 'on', true);
  insert into public.source_sections (town_code, source, code, seq, name)
  values (p_town, 'desk', 'corrections', 1, '{"zh": "资料登记", "en": "Entries of facts"}') on conflict do nothing;
  perform set_config('renewal.bulk', '', true);
  return 'corrections';
end $$;

/* Whether a source states any limit at all: loading a town leaves a row for every parcel, most of them empty. */
create function private.states_limits(p public.parcels) returns boolean language sql immutable set search_path = '' as $$
  select num_nonnulls(p.parcel_no, p.plan_version, p.land_use_national, p.land_use_local, p.area_m2, p.far, p.gfa_m2,
    p.height_m, p.density_pct, p.green_pct) > 0
$$;

/* Stores checked values. What a source told stays cited as that source's; `corrected_at` says that it is no longer all. */
create function private.store_feature(p_feature public.features, p_values jsonb, p_limits_too boolean) returns bigint
language plpgsql set search_path = '' as $$
declare
  version_now bigint;
begin
  -- Limits alone are a new version too: both rows are one record to whoever edits it.
  update public.features as f
    set (name, aliases, address, theme, kind, summary, visibility)
      = (select r.name, r.aliases, r.address, r.theme, r.kind, r.summary, r.visibility
         from jsonb_populate_record(null::public.features, p_values) as r),
      corrected_at = now()
    where f.town_code = p_feature.town_code and f.id = p_feature.id
    returning f.version into version_now;
  if p_limits_too then
    insert into public.parcels as p (
      town_code, feature_id, parcel_no, plan_version, land_use_national, land_use_local, area_m2, far, gfa_m2, height_m,
      density_pct, green_pct, source, section
    )
    select p_feature.town_code, p_feature.id, r.parcel_no, r.plan_version, r.land_use_national, r.land_use_local,
      r.area_m2, r.far, r.gfa_m2, r.height_m, r.density_pct, r.green_pct, 'desk',
      private.desk_corrections(p_feature.town_code)
    from jsonb_populate_record(null::public.parcels, p_values) as r
    on conflict (town_code, feature_id) do update set
      parcel_no = excluded.parcel_no, plan_version = excluded.plan_version,
      land_use_national = excluded.land_use_national, land_use_local = excluded.land_use_local,
      area_m2 = excluded.area_m2, far = excluded.far, gfa_m2 = excluded.gfa_m2, height_m = excluded.height_m,
      density_pct = excluded.density_pct, green_pct = excluded.green_pct,
      source = case when private.states_limits(p) then p.source else excluded.source end,
      section = case when private.states_limits(p) then p.section else excluded.section end;
  end if;
  return version_now;
end $$;

/*
  Changes what is recorded of a feature. For planners and administrators of its town.
  p_version: the one that was read; where another came since and p_changes would change what is stored now: PT409, hint
  changed_since, and nothing is stored. Values that are there already are no change and no error: a form sent twice counts once.
  p_changes: fields with their new values, texts in all their languages:
    name, address, summary {language: text}; aliases [text]; theme, kind, visibility; and of a parcel parcel_no, plan_version,
    land_use_national, land_use_local, area_m2, far, gfa_m2, height_m, density_pct, green_pct (null: not known).
  p_reason: what shows it; it goes into the change log.
  Errors, by `hint`: unknown_feature, changed_since, and with the field in `details`: unknown_field, missing, bad_value,
  unknown_value, too_long, out_of_range, gfa_within_far, density_and_green_within_site, reason_missing. 42501: not allowed.
  Returns {slug, version, changed: [field]}.
*/
create function private.save_feature(p_town text, p_slug text, p_version bigint, p_changes jsonb, p_reason text)
returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  limit_fields constant text[] := array[
    'parcel_no', 'plan_version', 'land_use_national', 'land_use_local', 'area_m2', 'far', 'gfa_m2', 'height_m',
    'density_pct', 'green_pct'];
  feature public.features;
  limits public.parcels;
  was jsonb;
  is_now jsonb;
  changed text[];
  broken text;
begin
  if not p_town = any (private.towns_as(array['planner', 'admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
  -- One save of a feature at a time: of two people who press at once the second is told.
  select * into feature from public.features where town_code = p_town and slug = p_slug for update;
  if not found then raise exception 'no such feature' using errcode = '22023', hint = 'unknown_feature'; end if;
  select * into limits from public.parcels where town_code = p_town and feature_id = feature.id;
  was := private.feature_values(feature, limits);
  perform private.check_fields(p_changes, array(select jsonb_object_keys(was)));
  is_now := was || private.checked_feature_changes(p_town, p_changes);
  changed := private.changed_fields(was, is_now);
  if changed = '{}' then
    return jsonb_build_object('slug', p_slug, 'version', feature.version, 'changed', '[]'::jsonb);
  end if;
  if feature.version is distinct from p_version then
    raise exception 'the record has changed since' using errcode = 'PT409', hint = 'changed_since';
  end if;
  perform private.say_why(private.checked_reason(p_reason));
  begin
    feature.version := private.store_feature(feature, is_now, changed && limit_fields);
  exception when check_violation then
    get stacked diagnostics broken = constraint_name;
    perform private.refuse_constraint('parcels', broken,
      '{"gfa_within_far": "gfa_m2", "density_and_green_within_site": "green_pct"}');
  end;
  perform private.say_why(null);
  return jsonb_build_object('slug', p_slug, 'version', feature.version, 'changed', to_jsonb(changed));
end $$;

create function public.save_feature(p_town text, p_slug text, p_version bigint, p_changes jsonb, p_reason text)
returns jsonb language sql set search_path = '' as $$
  select private.save_feature(p_town, p_slug, p_version, p_changes, p_reason)
$$;

revoke execute on function
  private.feature_values(public.features, public.parcels), public.feature_record(text, text),
  private.checked_feature_changes(text, jsonb), private.desk_corrections(text),
  private.states_limits(public.parcels), private.store_feature(public.features, jsonb, boolean),
  private.save_feature(text, text, bigint, jsonb, text), public.save_feature(text, text, bigint, jsonb, text)
  from public, anon;
grant execute on function
  private.feature_values(public.features, public.parcels), public.feature_record(text, text),
  private.save_feature(text, text, bigint, jsonb, text), public.save_feature(text, text, bigint, jsonb, text)
  to authenticated, service_role;
