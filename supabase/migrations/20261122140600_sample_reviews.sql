-- Samples become public by the hands of different people: 初步 (entered) → 审核 (reviewed) → 发布 (published).

/*
  Every step of a sample, written by a trigger whoever makes it; it is its own log. What the service brought in itself, such
  as examples, has no first step here: nobody entered it.
*/
create table public.sample_reviews (
  town_code text not null,
  id bigint generated always as identity,
  sample_id bigint not null,
  -- Null: it was entered.
  from_state public.review_state,
  -- Null: it was withdrawn.
  to_state public.review_state,
  -- Null: no person, but the command line or the service itself.
  actor uuid,
  -- The e-mail as it was then.
  actor_email text,
  reason text check (length(reason) <= 1000),
  recorded_at timestamptz not null default now(),
  primary key (town_code, id),
  foreign key (town_code, sample_id) references public.water_samples on delete cascade
);
create index on public.sample_reviews (town_code, sample_id, id desc);
-- What waits is little beside what is published.
create index samples_waiting on public.water_samples (town_code, review, date) where withdrawn_at is null and review <> 'published';

create function private.refuse_rewriting_reviews() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' and not exists (
    select from public.water_samples as w where w.town_code = old.town_code and w.id = old.sample_id
  ) then
    return old;
  end if;
  raise exception 'reviews of samples are append-only' using errcode = '42501';
end $$;
create trigger append_only before update or delete on public.sample_reviews
  for each row execute function private.refuse_rewriting_reviews();

create function private.record_entry() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if (select auth.uid()) is null then return null; end if;
  insert into public.sample_reviews (town_code, sample_id, to_state, actor, actor_email)
  select c.town_code, c.id, c.review, (select auth.uid()), (select auth.jwt()) ->> 'email' from changed as c;
  return null;
end $$;
create trigger record_entry after insert on public.water_samples referencing new table as changed
  for each statement execute function private.record_entry();

create function private.record_review() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.sample_reviews (town_code, sample_id, from_state, to_state, actor, actor_email, reason)
  select c.town_code, c.id, b.review, case when c.withdrawn_at is null then c.review end,
    (select auth.uid()), (select auth.jwt()) ->> 'email', nullif(current_setting('renewal.reason', true), '')
  from changed as c join before as b on b.town_code = c.town_code and b.id = c.id
  where c.review <> b.review or (c.withdrawn_at is null) <> (b.withdrawn_at is null);
  return null;
end $$;
create trigger record_review after update on public.water_samples referencing old table as before new table as changed
  for each statement execute function private.record_review();

-- As before, and now a review may go back where somebody says why.
create or replace function private.guard_sample() returns trigger language plpgsql set search_path = '' as $$
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
  if new.review < old.review and coalesce(current_setting('renewal.reason', true), '') = '' then
    raise exception 'the review of a sample only goes forward, unless a reason is given' using errcode = '42501';
  end if;
  if old.withdrawn_at is not null then
    raise exception 'a withdrawn sample stays as it is' using errcode = '42501';
  end if;
  return new;
end $$;

alter table public.sample_reviews enable row level security;
create policy "those who review" on public.sample_reviews for select to authenticated using (
  town_code = any ((select private.towns_as(array['water', 'admin']))::text[])
);
revoke all on public.sample_reviews from anon, authenticated;
grant select on public.sample_reviews to anon, authenticated;
grant all on public.sample_reviews to service_role;

-- Who brought a sample to where it is: entered it, or reviewed it. Null where no person did.
create function private.last_hand(p_town text, p_sample bigint, p_state public.review_state) returns uuid
language sql stable set search_path = '' as $$
  select r.actor from public.sample_reviews as r
  where r.town_code = p_town and r.sample_id = p_sample and r.to_state = p_state
    and (r.from_state is null or r.from_state < r.to_state)
  order by r.id desc limit 1
$$;

