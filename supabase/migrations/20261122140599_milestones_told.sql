-- A milestone that changes gives its feature another light: maps that are open hear of it as of a status.
select private.tell_changes_of('milestones', 'planning',
  'select f.town_code, f.slug as record, greatest(r.visibility, f.visibility) as visibility
  from %s as r join public.features as f on f.town_code = r.town_code and f.id = r.feature_id');
