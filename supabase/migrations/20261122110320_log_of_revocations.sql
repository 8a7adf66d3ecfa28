-- Taking a status back is one entry of the log, under the name of what it was taken from.

create or replace function private.record_name(p_table text, p_row jsonb) returns text
language plpgsql stable set search_path = '' as $$
declare
  town constant text := p_row ->> 'town_code';
  own constant text := coalesce(
    p_row ->> 'slug', p_row ->> 'code', p_row ->> 'item', p_row ->> 'relation', p_row ->> 'from_date', p_row ->> 'id',
    p_row ->> 'event_id', p_row ->> 'user_id', p_row ->> 'seq');
  whole text;
begin
  whole := case
    when p_table = 'features' then null
    when p_row ? 'feature_id' then (
      select slug from public.features where town_code = town and id = (p_row ->> 'feature_id')::bigint)
    when p_row ? 'event_id' then (
      select f.slug from public.status_events as e
      join public.features as f on f.town_code = e.town_code and f.id = e.feature_id
      where e.town_code = town and e.id = (p_row ->> 'event_id')::bigint)
    when p_row ? 'section_id' then (
      select code from public.water_sections where town_code = town and id = (p_row ->> 'section_id')::bigint)
    when p_row ? 'outfall_id' then (
      select slug from public.outfalls where town_code = town and id = (p_row ->> 'outfall_id')::bigint)
    when p_row ? 'sample_id' then (
      select s.code || '/' || w.date from public.water_samples as w
      join public.water_sections as s on s.town_code = w.town_code and s.id = w.section_id
      where w.town_code = town and w.id = (p_row ->> 'sample_id')::bigint)
    when p_row ? 'indicator' then p_row ->> 'indicator'
  end;
  return coalesce(whole || coalesce('/' || own, ''), own, '');
end $$;

-- The mark on the event only follows from the revocation, which has its own entry with the reason.
drop trigger log_change on public.status_events;
create trigger log_change after insert or update or delete on public.status_events
  for each row execute function private.log_change('revoked_at');
