-- Outfalls and patrols: outfalls on their way to being struck off (入河排污口销号), the river chiefs' patrols with their
-- findings, and the photos of both. The database lists each photo and decides who may see it; the server or
-- Supabase Storage keeps the files under random names.

-- Types and tables ------------------------------------------------------------------------------------------------------

create type public.outfall_state as enum (
  'surveyed', 'monitored', 'traced', 'responsible_set', 'plan_set', 'remediating', 'awaiting_check', 'closed',
  'reopened', 'supervised', 'not_required'
);
-- 发现→派单→处置→反馈→核查→销号
create type public.finding_state as enum ('found', 'dispatched', 'handling', 'reported', 'verified', 'closed');

create table public.outfalls (
  town_code text not null references public.towns on delete cascade,
  id bigint generated always as identity,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name public.local_text not null,
  river text not null,
  visibility public.visibility not null default 'internal',
  geom extensions.geometry(Point, 4326),
  basis public.local_text not null,
  accuracy_m double precision check (accuracy_m >= 0),
  is_example boolean not null default false,
  version bigint not null default 1,
  -- The form's own number: a form that is sent twice makes one record.
  form_id uuid,
  primary key (town_code, id),
  unique (town_code, slug),
  foreign key (town_code, river) references public.rivers deferrable initially deferred,
  constraint a_geometry_states_its_accuracy check (geom is null or accuracy_m is not null)
);
create index on public.outfalls (town_code, river);
create unique index on public.outfalls (town_code, form_id) where form_id is not null;

-- A state is an event with a day; the current one is the last. Struck off only with a day, the acceptor and evidence.
create table public.outfall_events (
  town_code text not null,
  id bigint generated always as identity,
  outfall_id bigint not null,
  state public.outfall_state not null,
  date date not null,
  accepted_by public.local_text,
  -- Evidence: a list of texts, such as photos before and after by their file numbers.
  evidence jsonb not null default '[]' check (jsonb_typeof(evidence) = 'array'),
  note public.local_text,
  recorded_at timestamptz not null default now(),
  primary key (town_code, id),
  foreign key (town_code, outfall_id) references public.outfalls on delete cascade,
  constraint closing_needs_acceptor_and_evidence check (
    state <> 'closed' or accepted_by is not null and jsonb_array_length(evidence) > 0
  )
);
create index on public.outfall_events (town_code, outfall_id, date desc, id desc);

-- A river chief's patrol along a river: for staff only, since it carries names and tracks.
create table public.patrols (
  town_code text not null references public.towns on delete cascade,
  id bigint generated always as identity,
  river text not null,
  chief_level public.section_level not null,
  chief_title public.local_text not null,
  patroller text,
  started_at timestamptz not null,
  ended_at timestamptz not null check (ended_at >= started_at),
  distance_m double precision check (distance_m >= 0),
  track extensions.geometry(LineString, 4326),
  -- Weather, colour, odour, floating matter and the like, by the codes of the form.
  observations jsonb not null default '{}' check (jsonb_typeof(observations) = 'object'),
  is_example boolean not null default false,
  -- The form's own number, as for outfalls.
  form_id uuid,
  primary key (town_code, id),
  foreign key (town_code, river) references public.rivers deferrable initially deferred
);
create index on public.patrols (town_code, river, started_at);
create unique index on public.patrols (town_code, form_id) where form_id is not null;

-- A problem found on a patrol.
create table public.patrol_findings (
  town_code text not null,
  id bigint generated always as identity,
  patrol_id bigint not null,
  kind text not null check (kind ~ '^[a-z][a-z0-9_]*$'),
  description public.local_text not null,
  geom extensions.geometry(Point, 4326),
  -- The form's own number, as for outfalls.
  form_id uuid,
  -- How exactly the place is known.
  accuracy_m double precision check (accuracy_m >= 0),
  primary key (town_code, id),
  foreign key (town_code, patrol_id) references public.patrols on delete cascade
);
create index on public.patrol_findings (town_code, patrol_id);
create unique index on public.patrol_findings (town_code, form_id) where form_id is not null;

-- What was done about a finding, step by step.
create table public.finding_steps (
  town_code text not null,
  id bigint generated always as identity,
  finding_id bigint not null,
  state public.finding_state not null,
  date date not null,
  done_by text,
  note public.local_text,
  recorded_at timestamptz not null default now(),
  primary key (town_code, id),
  foreign key (town_code, finding_id) references public.patrol_findings on delete cascade,
  constraint closing_names_who_checked check (state <> 'closed' or done_by is not null)
);
create index on public.finding_steps (town_code, finding_id, date desc, id desc);

