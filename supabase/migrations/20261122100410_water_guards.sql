-- What the database itself refuses about water, and what it keeps from the public.

create trigger check_place before insert or update of geom, town_code on public.rivers
  for each row execute function private.check_place();
create trigger check_place before insert or update of geom, town_code on public.water_sections
  for each row execute function private.check_place();
create trigger check_place before insert or update of geom, town_code on public.outfalls
  for each row execute function private.check_place();
create trigger check_place before insert or update of geom, town_code on public.patrol_findings
  for each row execute function private.check_place();

-- A section far from every drawn river is worth a second look; it is stored all the same.
create function private.distance_to_river_m(town text, place extensions.geometry) returns double precision
language sql stable set search_path = public, extensions as $$
  select min(st_distance(r.geom::geography, place::geography))
  from public.rivers as r where r.town_code = town and r.geom is not null
$$;

create function private.far_from_river_m(town text, place extensions.geometry, accuracy double precision)
returns double precision language sql stable set search_path = '' as $$
  select round(distance) from private.distance_to_river_m(town, place) as distance where distance > accuracy + 50
$$;

create function private.flag_far_section() returns trigger language plpgsql set search_path = '' as $$
begin
  new.far_from_river_m := private.far_from_river_m(new.town_code, new.geom, new.accuracy_m);
  return new;
end $$;
create trigger flag_far before insert or update of geom, accuracy_m, far_from_river_m on public.water_sections
  for each row execute function private.flag_far_section();

-- A river drawn anew changes which sections are far from one. (The flag's own trigger works the value out.)
create function private.flag_sections_again() returns trigger language plpgsql set search_path = '' as $$
begin
  update public.water_sections as s set far_from_river_m = null
  where s.geom is not null and s.town_code in (select town_code from changed);
  return null;
end $$;
create trigger flag_again_insert after insert on public.rivers referencing new table as changed
  for each statement execute function private.flag_sections_again();
create trigger flag_again_update after update on public.rivers referencing new table as changed
  for each statement execute function private.flag_sections_again();
create trigger flag_again_delete after delete on public.rivers referencing old table as changed
  for each statement execute function private.flag_sections_again();

-- A sample stays with its section and day. Its review only goes forward; a published one can only be withdrawn.
create function private.guard_sample() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    if old.review <> 'published' or old.is_example or not exists (
      select from public.water_sections as s where s.town_code = old.town_code and s.id = old.section_id
    ) then
      return old;
    end if;
    raise exception 'a published sample is not deleted: withdraw it and give the reason' using errcode = '42501';
  end if;
  if (new.town_code, new.id, new.section_id, new.date, new.is_example, new.recorded_at)
    is distinct from (old.town_code, old.id, old.section_id, old.date, old.is_example, old.recorded_at) then
    raise exception 'a sample stays with its section and day: enter a new one' using errcode = '42501';
  end if;
  if new.review < old.review then
    raise exception 'the review of a sample only goes forward' using errcode = '42501';
  end if;
  if old.withdrawn_at is not null then
    raise exception 'a withdrawn sample stays as it is' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard before update or delete on public.water_samples
  for each row execute function private.guard_sample();

-- What has been published is not changed under the reader's eyes. The transaction that records a sample also fills it.
create function private.guard_readings() returns trigger language plpgsql set search_path = '' as $$
begin
  if exists (
    select from changed as c
    join public.water_samples as s on s.town_code = c.town_code and s.id = c.sample_id
    where s.review = 'published' and not s.is_example and (tg_op <> 'INSERT' or s.recorded_at <> now())
  ) then
    raise exception 'readings of a published sample are append-only: withdraw it and enter a new one' using errcode = '42501';
  end if;
  return null;
end $$;
create trigger guard_insert after insert on public.water_readings referencing new table as changed
  for each statement execute function private.guard_readings();
create trigger guard_update after update on public.water_readings referencing old table as changed
  for each statement execute function private.guard_readings();
create trigger guard_delete after delete on public.water_readings referencing old table as changed
  for each statement execute function private.guard_readings();

-- Histories are append-only; they go only with the thing that they tell of.
create function private.refuse_rewriting_outfall() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' and not exists (
    select from public.outfalls as o where o.town_code = old.town_code and o.id = old.outfall_id
  ) then
    return old;
  end if;
  raise exception 'outfall events are append-only: add a new event instead' using errcode = '42501';
end $$;
create trigger append_only before update or delete on public.outfall_events
  for each row execute function private.refuse_rewriting_outfall();

create function private.refuse_rewriting_finding() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' and not exists (
    select from public.patrol_findings as f where f.town_code = old.town_code and f.id = old.finding_id
  ) then
    return old;
  end if;
  raise exception 'steps of a finding are append-only: add a new step instead' using errcode = '42501';
end $$;
create trigger append_only before update or delete on public.finding_steps
  for each row execute function private.refuse_rewriting_finding();

