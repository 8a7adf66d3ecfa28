-- Storing a judged import in one transaction, undoing it later, and what is told of it.

-- One entry for each record that an import has made, and one for its limits, in the words of private.log_change().
create function private.log_imported(p_import public.geometry_imports) returns void language sql set search_path = '' as $$
  insert into public.change_log (town_code, actor, actor_email, table_name, record, action, after, reason)
  select p_import.town_code, (select auth.uid()), (select auth.jwt()) ->> 'email', t.table_name, f.slug, 'insert', t.after,
    nullif(current_setting('renewal.reason', true), '')
  from private.geometry_import_rows as r
  join public.features as f on f.town_code = r.town_code and f.id = r.feature_id
  left join public.parcels as p on p.town_code = f.town_code and p.feature_id = f.id
  cross join lateral (values
    ('features', jsonb_strip_nulls(to_jsonb(f) - 'version')),
    ('parcels', jsonb_strip_nulls(to_jsonb(p)))
  ) as t(table_name, after)
  where r.town_code = p_import.town_code and r.import_id = p_import.id and r.outcome = 'new' and t.after is not null
  order by r.row_no
$$;

/*
  Stores a staged import: all of it or nothing. The rows are judged once more: where records have changed since the person saw
  the report, nothing is stored. Errors, by `hint`: unknown_import, not_staged, changed_since (PT409), nothing_to_store.
*/
create function private.import_features(p_town text, p_import bigint) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  import public.geometry_imports := private.open_import(p_town, p_import, 'staged');
  language constant text := (select t.language from public.towns as t where t.code = p_town);
  cited constant text := 'import-' || p_import;
  told jsonb;
  seen constant jsonb := import.counts;
  judged jsonb;