-- Photos of outfall events, findings and their steps.
create table public.photos (
  town_code text not null references public.towns on delete cascade,
  -- Random: the address of the file.
  name text not null check (name ~ '^[0-9a-f]{32}$'),
  -- What it shows: exactly one of these.
  outfall_event_id bigint,
  finding_id bigint,
  step_id bigint,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes between 1 and 10485760),
  width integer not null check (width between 1 and 30000),
  height integer not null check (height between 1 and 30000),
  -- From the camera's metadata, which is removed from the file: its local time, and its place.
  taken_at timestamp,
  place extensions.geometry(Point, 4326),
  visibility public.visibility not null default 'internal',
  -- When a person checked that it shows no face and no number plate; the change log says who.
  checked_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (town_code, name),
  foreign key (town_code, outfall_event_id) references public.outfall_events on delete cascade,
  foreign key (town_code, finding_id) references public.patrol_findings on delete cascade,
  foreign key (town_code, step_id) references public.finding_steps on delete cascade,
  constraint shows_one_thing check (num_nonnulls(outfall_event_id, finding_id, step_id) = 1),
  -- A patrol is for staff, and so are its photos.
  constraint public_only_when_checked check (
    visibility <> 'public' or checked_at is not null and outfall_event_id is not null
  )
);
create index on public.photos (name);
create index on public.photos (town_code, outfall_event_id) where outfall_event_id is not null;
create index on public.photos (town_code, finding_id) where finding_id is not null;
create index on public.photos (town_code, step_id) where step_id is not null;

-- Guards ----------------------------------------------------------------------------------------------------------------

create trigger check_place before insert or update of geom, town_code on public.outfalls
  for each row execute function private.check_place();
create trigger check_place before insert or update of geom, town_code on public.patrol_findings
  for each row execute function private.check_place();

-- Trigger: events of an outfall are append-only; they are deleted only with the outfall.
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

-- Trigger: steps of a finding are append-only; they are deleted only with the finding.
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

-- States that may follow a state. A record may begin in any: it may be older than this database.
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

-- Trigger: an event follows the last one, in its day and by its state.
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

-- Trigger: 发现→派单→处置→反馈→核查→销号, one after the other; a check that fails sends the finding back to be handled.
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

-- Reading ---------------------------------------------------------------------------------------------------------------

-- Outfalls with their current state, the last event's. `closed_on`: the last day of striking off while nothing reopened
-- it.
create function public.water_outfalls(p_town text) returns jsonb
language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', o.id, 'slug', o.slug, 'name', o.name, 'river', o.river, 'state', last.state,
    'closed_on', case when last.state in ('closed', 'supervised') then (
      select max(e.date) from public.outfall_events as e
      where e.town_code = o.town_code and e.outfall_id = o.id and e.state = 'closed'
    ) end,
    'geometry', private.feature_geometry(o.geom), 'basis', o.basis, 'accuracy_m', o.accuracy_m, 'is_example', o.is_example
  ) order by o.slug), '[]')
  from public.outfalls as o
  join lateral (
    select e.state from public.outfall_events as e
    where e.town_code = o.town_code and e.outfall_id = o.id order by e.date desc, e.id desc limit 1
  ) as last on true
  where o.town_code = p_town
$$;

-- Every event of one outfall, oldest first.
create function public.water_outfall_events(p_town text, p_slug text) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'state', e.state, 'date', e.date, 'accepted_by', e.accepted_by, 'evidence', e.evidence, 'note', e.note
  ) order by e.date, e.id), '[]')
  from public.outfalls as o
  join public.outfall_events as e on e.town_code = o.town_code and e.outfall_id = o.id
  where o.town_code = p_town and o.slug = p_slug
$$;

-- Photos of an outfall event, a finding or a step, as the caller may see them.
create function private.photos_as_json(p_town text, p_event bigint, p_finding bigint, p_step bigint) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'name', p.name, 'width', p.width, 'height', p.height, 'taken_at', p.taken_at, 'visibility', p.visibility,
    'checked', p.checked_at is not null
  ) order by p.recorded_at, p.name), '[]')
  from public.photos as p
  where p.town_code = p_town and (p.outfall_event_id = p_event or p.finding_id = p_finding or p.step_id = p_step)
$$;

