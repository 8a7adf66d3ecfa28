/*
  A proposal that is changed may meet two others: of its record, which is what it is about (`changed_since`), and of the
  proposal itself, decided or changed in another window. The second now has a word of its own.
*/
create or replace function private.proposal_as_seen(p_town text, p_id bigint, p_version bigint) returns public.proposals
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