begin
  -- Two imports at a time would judge each other's records before they are there.
  perform pg_advisory_xact_lock(hashtextextended('geometry import ' || p_town, 0));
  perform private.judge_import(import);
  judged := private.import_counts(import);
  if judged is distinct from seen then
    raise exception 'records have changed since the report' using errcode = 'PT409', hint = 'changed_since';
  end if;
  if (judged ->> 'new')::int + (judged ->> 'changed')::int = 0 then
    raise exception 'nothing to store' using errcode = '22023', hint = 'nothing_to_store';
  end if;

  perform private.say_why(left(import.document || ' (' || import.file_name || ')', 1000));
  insert into public.source_sections (town_code, source, code, seq, name)
  values (p_town, private.desk_source(p_town), cited, 1000 + p_import, jsonb_build_object(
    'zh', '导入：' || import.document, 'en', 'Import: ' || import.document));
  told := jsonb_build_object(
    'zh', format('导入自“%s”（%s，%s）', import.document, import.file_name, import.system),
    'en', format('Imported from "%s" (%s, %s)', import.document, import.file_name, import.system));

  -- As it was, for undoing.
  update private.geometry_import_rows as r set was_geom = f.geom, was = jsonb_build_object(
    'name', f.name, 'address', f.address, 'basis', f.basis, 'accuracy_m', f.accuracy_m, 'parcel', to_jsonb(p))
  from public.features as f left join public.parcels as p on p.town_code = f.town_code and p.feature_id = f.id
  where r.town_code = p_town and r.import_id = p_import and r.outcome = 'changed' and f.town_code = p_town and f.id = r.feature_id;

  -- What is new is told to the log at once below, as the trigger would tell it row by row.
  perform set_config('renewal.bulk', 'on', true);
  insert into public.features (
    town_code, slug, class, name, address, theme, kind, lifecycle, summary, visibility, geom, basis, accuracy_m, source, section
  )
  select p_town, cited || '-' || r.row_no, import.class,
    jsonb_build_object(language, coalesce(nullif(btrim(r.given ->> 'name'), ''), btrim(r.given ->> 'parcel_no'))),
    case when btrim(r.given ->> 'address') <> '' then jsonb_build_object(language, btrim(r.given ->> 'address')) end,
    import.theme, import.kind, import.lifecycle, told, import.visibility, r.geom, told, import.accuracy_m, 'desk', cited
  from private.geometry_import_rows as r
  where r.town_code = p_town and r.import_id = p_import and r.outcome = 'new' order by r.row_no;
  update private.geometry_import_rows as r set feature_id = f.id from public.features as f
  where r.town_code = p_town and r.import_id = p_import and r.outcome = 'new'
    and f.town_code = p_town and f.slug = cited || '-' || r.row_no;

  -- Keys and the log look each of them up by what was planned for a small table otherwise: thousands of rows, each read
  -- through for each.
  analyze public.features;

  if import.class = 'parcel' then
    insert into public.parcels (
      town_code, feature_id, parcel_no, plan_version, land_use_national, land_use_local, area_m2, far, gfa_m2, height_m,
      density_pct, green_pct, source, section
    )
    select p_town, r.feature_id, g.parcel_no, g.plan_version, g.land_use_national, g.land_use_local, g.area_m2, g.far, g.gfa_m2,
      g.height_m, g.density_pct, g.green_pct, 'desk', cited
    from private.geometry_import_rows as r
    cross join lateral jsonb_populate_record(null::public.parcels, r.given - '{town_code,feature_id,class}'::text[]) as g
    where r.town_code = p_town and r.import_id = p_import and r.outcome = 'new';
  end if;
  perform set_config('renewal.bulk', '', true);
  perform private.log_imported(import);

  update public.features as f set
    geom = case when r.moved then r.geom else f.geom end,
    basis = case when r.moved then told else f.basis end,
    accuracy_m = case when r.moved then import.accuracy_m else f.accuracy_m end,
    name = case when r.after ? 'name' then f.name || jsonb_build_object(language, r.after ->> 'name') else f.name end,
    address = case when r.after ? 'address' then coalesce(f.address, '{}') || jsonb_build_object(language, r.after ->> 'address') else f.address end
  from private.geometry_import_rows as r
  where r.town_code = p_town and r.import_id = p_import and r.outcome = 'changed' and f.town_code = p_town and f.id = r.feature_id;

  if import.class = 'parcel' then
    insert into public.parcels as p (
      town_code, feature_id, parcel_no, plan_version, land_use_national, land_use_local, area_m2, far, gfa_m2, height_m,
      density_pct, green_pct, source, section
    )
    select p_town, r.feature_id, g.parcel_no, g.plan_version, g.land_use_national, g.land_use_local, g.area_m2, g.far, g.gfa_m2,
      g.height_m, g.density_pct, g.green_pct, 'desk', cited
    from private.geometry_import_rows as r
    cross join lateral jsonb_populate_record(null::public.parcels, r.given - '{town_code,feature_id,class}'::text[]) as g
    where r.town_code = p_town and r.import_id = p_import and r.outcome = 'changed' and r.after - '{name,address}'::text[] <> '{}'
    -- What the file leaves empty stays as it is.
    on conflict (town_code, feature_id) do update set
      parcel_no = coalesce(excluded.parcel_no, p.parcel_no), plan_version = coalesce(excluded.plan_version, p.plan_version),
      land_use_national = coalesce(excluded.land_use_national, p.land_use_national),
      land_use_local = coalesce(excluded.land_use_local, p.land_use_local), area_m2 = coalesce(excluded.area_m2, p.area_m2),
      far = coalesce(excluded.far, p.far), gfa_m2 = coalesce(excluded.gfa_m2, p.gfa_m2),
      height_m = coalesce(excluded.height_m, p.height_m), density_pct = coalesce(excluded.density_pct, p.density_pct),
      green_pct = coalesce(excluded.green_pct, p.green_pct), source = excluded.source, section = excluded.section;
  end if;

  update private.geometry_import_rows as r set version = f.version from public.features as f
  where r.town_code = p_town and r.import_id = p_import and r.outcome in ('new', 'changed') and f.town_code = p_town and f.id = r.feature_id;
  -- Where nothing was made of it, the shape is kept nowhere twice.
  update private.geometry_import_rows set geom = null
  where town_code = p_town and import_id = p_import and outcome in ('new', 'same');
  update public.geometry_imports set state = 'committed', counts = judged, committed_at = clock_timestamp(),
    committed_by_email = (select auth.jwt()) ->> 'email'
  where town_code = p_town and id = p_import;
  perform private.say_why(null);
  return judged || jsonb_build_object('id', p_import);
end $$;

/*
  Records of an import that somebody has worked on since: their version has moved on, or the log has an entry of them or of what
  hangs on them (a status, a fact, a relation) after the import's own.
*/
create function private.edited_since(p_import public.geometry_imports) returns table (row_no integer, slug text)
language sql stable set search_path = '' as $$
  with imported as (
    select r.row_no, r.version, f.slug, f.version as version_now,
      coalesce(f.slug, 'import-' || p_import.id || '-' || r.row_no) as told
    from private.geometry_import_rows as r
    left join public.features as f on f.town_code = r.town_code and f.id = r.feature_id
    where r.town_code = p_import.town_code and r.import_id = p_import.id and r.outcome in ('new', 'changed')
  ), touched as (
    select distinct split_part(l.record, '/', 1) as slug from public.change_log as l
    where l.town_code = p_import.town_code and l.at > p_import.committed_at and l.action <> 'bulk'
  )
  select i.row_no, i.told from imported as i
  where i.version_now is distinct from i.version or exists (select from touched as t where t.slug = i.slug)
