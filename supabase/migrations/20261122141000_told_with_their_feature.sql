-- What changes beside a record and shows with it: answers that are kept are made anew, and maps that are open hear of it as
-- of the record itself.
do $$
declare
  name text;
begin
  foreach name in array array['feature_facts', 'feature_remarks', 'feature_relations'] loop
    execute format('create trigger count_insert after insert on public.%I referencing new table as changed
      for each statement execute function private.count_edition()', name);
    execute format('create trigger count_update after update on public.%I referencing new table as changed
      for each statement execute function private.count_edition()', name);
    execute format('create trigger count_delete after delete on public.%I referencing old table as changed
      for each statement execute function private.count_edition()', name);
    perform private.tell_changes_of(name, 'planning', format('select f.town_code, f.slug as record, %s as visibility
      from %%s as r join public.features as f on f.town_code = r.town_code and f.id = r.feature_id',
      -- Only a fact may be known to fewer than its feature.
      case name when 'feature_facts' then 'greatest(r.visibility, f.visibility)' else 'f.visibility' end));
  end loop;
end $$;

-- A small number that becomes another small number changes nothing that the public sees: that it was changed must not be
-- told either. By its name it runs after the number has been put aside.
create trigger zz_only_what_differs before update on public.feature_facts
  for each row execute function pg_catalog.suppress_redundant_updates_trigger();

-- Which kinds hold no facility decides over candidates all over the town: no record to name, everything is read again.
select private.tell_changes_of('circle_kinds_without_site', 'circle',
  'select r.town_code, '''' as record, ''public''::public.visibility as visibility from %s as r');