/*
  Moves samples from one state of their review to another, all of them or none. For the town's staff of role water or admin
  and the service. Forward one step at a time, and by somebody else than whoever made the step before (no role is exempt);
  back, or out of the record (`p_to` withdrawn), by any of them with a reason.
  Errors, by `hint`: none_chosen, too_many, unknown_state, unknown_sample, reason_missing, same_person; PT409 changed_since
  where a sample is no longer in `p_from`. SQLSTATE 42501 without hint: not allowed. Returns {"moved": n}.
*/
create function private.review_samples(
  p_town text, p_ids bigint[], p_from public.review_state, p_to text, p_reason text, p_language text
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  steps constant public.review_state[] := enum_range(null::public.review_state);
  chosen constant bigint[] := array(select distinct id from unnest(p_ids) as id);
  reason constant text := nullif(btrim(p_reason), '');
  ahead constant integer := array_position(steps::text[], p_to) - array_position(steps, p_from);
  samples public.water_samples[];
begin
  perform private.require_storing_samples(p_town);
  if cardinality(chosen) = 0 then raise exception 'which?' using errcode = '22023', hint = 'none_chosen'; end if;
  if cardinality(chosen) > 1000 then raise exception 'too many at once' using errcode = '22023', hint = 'too_many'; end if;
  if p_to is distinct from 'withdrawn' and coalesce(ahead, 0) not in (1, -1, -2) then
    raise exception 'not from % to %', p_from, p_to using errcode = '22023', hint = 'unknown_state';
  end if;
  if coalesce(ahead, -1) < 0 and reason is null then
    raise exception 'why?' using errcode = '22023', hint = 'reason_missing';
  end if;
  if length(reason) > 1000 then raise exception 'too long' using errcode = '22001'; end if;

  -- In one order, so that two who press at once wait for each other and do not lock each other out.
  samples := array(
    select w from public.water_samples as w where w.town_code = p_town and w.id = any (chosen) order by w.id for update
  );
  if cardinality(samples) <> cardinality(chosen) then
    raise exception 'no such sample' using errcode = '22023', hint = 'unknown_sample';
  end if;
  if exists (select from unnest(samples) as w where w.review <> p_from or w.withdrawn_at is not null) then
    raise exception 'reviewed by somebody else since' using errcode = 'PT409', hint = 'changed_since';
  end if;
  if ahead = 1 and exists (
    select from unnest(samples) as w where private.last_hand(p_town, w.id, p_from) = (select auth.uid())
  ) then
    raise exception 'somebody else has to make the next step' using errcode = '42501', hint = 'same_person';
  end if;

  perform private.say_why(reason);
  if p_to = 'withdrawn' then
    update public.water_samples
    set withdrawn_at = now(), withdrawn_reason = jsonb_build_object(coalesce(p_language, 'zh'), reason)
    where town_code = p_town and id = any (chosen);
  else
    update public.water_samples set review = p_to::public.review_state where town_code = p_town and id = any (chosen);
  end if;
  perform private.say_why(null);
  return jsonb_build_object('moved', cardinality(chosen));
end $$;

create function public.review_samples(
  p_town text, p_ids bigint[], p_from public.review_state, p_to text, p_reason text default null, p_language text default 'zh'
) returns jsonb language sql set search_path = '' as $$
  select private.review_samples(p_town, p_ids, p_from, p_to, p_reason, p_language)
$$;

/*
  What stands in one state of the review, in one month (a day of it; the newest with any where it is null):
  {"counts": {state: n}, "months": [{"month", "count"}] newest first, "month", "samples": [{id, section, date, values, …,
  "steps": [{from, to, by, at, reason}], "mine": whether the asker made the step before}], "usual": {section: {item: [n, median]}}}.
  For the town's staff of role water or admin, else 42501.
*/
create function private.water_review_queue(p_town text, p_state public.review_state, p_month date) returns jsonb
language plpgsql stable security definer set search_path = '' set jit = off as $$
declare
  shown constant date := coalesce(date_trunc('month', p_month::timestamp)::date, (
    select date_trunc('month', max(w.date)::timestamp)::date from public.water_samples as w
    where w.town_code = p_town and w.review = p_state and w.withdrawn_at is null
  ));
  ids bigint[];
begin
  perform private.require_storing_samples(p_town);
  ids := array(
    select w.id from public.water_samples as w
    where w.town_code = p_town and w.review = p_state and w.withdrawn_at is null
      and w.date >= shown and w.date < (shown + interval '1 month')::date
    order by w.date, w.id limit 1000
  );
  return jsonb_build_object(
    'counts', (
      select jsonb_object_agg(state, (
        select count(*) from public.water_samples as w
        where w.town_code = p_town and w.review = state and w.withdrawn_at is null
      )) from unnest(enum_range(null::public.review_state)) as state
    ),
    'months', coalesce((
      select jsonb_agg(jsonb_build_object('month', month, 'count', count) order by month desc) from (
        select to_char(w.date, 'YYYY-MM') as month, count(*) as count from public.water_samples as w
        where w.town_code = p_town and w.review = p_state and w.withdrawn_at is null group by 1
      ) as by_month
    ), '[]'),
    'month', to_char(shown, 'YYYY-MM'),
    'samples', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', w.id, 'section', s.code, 'name', s.name, 'water_body', s.water_body, 'target_class', s.target_class,
        'date', w.date, 'is_example', w.is_example, 'sampler', o.sampler, 'file', o.file, 'values', coalesce(r.readings, '{}'),
        'mine', coalesce(private.last_hand(p_town, w.id, p_state) = (select auth.uid()), false),
        'steps', coalesce((
          select jsonb_agg(jsonb_build_object(
            'from', h.from_state, 'to', h.to_state, 'by', h.actor_email, 'at', h.recorded_at, 'reason', h.reason
          ) order by h.id)
          from public.sample_reviews as h where h.town_code = p_town and h.sample_id = w.id
        ), '[]')
      ) order by s.code, w.date)
      from public.water_samples as w
      join public.water_sections as s on s.town_code = w.town_code and s.id = w.section_id
      left join public.sample_origins as o on o.town_code = w.town_code and o.sample_id = w.id
      left join private.readings_of(p_town, ids) as r on r.sample_id = w.id
      where w.town_code = p_town and w.id = any (ids)
    ), '[]'),
    'usual', coalesce((
      select jsonb_object_agg(code, items) from (
        select code, jsonb_object_agg(item, jsonb_build_array(count, median)) as items from (
          select s.code, r.item, count(*) as count, percentile_disc(0.5) within group (order by r.value) as median
          from public.water_samples as w
          join public.water_sections as s on s.town_code = w.town_code and s.id = w.section_id
          join public.water_readings as r on r.town_code = w.town_code and r.sample_id = w.id
          where w.town_code = p_town and w.withdrawn_at is null and not w.id = any (ids)
            and w.section_id in (select n.section_id from public.water_samples as n where n.town_code = p_town and n.id = any (ids))
            -- Three years before: what a river was like earlier says less.
            and w.date >= (shown - interval '3 years')::date and w.date < (shown + interval '1 month')::date
          group by s.code, r.item
        ) as usual group by code
      ) as by_section
    ), '{}')
  );