$$;

/*
  Takes an import out again: what it made is deleted, what it changed is as it was, each with an entry of its own in the log.
  p_leave_edited: what was edited since stays as it is; without it, one such record refuses the whole.
  Errors, by `hint`: unknown_import, not_committed (PT409), reason_missing, edited_since (PT409; `detail` names up to 20 of them).
*/
create function private.undo_geometry_import(p_town text, p_import bigint, p_reason text, p_leave_edited boolean) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  import public.geometry_imports := private.open_import(p_town, p_import, 'committed');
  edited integer[];
  named text;
  removed integer;
  restored integer;
begin
  if coalesce(btrim(p_reason), '') = '' then
    raise exception 'why?' using errcode = '22023', hint = 'reason_missing';
  end if;
  -- Nobody edits one of them meanwhile.
  perform from public.features as f join private.geometry_import_rows as r on r.town_code = f.town_code and r.feature_id = f.id
  where r.town_code = p_town and r.import_id = p_import and r.outcome in ('new', 'changed') for update of f;
  select array_agg(e.row_no), (array_to_string((array_agg(e.slug order by e.row_no))[1:20], ' ')) into edited, named
  from private.edited_since(import) as e;
  if edited is not null and not coalesce(p_leave_edited, false) then
    raise exception 'edited since' using errcode = 'PT409', hint = 'edited_since', detail = cardinality(edited) || ' ' || named;
  end if;
  edited := coalesce(edited, '{}');

  analyze public.features, public.parcels;
  perform private.say_why(btrim(p_reason));
  delete from public.features as f using private.geometry_import_rows as r
  where r.town_code = p_town and r.import_id = p_import and r.outcome = 'new' and not r.row_no = any (edited)
    and f.town_code = p_town and f.id = r.feature_id;
  get diagnostics removed = row_count;
  delete from public.parcels as p using private.geometry_import_rows as r
  where r.town_code = p_town and r.import_id = p_import and r.outcome = 'changed' and not r.row_no = any (edited)
    and jsonb_typeof(r.was -> 'parcel') = 'null' and p.town_code = p_town and p.feature_id = r.feature_id;
  update public.parcels as p set
    parcel_no = w.parcel_no, plan_version = w.plan_version, land_use_national = w.land_use_national, land_use_local = w.land_use_local,
    area_m2 = w.area_m2, far = w.far, gfa_m2 = w.gfa_m2, height_m = w.height_m, density_pct = w.density_pct, green_pct = w.green_pct,
    source = w.source, section = w.section
  from private.geometry_import_rows as r
  cross join lateral jsonb_populate_record(null::public.parcels, nullif(r.was -> 'parcel', 'null')) as w
  where r.town_code = p_town and r.import_id = p_import and r.outcome = 'changed' and not r.row_no = any (edited)
    and jsonb_typeof(r.was -> 'parcel') = 'object' and p.town_code = p_town and p.feature_id = r.feature_id
    and r.after - '{name,address}'::text[] <> '{}';
  update public.features as f set
    geom = r.was_geom, name = r.was -> 'name', address = nullif(r.was -> 'address', 'null'), basis = r.was -> 'basis',
    accuracy_m = (r.was ->> 'accuracy_m')::float8
  from private.geometry_import_rows as r
  where r.town_code = p_town and r.import_id = p_import and r.outcome = 'changed' and not r.row_no = any (edited)
    and f.town_code = p_town and f.id = r.feature_id;
  get diagnostics restored = row_count;
  update public.geometry_imports set state = 'undone', undone_at = clock_timestamp(), undone_by_email = (select auth.jwt()) ->> 'email',
    undone_reason = btrim(p_reason), counts = counts || jsonb_build_object('left_as_edited', cardinality(edited))
  where town_code = p_town and id = p_import;
  perform private.say_why(null);
  return jsonb_build_object('removed', removed, 'restored', restored, 'left', cardinality(edited));
end $$;