-- Every event of one outfall with its number and photos, oldest first, as the caller may see them.
create function public.outfall_history(p_town text, p_slug text) returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', e.id, 'state', e.state, 'date', e.date, 'accepted_by', e.accepted_by, 'evidence', e.evidence, 'note', e.note,
    'photos', private.photos_as_json(p_town, e.id, null, null)
  ) order by e.date, e.id), '[]')
  from public.outfalls as o
  join public.outfall_events as e on e.town_code = o.town_code and e.outfall_id = o.id
  where o.town_code = p_town and o.slug = p_slug
$$;

-- Patrols with their findings, latest first, one alone where p_patrol is given. For staff: others see none.
create function public.patrol_list(p_town text, p_patrol bigint default null) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(patrol order by patrol ->> 'started_at' desc), '[]') from (
    select jsonb_build_object(
      'id', w.id, 'river', w.river, 'chief_level', w.chief_level, 'chief_title', w.chief_title, 'patroller', w.patroller,
      'started_at', w.started_at, 'ended_at', w.ended_at, 'distance_m', w.distance_m, 'observations', w.observations,
      'is_example', w.is_example, 'findings', coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', f.id, 'kind', f.kind, 'description', f.description, 'geometry', private.feature_geometry(f.geom),
          'accuracy_m', f.accuracy_m, 'photos', private.photos_as_json(p_town, null, f.id, null), 'steps', coalesce((
            select jsonb_agg(jsonb_build_object(
              'id', s.id, 'state', s.state, 'date', s.date, 'done_by', s.done_by, 'note', s.note,
              'photos', private.photos_as_json(p_town, null, null, s.id)
            ) order by s.date, s.id)
            from public.finding_steps as s where s.town_code = f.town_code and s.finding_id = f.id
          ), '[]')
        ) order by f.id)
        from public.patrol_findings as f where f.town_code = w.town_code and f.patrol_id = w.id
      ), '[]')
    ) as patrol
    from public.patrols as w
    where w.town_code = p_town and (p_patrol is null or w.id = p_patrol)
    order by w.started_at desc limit 200
  ) as found
$$;

-- Samples that wait for review or for publication, and findings that are not struck off: {"preliminary": n, "reviewed":
-- n, "findings": n}. For the town's staff of role water or admin, else 42501.
create function private.water_reviews_waiting(p_town text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_sample_writer(p_town);
  return (
    select jsonb_build_object(
      'preliminary', count(*) filter (where w.review = 'preliminary'), 'reviewed', count(*) filter (where w.review = 'reviewed'),
      'findings', (
        select count(*) from public.patrol_findings as f where f.town_code = p_town and not exists (
          select from public.finding_steps as s
          where s.town_code = f.town_code and s.finding_id = f.id and s.state = 'closed'
        )
      ))
    from public.water_samples as w
    where w.town_code = p_town and w.withdrawn_at is null and w.review <> 'published'
  );
end $$;
-- The same for callers, with their own rights.
create function public.water_reviews_waiting(p_town text) returns jsonb
language sql stable set search_path = '' as $$ select private.water_reviews_waiting(p_town) $$;

-- Which of these files the database knows: for the removal of files without a record.
create function public.known_photos(p_names text[]) returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(name), '[]') from public.photos where name = any (p_names)
$$;

-- Writing ---------------------------------------------------------------------------------------------------------------

-- Raises 42501 unless the caller may write the water records of the town: its staff of role water or admin, and the
-- service.
create function private.require_water_writer(p_town text) returns void language plpgsql stable set search_path = '' as $$
begin
  if not private.may_store_samples(p_town) then
    raise exception 'for staff of town % with the role water or admin', p_town using errcode = '42501';
  end if;
end $$;

-- A point of {"lon", "lat"} in WGS 84; null where there is none.
create function private.point_of(p_place jsonb) returns extensions.geometry language sql immutable set search_path = '' as $$
  select case when jsonb_typeof(p_place) = 'object' then extensions.st_setsrid(
    extensions.st_makepoint((p_place ->> 'lon')::double precision, (p_place ->> 'lat')::double precision), 4326) end
$$;

