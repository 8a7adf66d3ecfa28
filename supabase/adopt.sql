-- Run by `npm run adopt` on a database of the earlier migrations: names that the baselines have changed. Bodies of functions
-- are replaced by those of the baselines afterwards.

alter function private.say_why(text) rename to set_change_reason;
alter function private.tell_change() rename to record_recent_change;
alter function private.tell_changes_of(text, text, text) rename to track_recent_changes;
alter function private.forget_changes() rename to delete_recent_changes;
alter function private.refuse_changing_the_log() rename to refuse_log_change;
alter function private.asks_as_service() rename to is_service_request;
alter function private.only_planners(text) rename to require_planner;
alter function private.require_storing_samples(text) rename to require_sample_writer;
alter function private.require_keeping_water(text) rename to require_water_writer;
alter function private.keep_fields(text, bigint, text, text[], jsonb, text, date, public.date_precision, public.visibility) rename to store_stage_fields;
alter function private.keep_photos(text, jsonb, bigint, bigint, bigint) rename to store_photos;
alter function private.last_hand(text, bigint, public.review_state) rename to last_reviewer;
alter function private.remember_due() rename to record_due;
alter function private.judge_import(public.geometry_imports) rename to validate_import;
alter function private.open_import(text, bigint, text) rename to lock_import;
alter function private.feature_to_place(text, text, bigint) rename to lock_feature;
alter function private.milestone_as_seen(text, bigint, bigint) rename to lock_milestone;
alter function private.proposal_as_seen(text, bigint, bigint) rename to lock_proposal;
alter function private.before_proposal(text, bigint, text, jsonb) rename to values_before_proposal;
alter function private.flag_sections_again() rename to reflag_sections;
alter function private.said(text, text) rename to as_local_text;

alter trigger remember_due on public.milestones rename to record_due;
alter trigger forget_changes on public.towns rename to delete_recent_changes;
alter trigger zz_only_what_differs on public.feature_facts rename to zz_skip_unchanged;
do $$
declare
  named record;
begin
  for named in select tgrelid::regclass as table_name, tgname from pg_trigger where tgname in ('tell_insert', 'tell_update', 'tell_delete') loop
    execute format('alter trigger %I on %s rename to %I', named.tgname, named.table_name, replace(named.tgname, 'tell_', 'notify_'));
  end loop;
end $$;

alter policy "those who review" on public.sample_reviews rename to "reviewers";
alter policy "their own" on public.change_log rename to "own entries";
alter table public.proposals rename constraint nobody_decides_their_own to proposer_does_not_decide;