/* One import with its report: at most `p_most` rows of each outcome; refused first, since they are what somebody has to mend. */
create function private.geometry_import_report(p_town text, p_import bigint, p_most integer) returns jsonb
language plpgsql stable security definer set search_path = public, extensions as $$
begin
  if not p_town = any (private.towns_as(array['planner', 'admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
  return (
    select jsonb_build_object('import', to_jsonb(i) - '{started_by}'::text[], 'rows', coalesce((
      select jsonb_agg(jsonb_build_object(
        'row', r.row_no, 'outcome', r.outcome, 'reason', r.reason, 'detail', r.detail, 'slug', f.slug,
        'name', left(coalesce(r.given ->> 'name', r.given ->> 'parcel_no', ''), 60), 'before', r.before, 'after', r.after,
        'moved', r.moved, 'area_m2', (r.given ->> 'area_m2')::float8, 'drawn_area_m2', round(r.drawn_area_m2),
        'area_differs', private.area_differs(r.drawn_area_m2, r.given),
        'place', case when r.place is not null then jsonb_build_array(round(st_x(r.place)::numeric, 6), round(st_y(r.place)::numeric, 6)) end
      ) order by r.outcome = 'refused' desc, r.outcome, r.row_no)
      from (
        select *, row_number() over (partition by town_code, outcome, outcome <> 'refused' and private.area_differs(drawn_area_m2, given)
          order by row_no) as nth
        from private.geometry_import_rows where town_code = i.town_code and import_id = i.id
      ) as r left join public.features as f on f.town_code = r.town_code and f.id = r.feature_id
      where r.nth <= p_most), '[]'))
    from public.geometry_imports as i where i.town_code = p_town and i.id = p_import
  );
end $$;

/* What an import would draw, or has drawn: [{row, outcome, geom}] in WGS 84, at most `p_most`; with where it is invalid. */
create function private.geometry_import_shapes(p_town text, p_import bigint, p_most integer) returns jsonb
language plpgsql stable security definer set search_path = public, extensions as $$
begin
  if not p_town = any (private.towns_as(array['planner', 'admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('row', row_no, 'outcome', outcome,
      'geom', st_asgeojson(shape, 6)::jsonb, 'place', st_asgeojson(place, 6)::jsonb)), '[]')
    from (
      select r.row_no, r.outcome, coalesce(r.geom, f.geom) as shape, r.place
      from private.geometry_import_rows as r
      left join public.features as f on f.town_code = r.town_code and f.id = r.feature_id
      where r.town_code = p_town and r.import_id = p_import and coalesce(r.geom, f.geom) is not null
        -- What lies on the other side of the earth is told in the report.
        and r.reason is distinct from 'outside_town'
      order by r.outcome = 'refused' desc, r.row_no limit p_most
    ) as drawn
  );
end $$;

-- What is offered to callers: the same with their own rights, which end at the doors above. PostgREST takes the time that a
-- function sets for its statement; Supabase's own limit for people is eight seconds.
create function public.start_geometry_import(p_town text, p_about jsonb, p_headings text, p_mapping jsonb) returns bigint
language sql set search_path = '' as $$ select private.start_geometry_import(p_town, p_about, p_headings, p_mapping) $$;
create function public.stage_geometry_rows(p_town text, p_import bigint, p_rows jsonb) returns integer
language sql set search_path = '' as $$ select private.stage_geometry_rows(p_town, p_import, p_rows) $$;
create function public.check_geometry_import(p_town text, p_import bigint) returns jsonb
language sql set search_path = '' set statement_timeout = '120s' as $$ select private.check_geometry_import(p_town, p_import) $$;
create function public.import_features(p_town text, p_import bigint) returns jsonb
language sql set search_path = '' set statement_timeout = '300s' as $$ select private.import_features(p_town, p_import) $$;
create function public.undo_geometry_import(p_town text, p_import bigint, p_reason text, p_leave_edited boolean) returns jsonb
language sql set search_path = '' set statement_timeout = '300s' as $$ select private.undo_geometry_import(p_town, p_import, p_reason, p_leave_edited) $$;
create function public.geometry_import_report(p_town text, p_import bigint, p_most integer) returns jsonb
language sql stable set search_path = '' as $$ select private.geometry_import_report(p_town, p_import, p_most) $$;
create function public.geometry_import_shapes(p_town text, p_import bigint, p_most integer) returns jsonb
language sql stable set search_path = '' as $$ select private.geometry_import_shapes(p_town, p_import, p_most) $$;

revoke execute on all functions in schema private from public;
do $$
declare
  name text;
begin
  foreach name in array array[
    'start_geometry_import(text, jsonb, text, jsonb)', 'stage_geometry_rows(text, bigint, jsonb)', 'check_geometry_import(text, bigint)',
    'import_features(text, bigint)', 'undo_geometry_import(text, bigint, text, boolean)', 'geometry_import_report(text, bigint, integer)',
    'geometry_import_shapes(text, bigint, integer)'
  ] loop
    execute format('revoke execute on function private.%1$s, public.%1$s from public, anon', name);
    execute format('grant execute on function private.%1$s, public.%1$s to authenticated, service_role', name);
  end loop;
end $$;