-- Records photos of an event, a finding or a step. p_photos: [{"name", "media_type", "sha256", "bytes", "width",
-- "height", "taken_at", "place": {"lon", "lat"} or null}], at most six. Their files are stored already; the server
-- removes them again where this fails.
create function private.store_photos(p_town text, p_photos jsonb, p_event bigint, p_finding bigint, p_step bigint) returns void
language plpgsql set search_path = '' as $$
begin
  if jsonb_array_length(coalesce(p_photos, '[]')) > 6 then
    raise exception 'six photos at most' using errcode = '22023', hint = 'too_many_photos';
  end if;
  insert into public.photos (
    town_code, name, outfall_event_id, finding_id, step_id, media_type, sha256, bytes, width, height, taken_at, place
  )
  select p_town, x ->> 'name', p_event, p_finding, p_step, x ->> 'media_type', x ->> 'sha256', (x ->> 'bytes')::integer,
    (x ->> 'width')::integer, (x ->> 'height')::integer, (x ->> 'taken_at')::timestamp, private.point_of(x -> 'place')
  from jsonb_array_elements(coalesce(p_photos, '[]')) as x;
end $$;

-- Moves an outfall on its way to be struck off. p_seen: the event that was read as the current one.
-- Errors, by `hint`: unknown_outfall, not_next, reason_missing (a step back and reopening need a note),
-- acceptor_missing, evidence_missing, date_ahead, date_before, too_many_photos; PT409 changed_since. SQLSTATE 42501:
-- not allowed.
create function private.move_outfall(
  p_town text, p_slug text, p_state public.outfall_state, p_date date, p_accepted_by text, p_evidence text, p_note text,
  p_language text, p_seen bigint, p_photos jsonb
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  outfall public.outfalls;
  last public.outfall_events;
  stored public.outfall_events;
begin
  perform private.require_water_writer(p_town);
  -- One step at a time: of two simultaneous steps the second is refused.
  select * into outfall from public.outfalls where town_code = p_town and slug = p_slug for update;
  if not found then raise exception 'no such outfall' using errcode = '22023', hint = 'unknown_outfall'; end if;
  select * into last from public.outfall_events as e
  where e.town_code = p_town and e.outfall_id = outfall.id order by e.date desc, e.id desc limit 1;
  if last.id is distinct from p_seen then
    raise exception 'the state has changed since' using errcode = 'PT409', hint = 'changed_since';
  end if;
  if not p_state = any (private.outfall_may_become(last.state)) then
    raise exception 'no step from % to %', last.state, p_state using errcode = '22023', hint = 'not_next';
  end if;
  if p_date > private.today_in(p_town) then
    raise exception 'the date is in the future' using errcode = '22023', hint = 'date_ahead';
  end if;
  if p_date < last.date then raise exception 'the date is before that of the current state' using errcode = '22023', hint = 'date_before'; end if;
  if (p_state = 'reopened' or p_state < last.state and last.state <> 'reopened') and coalesce(btrim(p_note), '') = '' then
    raise exception 'a reason is required' using errcode = '22023', hint = 'reason_missing';
  end if;
  if p_state = 'closed' and coalesce(btrim(p_accepted_by), '') = '' then
    raise exception 'the acceptor is required' using errcode = '22023', hint = 'acceptor_missing';
  end if;
  -- Blank lines are no evidence.
  if p_state = 'closed' and coalesce(p_evidence, '') !~ '\S' then
    raise exception 'evidence is required' using errcode = '22023', hint = 'evidence_missing';
  end if;
  if length(p_accepted_by) > 200 or length(p_evidence) > 2000 or length(p_note) > 1000 then
    raise exception 'too long' using errcode = '22001';
  end if;
  perform private.set_change_reason(case when p_state = 'reopened' or p_state < last.state then btrim(p_note) end);
  insert into public.outfall_events (town_code, outfall_id, state, date, accepted_by, evidence, note)
  values (
    p_town, outfall.id, p_state, p_date, private.as_local_text(p_accepted_by, p_language),
    -- One piece of evidence a line.
    coalesce((
      select jsonb_agg(private.as_local_text(line, p_language)) from regexp_split_to_table(coalesce(p_evidence, ''), '[\r\n]+') as line
      where line ~ '\S'
    ), '[]'),
    private.as_local_text(p_note, p_language)
  ) returning * into stored;
  perform private.store_photos(p_town, p_photos, stored.id, null, null);
  perform private.set_change_reason(null);
  return jsonb_build_object('id', stored.id);
end $$;
-- The same for callers, with their own rights.
create function public.move_outfall(
  p_town text, p_slug text, p_state public.outfall_state, p_date date, p_accepted_by text, p_evidence text, p_note text,
  p_language text, p_seen bigint, p_photos jsonb default '[]'
) returns jsonb language sql set search_path = '' as $$
  select private.move_outfall(p_town, p_slug, p_state, p_date, p_accepted_by, p_evidence, p_note, p_language, p_seen, p_photos)
$$;

-- Adds an outfall with its first event (surveyed). p_outfall: {"name", "river", "visibility", "place": {"lon", "lat"},
-- "accuracy_m", "basis", "date", "note"}. It needs a place (国办函〔2022〕17号: surveyed means located). The same p_form
-- again returns the first record.
-- Errors, by `hint`: name_missing, unknown_river, place_missing, outside_town, date_ahead, too_many_photos.
create function private.add_outfall(p_town text, p_outfall jsonb, p_language text, p_form uuid, p_photos jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  known text;
  made public.outfalls;
  event_id bigint;
begin
  perform private.require_water_writer(p_town);
  select slug into known from public.outfalls where town_code = p_town and form_id = p_form;
  if found then return jsonb_build_object('slug', known, 'again', true); end if;
  if private.as_local_text(p_outfall ->> 'name', p_language) is null then
    raise exception 'no name' using errcode = '22023', hint = 'name_missing';
  end if;
  if not exists (select from public.rivers where town_code = p_town and slug = p_outfall ->> 'river') then
    raise exception 'no such river' using errcode = '22023', hint = 'unknown_river';
  end if;
  if private.point_of(p_outfall -> 'place') is null then
    raise exception 'a place is required' using errcode = '22023', hint = 'place_missing';
  end if;
  if (p_outfall ->> 'date')::date > private.today_in(p_town) then
    raise exception 'the date is in the future' using errcode = '22023', hint = 'date_ahead';
  end if;
  insert into public.outfalls (town_code, slug, name, river, visibility, geom, basis, accuracy_m, form_id)
  values (
    p_town, 'of-' || left(md5(random()::text || clock_timestamp()::text), 10), private.as_local_text(left(p_outfall ->> 'name', 200), p_language),
    p_outfall ->> 'river', coalesce((p_outfall ->> 'visibility')::public.visibility, 'internal'),
    private.point_of(p_outfall -> 'place'), private.as_local_text(left(p_outfall ->> 'basis', 200), p_language),
    coalesce((p_outfall ->> 'accuracy_m')::double precision, 50), p_form
  ) returning * into made;
  insert into public.outfall_events (town_code, outfall_id, state, date, note)
  values (
    p_town, made.id, 'surveyed', (p_outfall ->> 'date')::date, private.as_local_text(left(p_outfall ->> 'note', 1000), p_language)
  ) returning id into event_id;
  perform private.store_photos(p_town, p_photos, event_id, null, null);
  return jsonb_build_object('slug', made.slug, 'again', false);
exception when check_violation then
  if sqlerrm like 'geometry lies outside%' then
    raise exception 'outside the town' using errcode = '22023', hint = 'outside_town';
  end if;
  raise exception '%', sqlerrm using errcode = '22023';
end $$;
-- The same for callers, with their own rights.
create function public.add_outfall(
  p_town text, p_outfall jsonb, p_language text, p_form uuid, p_photos jsonb default '[]'
) returns jsonb language sql set search_path = '' as $$
  select private.add_outfall(p_town, p_outfall, p_language, p_form, p_photos)
$$;

-- Records a patrol: {"river", "chief_level", "chief_title", "patroller", "started_at", "ended_at", "distance_m",
-- "observations": {code: code}}. The same p_form again returns the first record.
-- Errors, by `hint`: unknown_river, title_missing, date_ahead, bad_times.
create function private.record_patrol(p_town text, p_patrol jsonb, p_language text, p_form uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  made bigint;
begin
  perform private.require_water_writer(p_town);
  select id into made from public.patrols where town_code = p_town and form_id = p_form;
  if found then return jsonb_build_object('id', made, 'again', true); end if;
  if not exists (select from public.rivers where town_code = p_town and slug = p_patrol ->> 'river') then
    raise exception 'no such river' using errcode = '22023', hint = 'unknown_river';
  end if;
  if private.as_local_text(p_patrol ->> 'chief_title', p_language) is null then
    raise exception 'the title of the chief is required' using errcode = '22023', hint = 'title_missing';
  end if;
  -- Clocks of devices may be some minutes ahead.
  if (p_patrol ->> 'ended_at')::timestamptz > now() + interval '15 minutes' then
    raise exception 'the date is in the future' using errcode = '22023', hint = 'date_ahead';
  end if;
  if not (p_patrol ->> 'ended_at')::timestamptz >= (p_patrol ->> 'started_at')::timestamptz
    or (p_patrol ->> 'ended_at')::timestamptz - (p_patrol ->> 'started_at')::timestamptz > interval '1 day' then
    raise exception 'the patrol ends before it starts, or more than a day later' using errcode = '22023', hint = 'bad_times';
  end if;
  insert into public.patrols (
    town_code, river, chief_level, chief_title, patroller, started_at, ended_at, distance_m, observations, form_id
  ) values (
    p_town, p_patrol ->> 'river', (p_patrol ->> 'chief_level')::public.section_level,
    private.as_local_text(left(p_patrol ->> 'chief_title', 200), p_language), nullif(btrim(left(p_patrol ->> 'patroller', 80)), ''),
    (p_patrol ->> 'started_at')::timestamptz, (p_patrol ->> 'ended_at')::timestamptz,
    (p_patrol ->> 'distance_m')::double precision, coalesce(p_patrol -> 'observations', '{}'), p_form
  ) returning id into made;
  return jsonb_build_object('id', made, 'again', false);
end $$;
-- The same for callers, with their own rights.
create function public.record_patrol(p_town text, p_patrol jsonb, p_language text, p_form uuid) returns jsonb
language sql set search_path = '' as $$ select private.record_patrol(p_town, p_patrol, p_language, p_form) $$;

-- Adds a finding of a patrol, with its first step (found, on the day of the patrol). p_finding: {"kind", "description",
-- "place", "accuracy_m"}. Errors, by `hint`: unknown_patrol, description_missing, outside_town, too_many_photos.
create function private.add_finding(
  p_town text, p_patrol bigint, p_finding jsonb, p_language text, p_form uuid, p_photos jsonb
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  walk public.patrols;
  made bigint;
  zone text;
begin
  perform private.require_water_writer(p_town);
  select id into made from public.patrol_findings where town_code = p_town and form_id = p_form;
  if found then return jsonb_build_object('id', made, 'again', true); end if;
  select * into walk from public.patrols where town_code = p_town and id = p_patrol;
  if not found then raise exception 'no such patrol' using errcode = '22023', hint = 'unknown_patrol'; end if;
  if private.as_local_text(p_finding ->> 'description', p_language) is null then
    raise exception 'a description is required' using errcode = '22023', hint = 'description_missing';
  end if;
  select time_zone into zone from public.towns where code = p_town;
  insert into public.patrol_findings (town_code, patrol_id, kind, description, geom, accuracy_m, form_id)
  values (
    p_town, p_patrol, p_finding ->> 'kind', private.as_local_text(left(p_finding ->> 'description', 1000), p_language),
    private.point_of(p_finding -> 'place'), (p_finding ->> 'accuracy_m')::double precision, p_form
  ) returning id into made;
  insert into public.finding_steps (town_code, finding_id, state, date, done_by)
  values (p_town, made, 'found', (walk.started_at at time zone zone)::date, walk.patroller);
  perform private.store_photos(p_town, p_photos, null, made, null);
  return jsonb_build_object('id', made, 'again', false);
exception when check_violation then
  if sqlerrm like 'geometry lies outside%' then
    raise exception 'outside the town' using errcode = '22023', hint = 'outside_town';
  end if;
  raise exception '%', sqlerrm using errcode = '22023';
end $$;
-- The same for callers, with their own rights.
create function public.add_finding(
  p_town text, p_patrol bigint, p_finding jsonb, p_language text, p_form uuid, p_photos jsonb default '[]'
) returns jsonb language sql set search_path = '' as $$
  select private.add_finding(p_town, p_patrol, p_finding, p_language, p_form, p_photos)
$$;

-- Records the next step of a finding: 派单, 处置, 反馈, 核查, 销号; a failed check goes back to be handled, with a note.
-- Errors, by `hint`: unknown_finding, not_next, reason_missing, hand_missing (every step names the person who does it),
-- date_ahead, date_before, too_many_photos; PT409 changed_since.
create function private.move_finding(
  p_town text, p_finding bigint, p_state public.finding_state, p_date date, p_done_by text, p_note text, p_language text,
  p_seen bigint, p_photos jsonb
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  last public.finding_steps;
  made bigint;
begin
  perform private.require_water_writer(p_town);
  perform from public.patrol_findings where town_code = p_town and id = p_finding for update;
  if not found then raise exception 'no such finding' using errcode = '22023', hint = 'unknown_finding'; end if;
  select * into last from public.finding_steps as s
  where s.town_code = p_town and s.finding_id = p_finding order by s.date desc, s.id desc limit 1;
  if last.id is distinct from p_seen then
    raise exception 'the state has changed since' using errcode = 'PT409', hint = 'changed_since';
  end if;
  if p_date > private.today_in(p_town) then
    raise exception 'the date is in the future' using errcode = '22023', hint = 'date_ahead';
  end if;
  if p_date < last.date then raise exception 'the date is before that of the current state' using errcode = '22023', hint = 'date_before'; end if;
  if p_state < last.state and coalesce(btrim(p_note), '') = '' then
    raise exception 'a reason is required' using errcode = '22023', hint = 'reason_missing';
  end if;
  if coalesce(btrim(p_done_by), '') = '' then
    raise exception 'the person who did it is required' using errcode = '22023', hint = 'hand_missing';
  end if;
  perform private.set_change_reason(case when p_state < last.state then btrim(p_note) end);
  insert into public.finding_steps (town_code, finding_id, state, date, done_by, note)
  values (p_town, p_finding, p_state, p_date, btrim(left(p_done_by, 200)), private.as_local_text(left(p_note, 1000), p_language))
  returning id into made;
  perform private.store_photos(p_town, p_photos, null, null, made);
  perform private.set_change_reason(null);
  return jsonb_build_object('id', made);
exception when check_violation then
  raise exception '%', sqlerrm using errcode = '22023', hint = 'not_next';
end $$;
-- The same for callers, with their own rights.
create function public.move_finding(
  p_town text, p_finding bigint, p_state public.finding_state, p_date date, p_done_by text, p_note text, p_language text,
  p_seen bigint, p_photos jsonb default '[]'
) returns jsonb language sql set search_path = '' as $$
  select private.move_finding(p_town, p_finding, p_state, p_date, p_done_by, p_note, p_language, p_seen, p_photos)
$$;

-- Records that a person has checked a photo: p_public true, it shows no face and no number plate and everyone may see
-- it; false, it is for staff. Only photos of outfalls become public. Errors, by `hint`: unknown_photo, not_for_public.
create function private.check_photo(p_town text, p_name text, p_public boolean) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  photo public.photos;
begin
  perform private.require_water_writer(p_town);
  select * into photo from public.photos where town_code = p_town and name = p_name for update;
  if not found then raise exception 'no such photo' using errcode = '22023', hint = 'unknown_photo'; end if;
  if p_public and photo.outfall_event_id is null then
    raise exception 'photos of patrols are for staff' using errcode = '22023', hint = 'not_for_public';
  end if;
  update public.photos set visibility = case when p_public then 'public' else 'internal' end::public.visibility,
    checked_at = case when p_public then now() else checked_at end
  where town_code = p_town and name = p_name;
  return jsonb_build_object('name', p_name);
end $$;
-- The same for callers, with their own rights.
create function public.check_photo(p_town text, p_name text, p_public boolean) returns jsonb
language sql set search_path = '' as $$ select private.check_photo(p_town, p_name, p_public) $$;

-- Shared triggers -------------------------------------------------------------------------------------------------------

do $$
declare
  name text;
begin
  foreach name in array array['outfall_events', 'patrols', 'patrol_findings', 'finding_steps', 'photos'] loop
    execute format('create trigger log_change after insert or update or delete on public.%I
      for each row execute function private.log_change()', name);
  end loop;
  foreach name in array array['outfalls', 'outfall_events'] loop
    execute format('create trigger count_insert after insert on public.%I referencing new table as changed
      for each statement execute function private.count_water_edition()', name);
    execute format('create trigger count_update after update on public.%I referencing new table as changed
      for each statement execute function private.count_water_edition()', name);
    execute format('create trigger count_delete after delete on public.%I referencing old table as changed
      for each statement execute function private.count_water_edition()', name);
  end loop;
end $$;
create trigger log_change after insert or update or delete on public.outfalls
  for each row execute function private.log_change('version');
create trigger zz_count_version before update on public.outfalls
  for each row execute function private.count_version();
select private.track_recent_changes('outfalls', 'water', 'select r.town_code, r.slug as record, r.visibility from %s as r');
select private.track_recent_changes('outfall_events', 'water', 'select o.town_code, o.slug as record, o.visibility
  from %s as r join public.outfalls as o on o.town_code = r.town_code and o.id = r.outfall_id');

-- Rights ----------------------------------------------------------------------------------------------------------------

alter table public.outfalls enable row level security;
create policy "public records" on public.outfalls for select to anon, authenticated using (visibility = 'public');
create policy "internal records" on public.outfalls for select to authenticated using (
  visibility = 'internal' and town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[])
  or visibility = 'restricted' and town_code = any ((select private.towns_as(array['planner', 'water', 'admin']))::text[])
);
alter table public.outfall_events enable row level security;
create policy "with its outfall" on public.outfall_events for select to anon, authenticated using (
  exists (select from public.outfalls as o where o.town_code = outfall_events.town_code and o.id = outfall_events.outfall_id)
);
do $$
declare
  name text;
begin
  foreach name in array array['patrols', 'patrol_findings', 'finding_steps'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format($policy$
      create policy "staff" on public.%I for select to authenticated using (
        town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[])
      )
    $policy$, name);
  end loop;
end $$;
alter table public.photos enable row level security;
create policy "public photos" on public.photos for select to anon, authenticated using (
  visibility = 'public' and exists (
    select from public.outfall_events as e
    where e.town_code = photos.town_code and e.id = photos.outfall_event_id
  )
);
create policy "staff" on public.photos for select to authenticated using (
  visibility <> 'restricted' and town_code = any ((select private.towns_as(array['viewer', 'planner', 'water', 'admin']))::text[])
  or visibility = 'restricted' and town_code = any ((select private.towns_as(array['planner', 'water', 'admin']))::text[])
);
revoke all on
  public.outfalls, public.outfall_events, public.patrols, public.patrol_findings, public.finding_steps, public.photos
  from anon, authenticated;
grant select on
  public.outfalls, public.outfall_events, public.patrols, public.patrol_findings, public.finding_steps, public.photos
  to anon, authenticated;
grant all on
  public.outfalls, public.outfall_events, public.patrols, public.patrol_findings, public.finding_steps, public.photos
  to service_role;
revoke execute on all functions in schema private from public;
grant execute on function private.photos_as_json(text, bigint, bigint, bigint) to anon, authenticated, service_role;
revoke execute on function
  public.water_reviews_waiting(text),
  public.move_outfall(text, text, public.outfall_state, date, text, text, text, text, bigint, jsonb),
  public.add_outfall(text, jsonb, text, uuid, jsonb), public.record_patrol(text, jsonb, text, uuid),
  public.add_finding(text, bigint, jsonb, text, uuid, jsonb),
  public.move_finding(text, bigint, public.finding_state, date, text, text, text, bigint, jsonb),
  public.check_photo(text, text, boolean)
  from public, anon;
grant execute on function
  private.water_reviews_waiting(text),
  private.move_outfall(text, text, public.outfall_state, date, text, text, text, text, bigint, jsonb),
  private.add_outfall(text, jsonb, text, uuid, jsonb), private.record_patrol(text, jsonb, text, uuid),
  private.add_finding(text, bigint, jsonb, text, uuid, jsonb),
  private.move_finding(text, bigint, public.finding_state, date, text, text, text, bigint, jsonb),
  private.check_photo(text, text, boolean), public.water_reviews_waiting(text),
  public.move_outfall(text, text, public.outfall_state, date, text, text, text, text, bigint, jsonb),
  public.add_outfall(text, jsonb, text, uuid, jsonb), public.record_patrol(text, jsonb, text, uuid),
  public.add_finding(text, bigint, jsonb, text, uuid, jsonb),
  public.move_finding(text, bigint, public.finding_state, date, text, text, text, bigint, jsonb),
  public.check_photo(text, text, boolean)
  to authenticated, service_role;
revoke execute on function public.known_photos(text[]) from public, anon, authenticated;
grant execute on function private.outfall_may_become(public.outfall_state), public.known_photos(text[]) to service_role;

-- On Supabase the files are in a bucket of their own, with the same rules; elsewhere there is no such schema.
do $$
begin
  if to_regclass('storage.objects') is null then return; end if;
  insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
  values ('photos', 'photos', false, 10485760, array['image/jpeg', 'image/png', 'image/webp']) on conflict (id) do nothing;
  create policy "photos are read by those who see their record" on storage.objects for select to anon, authenticated using (
    bucket_id = 'photos' and exists (select from public.photos as p where p.name = storage.filename(objects.name))
  );
  -- The folder is the town's code.
  create policy "photos are put by those who keep water" on storage.objects for insert to authenticated with check (
    bucket_id = 'photos' and (storage.foldername(objects.name))[1] = any ((select private.towns_as(array['water', 'admin']))::text[])
  );
  -- A file that was uploaded and then not recorded may be removed; a recorded one stays.
  create policy "photos without a record are removed" on storage.objects for delete to authenticated using (
    bucket_id = 'photos' and (storage.foldername(objects.name))[1] = any ((select private.towns_as(array['water', 'admin']))::text[])
    and not exists (select from public.photos as p where p.name = storage.filename(objects.name))
  );
end $$;
