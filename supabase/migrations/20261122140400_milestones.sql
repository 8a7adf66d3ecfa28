-- Milestones: what a project has to have done by a month or a quarter, who is in charge, and what became of it.

create table public.milestones (
  town_code text not null,
  id bigint generated always as identity,
  feature_id bigint not null,
  title public.local_text not null,
  -- The unit in charge, as it calls itself.
  unit text check (length(btrim(unit)) between 1 and 100),
  -- Last day of the month or the quarter.
  due date not null,
  precision public.date_precision not null check (precision in ('month', 'quarter')),
  done_on date,
  note public.local_text,
  -- What shows that it is done, or what it rests on.
  document text check (length(document) between 1 and 200),
  visibility public.visibility not null default 'internal',
  -- The promise it was made from.
  from_event bigint,
  recorded_at timestamptz not null default now(),
  -- Taken back: it counts nowhere and nobody reads it but in the change log.
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

-- What a milestone's date has been: a date that is moved is a slip, and the quarter after has to know it.
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

create function private.remember_due() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' or new.due <> old.due or new.precision <> old.precision then
    insert into public.milestone_dues (town_code, milestone_id, due, precision)
    values (new.town_code, new.id, new.due, new.precision);
  end if;
  return null;
end $$;
create trigger remember_due after insert or update on public.milestones
  for each row execute function private.remember_due();

create function private.refuse_rewriting_dues() returns trigger language plpgsql set search_path = '' as $$
begin
  -- With its milestone it goes, and that only goes with its feature.
  if tg_op = 'DELETE' and not exists (
    select from public.milestones as m where m.town_code = old.town_code and m.id = old.milestone_id
  ) then
    return old;
  end if;
  raise exception 'dates that a milestone had are append-only' using errcode = '42501';
end $$;
create trigger append_only before update or delete on public.milestone_dues
  for each row execute function private.refuse_rewriting_dues();
revoke execute on function private.remember_due(), private.refuse_rewriting_dues() from public;

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

-- Seen by whoever sees the feature and the milestone's own visibility allows.
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

/*
  Milestones of a town that the asker may see, or of one feature: an array of {id, version, title, unit, due, precision,
  done_on, note, document, visibility, from_event, feature: {slug, name, class, theme}, dues: [{due, precision, on}]}.
  `dues`: every date it has had and the day in the town on which it got it, oldest first; none for the public.
*/
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

/*
  How the features of a town stand with their milestones as of a day: an array of {feature_id, next_due}, one for each that
  has any. `next_due`: the earliest date that is not met by the day; null where all are.
*/
create function public.milestones_ahead(p_town text, p_as_of date) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('feature_id', feature_id, 'next_due', next_due)), '[]')
  from (
    select feature_id, min(due) filter (where done_on is null or done_on > p_as_of) as next_due
    from public.milestones where town_code = p_town and withdrawn_at is null group by feature_id
  ) as ahead
$$;
