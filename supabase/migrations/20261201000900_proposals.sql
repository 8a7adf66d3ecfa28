-- Proposals: changes that staff propose and an administrator decides. An approved proposal is applied by the functions
-- that every other change goes through, with the version it was made on: approval does not bypass their rules.

-- Tables ----------------------------------------------------------------------------------------------------------------

create table public.proposals (
  town_code text not null,
  id bigint generated always as identity,
  feature_id bigint not null,
  kind text not null check (kind in ('status', 'facts', 'place')),
  -- What is proposed, as private.apply_proposal reads it.
  payload jsonb not null check (jsonb_typeof(payload) = 'object' and length(payload::text) <= 2000000),
  -- The values at the time of the proposal.
  before jsonb not null,
  -- Of a status the event that was the current one (null: none), of the other kinds the version of the record.
  base bigint,
  why text not null check (length(btrim(why)) between 1 and 800),
  state text not null default 'open' check (state in ('open', 'returned', 'approved', 'withdrawn')),
  comment text check (length(btrim(comment)) between 1 and 1000),
  proposer uuid not null,
  proposer_email text not null,
  proposed_at timestamptz not null default now(),
  decided_by uuid,
  decided_by_email text,
  decided_at timestamptz,
  version bigint not null default 1,
  primary key (town_code, id),
  foreign key (town_code, feature_id) references public.features on delete cascade,
  constraint proposer_does_not_decide check (decided_by is null or decided_by <> proposer)
);
create index on public.proposals (town_code, state, proposed_at);
create index on public.proposals (town_code, feature_id);
-- The same form sent twice makes one.
create unique index proposals_once on public.proposals (town_code, feature_id, kind, proposer, md5(payload::text))
  where state = 'open';

-- Reading ---------------------------------------------------------------------------------------------------------------

-- The current values of what a proposal would change, in the form of its payload.
create function private.values_before_proposal(p_town text, p_feature bigint, p_kind text, p_payload jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  case p_kind
    when 'status' then return coalesce((
      select jsonb_build_object(
        'event', e.id, 'stage', e.stage, 'phrase', e.phrase, 'date', e.date, 'precision', e.precision,
        'document', e.document, 'document_no', e.document_no, 'visibility', e.visibility)
      from public.status_events as e
      where e.town_code = p_town and e.feature_id = p_feature and e.kind = 'actual' and e.revoked_at is null
      order by e.date desc, e.id desc limit 1
    ), '{}');
    when 'facts' then return (
      select jsonb_build_object('changes', coalesce(jsonb_object_agg(v.key, v.value), '{}'))
      from public.features as f
      left join public.parcels as p on p.town_code = f.town_code and p.feature_id = f.id,
        jsonb_each(private.feature_values(f, p)) as v
      where f.town_code = p_town and f.id = p_feature and p_payload -> 'changes' ? v.key
    );
    when 'place' then return (
      select jsonb_build_object(
        'geometry', extensions.st_asgeojson(f.geom, 6)::jsonb, 'basis', f.basis, 'accuracy_m', f.accuracy_m)
      from public.features as f where f.town_code = p_town and f.id = p_feature
    );
  end case;
end $$;

-- Proposals of a town that the caller may see, newest first (p_id null), or one: an array of {id, version, kind,
-- payload, before, base, why, state, comment, proposer, proposer_email, proposed_at, decided_by_email, decided_at,
-- feature: {id, slug, name, class, lifecycle}, base_holds}. `base_holds`: the record has not changed since.
create function public.proposal_list(p_town text, p_id bigint) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', p.id, 'version', p.version, 'kind', p.kind, 'payload', p.payload, 'before', p.before, 'base', p.base,
    'why', p.why, 'state', p.state, 'comment', p.comment, 'proposer', p.proposer, 'proposer_email', p.proposer_email,
    'proposed_at', p.proposed_at, 'decided_by_email', p.decided_by_email, 'decided_at', p.decided_at,
    'feature', jsonb_build_object('id', f.id, 'slug', f.slug, 'name', f.name, 'class', f.class, 'lifecycle', f.lifecycle),
    'base_holds', p.base is not distinct from case p.kind
      when 'status' then (
        select e.id from public.status_events as e
        where e.town_code = p.town_code and e.feature_id = p.feature_id and e.kind = 'actual' and e.revoked_at is null
        order by e.date desc, e.id desc limit 1)
      else f.version end
  ) order by p.proposed_at desc, p.id desc), '[]')
  from public.proposals as p
  join public.features as f on f.town_code = p.town_code and f.id = p.feature_id
  where p.town_code = p_town and (p_id is null or p.id = p_id)