end $$;
create function public.water_review_queue(p_town text, p_state public.review_state, p_month date default null) returns jsonb
language sql stable set search_path = '' as $$ select private.water_review_queue(p_town, p_state, p_month) $$;

/* How many samples wait for a review, and how many for being published: {"preliminary": n, "reviewed": n}; others 42501. */
create function private.water_reviews_waiting(p_town text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_storing_samples(p_town);
  return (
    select jsonb_build_object(
      'preliminary', count(*) filter (where w.review = 'preliminary'), 'reviewed', count(*) filter (where w.review = 'reviewed'))
    from public.water_samples as w
    where w.town_code = p_town and w.withdrawn_at is null and w.review <> 'published'
  );
end $$;
create function public.water_reviews_waiting(p_town text) returns jsonb
language sql stable set search_path = '' as $$ select private.water_reviews_waiting(p_town) $$;

revoke execute on function private.refuse_rewriting_reviews(), private.record_entry(), private.record_review(),
  private.last_hand(text, bigint, public.review_state) from public;
do $$
declare
  name text;
begin
  foreach name in array array[
    'review_samples(text, bigint[], public.review_state, text, text, text)',
    'water_review_queue(text, public.review_state, date)', 'water_reviews_waiting(text)'
  ] loop
    execute format('revoke execute on function private.%1$s, public.%1$s from public, anon', name);
    execute format('grant execute on function private.%1$s, public.%1$s to authenticated, service_role', name);
  end loop;
end $$;