-- Which state may follow which. A record may begin in any: it may be older than this database.
create function private.outfall_may_become(state public.outfall_state) returns public.outfall_state[]
language sql immutable as $$
  select case state
    when 'surveyed' then array['monitored', 'not_required']
    when 'monitored' then array['traced', 'surveyed', 'not_required']
    when 'traced' then array['responsible_set', 'monitored', 'not_required']
    when 'responsible_set' then array['plan_set', 'traced']
    when 'plan_set' then array['remediating']
    when 'remediating' then array['awaiting_check', 'plan_set']
    when 'awaiting_check' then array['closed', 'remediating']
    when 'closed' then array['supervised', 'reopened']
    when 'supervised' then array['reopened']
    when 'not_required' then array['surveyed']
    when 'reopened' then array['plan_set']
  end::public.outfall_state[]
$$;

create function private.check_outfall_event() returns trigger language plpgsql set search_path = '' as $$
declare
  last public.outfall_events;
begin
  select * into last from public.outfall_events as e
  where e.town_code = new.town_code and e.outfall_id = new.outfall_id order by e.date desc, e.id desc limit 1;
  if not found then return new; end if;
  if new.date < last.date then
    raise exception 'the outfall is already % since %: an event cannot be older', last.state, last.date using errcode = '23514';
  end if;
  if not new.state = any (private.outfall_may_become(last.state)) then
    raise exception 'an outfall does not go from % to %', last.state, new.state using errcode = '23514';
  end if;
  return new;
end $$;
create trigger check_order before insert on public.outfall_events
  for each row execute function private.check_outfall_event();

-- 发现→派单→处置→反馈→核查→销号, one after the other; a check that fails sends it back to be handled.
create function private.check_finding_step() returns trigger language plpgsql set search_path = '' as $$
declare
  last public.finding_steps;
  steps constant public.finding_state[] := enum_range(null::public.finding_state);
begin
  select * into last from public.finding_steps as s
  where s.town_code = new.town_code and s.finding_id = new.finding_id order by s.date desc, s.id desc limit 1;
  if not found and new.state = 'found' then return new; end if;
  if found and new.date >= last.date and (
    array_position(steps, new.state) = array_position(steps, last.state) + 1
    or (last.state, new.state) in (('reported', 'handling'), ('verified', 'handling'))
  ) then
    return new;
  end if;
  raise exception 'a finding does not go from % to % on %', coalesce(last.state::text, 'nothing'), new.state, new.date
    using errcode = '23514';
end $$;
create trigger check_order before insert on public.finding_steps
  for each row execute function private.check_finding_step();

-- Rights, as for the planning records: what is public for everyone, the rest for the town's staff, no writing yet.
do $$
declare
  name text;
  staff constant text := $own$town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[])$own$;
begin
  foreach name in array array[
    'rivers', 'water_sections', 'section_suspensions', 'water_samples', 'water_readings', 'sample_origins',
    'outfalls', 'outfall_events', 'patrols', 'patrol_findings', 'finding_steps'
  ] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('revoke all on public.%I from anon, authenticated', name);
    execute format('grant select on public.%I to anon, authenticated', name);
    execute format('grant all on public.%I to service_role', name);
  end loop;

  create policy "everyone reads" on public.rivers for select to anon, authenticated using (true);
  foreach name in array array['water_sections', 'outfalls'] loop
    execute format($policy$
      create policy "public records" on public.%I for select to anon, authenticated using (visibility = 'public')
    $policy$, name);
    execute format($policy$
      create policy "internal records" on public.%I for select to authenticated using (
        visibility = 'internal' and town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[])
        or visibility = 'restricted' and town_code = any ((select private.towns_as(array['planner', 'water', 'admin']))::text[])
      )
    $policy$, name);
  end loop;

  create policy "with its section" on public.section_suspensions for select to anon, authenticated using (
    exists (select from public.water_sections as s
      where s.town_code = section_suspensions.town_code and s.id = section_suspensions.section_id)
  );
  create policy "published, with its section" on public.water_samples for select to anon, authenticated using (
    review = 'published' and withdrawn_at is null
    and (town_code, section_id) in (select s.town_code, s.id from public.water_sections as s)
  );
  -- Not "exists": what may be seen is worked out once for the query, and not again for each of twenty readings a sample.
  create policy "with its sample" on public.water_readings for select to anon, authenticated using (
    (town_code, sample_id) in (select s.town_code, s.id from public.water_samples as s)
  );
  create policy "with its outfall" on public.outfall_events for select to anon, authenticated using (
    exists (select from public.outfalls as o where o.town_code = outfall_events.town_code and o.id = outfall_events.outfall_id)
  );
  -- Staff also see what is not published yet, of the sections that they see.
  execute format($policy$
    create policy "staff" on public.water_samples for select to authenticated using (
      %s and (town_code, section_id) in (select s.town_code, s.id from public.water_sections as s)
    )
  $policy$, staff);
  foreach name in array array['sample_origins', 'patrols', 'patrol_findings', 'finding_steps'] loop
    execute format('create policy "staff" on public.%I for select to authenticated using (%s)', name, staff);
  end loop;
end $$;

revoke execute on all functions in schema private from public;
-- Constraints, generated columns and triggers call these with the rights of whoever writes.
grant execute on function private.reported_value(text), private.reported_limit(text),
  private.distance_to_river_m(text, extensions.geometry),
  private.far_from_river_m(text, extensions.geometry, double precision),
  private.outfall_may_become(public.outfall_state)
to service_role;