$$;

-- Writing ---------------------------------------------------------------------------------------------------------------

-- Makes the change of a proposal through the functions of every other change; what those refuse is refused.
-- p_payload, of a status: {stage, date, precision, document, document_no, note, language, visibility, reason, fields};
-- of facts: {changes}; of a place: {geometry, basis, language, accuracy_m, document, system}.
create function private.apply_proposal(
  p_town text, p_slug text, p_kind text, p_payload jsonb, p_base bigint, p_reason text
) returns jsonb language plpgsql set search_path = '' as $$
begin
  case p_kind
    when 'status' then return private.move_status(
      p_town, p_slug, p_payload ->> 'stage', (p_payload ->> 'date')::date,
      (p_payload ->> 'precision')::public.date_precision, p_payload ->> 'document', p_payload ->> 'document_no',
      p_payload ->> 'note', coalesce(p_payload ->> 'language', 'zh'), (p_payload ->> 'visibility')::public.visibility,
      -- A move that needs a reason has its own; the reason of other moves is that of the proposal.
      left(coalesce(nullif(btrim(p_payload ->> 'reason'), '') || ' · ', '') || p_reason, 1000), p_base, p_payload -> 'fields');
    when 'facts' then return private.save_feature(p_town, p_slug, p_base, p_payload -> 'changes', p_reason);
    when 'place' then return private.place_feature(
      p_town, p_slug, p_base, p_payload -> 'geometry', p_payload ->> 'basis', coalesce(p_payload ->> 'language', 'zh'),
      (p_payload ->> 'accuracy_m')::double precision, p_payload ->> 'document', p_reason, p_payload ->> 'system');
  end case;
end $$;

-- The proposal at the version that was read, locked until the decision is made. A proposal can meet two conflicts: its
-- record has changed (changed_since), or the proposal itself has, decided or edited in another window
-- (proposal_changed).
create function private.lock_proposal(p_town text, p_id bigint, p_version bigint) returns public.proposals
language plpgsql set search_path = '' as $$
declare
  found_one public.proposals;
begin
  select * into found_one from public.proposals where town_code = p_town and id = p_id for update;
  if not found then raise exception 'no such proposal' using errcode = '22023', hint = 'unknown_proposal'; end if;
  if found_one.version is distinct from p_version then
    raise exception 'the proposal has changed since' using errcode = 'PT409', hint = 'proposal_changed';
  end if;
  return found_one;
end $$;

-- Proposes a change (p_id null), or replaces a proposal that is open or was returned. For planners and administrators.
-- The change is tried and rolled back at once: what could not be applied is refused with the error of the function that
-- applies it. p_base: the event or version it is made on. Errors, by `hint`: unknown_feature, unknown_proposal,
-- why_missing, not_yours, decided_already, there_already, nothing_changed, changed_since, and those of the change
-- itself.
create function private.propose(
  p_town text, p_feature text, p_kind text, p_payload jsonb, p_base bigint, p_why text, p_id bigint, p_version bigint
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  feature public.features;
  earlier public.proposals;
  stored public.proposals;
  answer jsonb;
begin
  perform private.require_planner(p_town);
  select * into feature from public.features where town_code = p_town and slug = p_feature;
  if not found then raise exception 'no such feature' using errcode = '22023', hint = 'unknown_feature'; end if;
  if coalesce(btrim(p_why), '') = '' then raise exception 'a reason is required' using errcode = '22023', hint = 'why_missing'; end if;
  if length(btrim(p_why)) > 800 then raise exception 'too long' using errcode = '22001'; end if;
  if p_kind is null or p_kind not in ('status', 'facts', 'place') or jsonb_typeof(p_payload) is distinct from 'object' then
    raise exception 'unknown kind of change' using errcode = '22023', hint = 'unknown_kind';
  end if;
  if p_id is not null then
    earlier := private.lock_proposal(p_town, p_id, p_version);
    if earlier.proposer <> (select auth.uid()) then
      raise exception 'the proposal of another user' using errcode = '22023', hint = 'not_yours';
    end if;
    if earlier.state not in ('open', 'returned') then
      raise exception 'the proposal has been decided' using errcode = '22023', hint = 'decided_already';
    end if;
    if earlier.feature_id <> feature.id or earlier.kind <> p_kind then
      raise exception 'the proposal is for another record or kind of change' using errcode = '22023', hint = 'unknown_proposal';
    end if;
  end if;

  begin
    answer := private.apply_proposal(p_town, p_feature, p_kind, p_payload, p_base, btrim(p_why));
    raise exception 'tried' using errcode = 'TRIED';
  exception when sqlstate 'TRIED' then null;
  end;
  if answer -> 'changed' = '[]' then
    raise exception 'nothing would change' using errcode = '22023', hint = 'nothing_changed';
  end if;

  perform private.set_change_reason(btrim(p_why));
  if p_id is null then
    insert into public.proposals (town_code, feature_id, kind, payload, before, base, why, proposer, proposer_email)
    values (
      p_town, feature.id, p_kind, p_payload, private.values_before_proposal(p_town, feature.id, p_kind, p_payload), p_base,
      btrim(p_why), (select auth.uid()), coalesce((select auth.jwt()) ->> 'email', '')
    ) returning * into stored;
  else
    update public.proposals set
      payload = p_payload, before = private.values_before_proposal(p_town, feature.id, p_kind, p_payload), base = p_base,
      why = btrim(p_why), state = 'open', proposed_at = now(), decided_by = null, decided_by_email = null, decided_at = null
    where town_code = p_town and id = p_id returning * into stored;
  end if;
  perform private.set_change_reason(null);
  return jsonb_build_object('id', stored.id, 'version', stored.version);
exception when unique_violation then
  raise exception 'the same change is proposed already' using errcode = '22023', hint = 'there_already';
end $$;
-- The same for callers, with their own rights.
create function public.propose(
  p_town text, p_feature text, p_kind text, p_payload jsonb, p_base bigint, p_why text, p_id bigint, p_version bigint
) returns jsonb language sql set search_path = '' as $$
  select private.propose(p_town, p_feature, p_kind, p_payload, p_base, p_why, p_id, p_version)
$$;

-- The proposer withdraws it. Errors, by `hint`: unknown_proposal, not_yours, decided_already, changed_since.
create function private.withdraw_proposal(p_town text, p_id bigint, p_version bigint) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  proposal public.proposals;
begin
  perform private.require_planner(p_town);
  proposal := private.lock_proposal(p_town, p_id, p_version);
  if proposal.proposer <> (select auth.uid()) then
    raise exception 'the proposal of another user' using errcode = '22023', hint = 'not_yours';
  end if;
  if proposal.state not in ('open', 'returned') then
    raise exception 'the proposal has been decided' using errcode = '22023', hint = 'decided_already';
  end if;
  update public.proposals set state = 'withdrawn' where town_code = p_town and id = p_id returning * into proposal;
  return jsonb_build_object('id', p_id, 'version', proposal.version);
end $$;
-- The same for callers, with their own rights.
create function public.withdraw_proposal(p_town text, p_id bigint, p_version bigint) returns jsonb
language sql set search_path = '' as $$
  select private.withdraw_proposal(p_town, p_id, p_version)
$$;

-- Approves a proposal, which makes the change, or returns it with a comment. For administrators, except their own
-- proposals.
-- Errors, by `hint`: unknown_proposal, own_proposal, decided_already, comment_missing, changed_since (the proposal),
-- base_changed (the record), and those of the change itself.
create function private.decide_proposal(
  p_town text, p_id bigint, p_version bigint, p_approve boolean, p_comment text
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  proposal public.proposals;
  slug text;
begin
  if not p_town = any (private.towns_as(array['admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
  proposal := private.lock_proposal(p_town, p_id, p_version);
  if proposal.proposer = (select auth.uid()) then
    raise exception 'no administrator decides their own proposal' using errcode = '22023', hint = 'own_proposal';
  end if;
  if proposal.state <> 'open' then
    raise exception 'the proposal has been decided' using errcode = '22023', hint = 'decided_already';
  end if;
  if not p_approve and coalesce(btrim(p_comment), '') = '' then
    raise exception 'a comment is required' using errcode = '22023', hint = 'comment_missing';
  end if;
  if length(p_comment) > 1000 then raise exception 'too long' using errcode = '22001'; end if;
  if p_approve then
    select f.slug into slug from public.features as f where f.town_code = p_town and f.id = proposal.feature_id;
    begin
      perform private.apply_proposal(p_town, slug, proposal.kind, proposal.payload, proposal.base,
        left(format('%s [#%s %s]', proposal.why, proposal.id, proposal.proposer_email), 1000));
    exception when sqlstate 'PT409' then
      raise exception 'the record has changed since the proposal' using errcode = 'PT409', hint = 'base_changed';
    end;
  end if;
  perform private.set_change_reason(btrim(p_comment));
  update public.proposals set
    state = case when p_approve then 'approved' else 'returned' end, comment = nullif(btrim(p_comment), ''),
    decided_by = (select auth.uid()), decided_by_email = (select auth.jwt()) ->> 'email', decided_at = now()
  where town_code = p_town and id = p_id returning * into proposal;
  perform private.set_change_reason(null);
  return jsonb_build_object('id', p_id, 'version', proposal.version);
end $$;
-- The same for callers, with their own rights.
create function public.decide_proposal(p_town text, p_id bigint, p_version bigint, p_approve boolean, p_comment text)
returns jsonb language sql set search_path = '' as $$
  select private.decide_proposal(p_town, p_id, p_version, p_approve, p_comment)
$$;

-- Shared triggers and rights --------------------------------------------------------------------------------------------

create trigger zz_count_version before update on public.proposals
  for each row execute function private.count_version();
create trigger log_change after insert or update or delete on public.proposals
  for each row execute function private.log_change('version', 'before');

alter table public.proposals enable row level security;
create policy "planners and administrators" on public.proposals for select to authenticated using (
  town_code = any ((select private.towns_as(array['planner', 'admin']))::text[])
);
revoke all on public.proposals from anon, authenticated;
grant select on public.proposals to anon, authenticated;
grant all on public.proposals to service_role;
revoke execute on all functions in schema private from public;
revoke execute on function
  public.proposal_list(text, bigint), public.propose(text, text, text, jsonb, bigint, text, bigint, bigint),
  public.withdraw_proposal(text, bigint, bigint), public.decide_proposal(text, bigint, bigint, boolean, text)
  from public, anon;
grant execute on function
  private.propose(text, text, text, jsonb, bigint, text, bigint, bigint),
  private.withdraw_proposal(text, bigint, bigint), private.decide_proposal(text, bigint, bigint, boolean, text),
  public.proposal_list(text, bigint), public.propose(text, text, text, jsonb, bigint, text, bigint, bigint),
  public.withdraw_proposal(text, bigint, bigint), public.decide_proposal(text, bigint, bigint, boolean, text)
  to authenticated, service_role;
