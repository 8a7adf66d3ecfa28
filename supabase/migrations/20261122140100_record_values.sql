-- What may be written into a record: each value checked on its own, and refused by the name of its field.
-- What is refused says so by `hint`, and names its field in `detail`.

create function private.refuse_field(p_field text, p_hint text) returns void language plpgsql set search_path = '' as $$
begin
  raise exception '%: %', p_field, p_hint using errcode = '22023', hint = p_hint, detail = p_field;
end $$;

/* One line: no breaks, no runs of blanks, none at the ends; null where nothing is left. Markup is text like any other. */
create function private.one_line(p_text text) returns text language sql immutable set search_path = '' as $$
  select nullif(btrim(regexp_replace(p_text, '\s+', ' ', 'g')), '')
$$;

/* A line of at most p_longest characters, or JSON null. Signs that nobody sees, or that turn a line round, are refused. */
create function private.checked_line(p_field text, p_value jsonb, p_longest integer) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  line constant text := private.one_line(p_value #>> '{}');
begin
  if jsonb_typeof(p_value) not in ('string', 'null') then perform private.refuse_field(p_field, 'bad_value'); end if;
  if length(line) > p_longest then perform private.refuse_field(p_field, 'too_long'); end if;
  if line ~ '[[:cntrl:]\u202A-\u202E\u2066-\u2069]' then perform private.refuse_field(p_field, 'bad_value'); end if;
  return coalesce(to_jsonb(line), 'null');
end $$;

/* Text in several languages; languages without any are left out. JSON null where none is left, if that may be. */
create function private.checked_text(p_field text, p_value jsonb, p_longest integer, p_required boolean) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  lines jsonb;
begin
  if jsonb_typeof(p_value) = 'object' then
    if exists (select from jsonb_object_keys(p_value) as language where language !~ '^[a-z]{2,3}$') then
      perform private.refuse_field(p_field, 'bad_value');
    end if;
    select jsonb_object_agg(key, line) into lines
      from jsonb_each(p_value) as given, private.checked_line(p_field, given.value, p_longest) as line
      where line <> 'null';
  elsif jsonb_typeof(p_value) <> 'null' then
    perform private.refuse_field(p_field, 'bad_value');
  end if;
  if lines is null and p_required then perform private.refuse_field(p_field, 'missing'); end if;
  return coalesce(lines, 'null');
end $$;

/* A list of lines, none of them twice. */
create function private.checked_lines(p_field text, p_value jsonb, p_longest integer, p_most integer) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  lines jsonb;
begin
  if jsonb_typeof(p_value) <> 'array' then perform private.refuse_field(p_field, 'bad_value'); end if;
  select jsonb_agg(line order by seq) into lines from (
    select line, min(seq) as seq
    from jsonb_array_elements(p_value) with ordinality as given (value, seq),
      private.checked_line(p_field, given.value, p_longest) as line
    where line <> 'null' group by line
  ) as kept;
  if jsonb_array_length(lines) > p_most then perform private.refuse_field(p_field, 'too_long'); end if;
  return coalesce(lines, '[]');
end $$;

/* A number as the database will keep it, or JSON null. Its bounds are the business of the column. */
create function private.checked_number(p_field text, p_value jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
begin
  if jsonb_typeof(p_value) not in ('number', 'null') then perform private.refuse_field(p_field, 'bad_value'); end if;
  return coalesce(to_jsonb((p_value #>> '{}')::double precision), 'null');
exception when numeric_value_out_of_range then
  perform private.refuse_field(p_field, 'out_of_range');
  return null;
end $$;

/* One of the words given. */
create function private.checked_word(p_field text, p_value jsonb, p_words text[]) returns jsonb
language plpgsql immutable set search_path = '' as $$
begin
  if jsonb_typeof(p_value) <> 'string' or not (p_value #>> '{}') = any (p_words) then
    perform private.refuse_field(p_field, 'unknown_value');
  end if;
  return p_value;
end $$;

/* A key that is not for this record is refused: a slip of a name must not look like a change that was made. */
create function private.check_fields(p_changes jsonb, p_fields text[]) returns void
language plpgsql immutable set search_path = '' as $$
declare
  stray text;
begin
  if jsonb_typeof(p_changes) is distinct from 'object' then perform private.refuse_field('changes', 'bad_value'); end if;
  select key into stray from jsonb_object_keys(p_changes) as key where not key = any (p_fields) limit 1;
  if found then perform private.refuse_field(stray, 'unknown_field'); end if;
end $$;

/* Fields whose value is another one. */
create function private.changed_fields(p_was jsonb, p_is_now jsonb) returns text[]
language sql immutable set search_path = '' as $$
  select coalesce(array_agg(key order by key), '{}') from jsonb_each(p_is_now) where value is distinct from p_was -> key
$$;

/* Which field a broken constraint is about: columns have theirs named after them, `names` holds the others. */
create function private.refuse_constraint(p_table text, p_constraint text, p_names jsonb) returns void
language plpgsql set search_path = '' as $$
begin
  if p_names ? p_constraint then perform private.refuse_field(p_names ->> p_constraint, p_constraint); end if;
  perform private.refuse_field(
    regexp_replace(p_constraint, format('^%s_(.*)_check\d*$', p_table), '\1'), 'out_of_range');
end $$;

/* Why a record is changed, as the log will tell it: what shows that the new value is right. */
create function private.checked_reason(p_reason text) returns text language plpgsql immutable set search_path = '' as $$
begin
  if private.one_line(p_reason) is null then perform private.refuse_field('reason', 'reason_missing'); end if;
  return private.checked_line('reason', to_jsonb(p_reason), 1000) #>> '{}';
end $$;

do $$
declare
  name regprocedure;
begin
  for name in
    select oid from pg_proc where pronamespace = 'private'::regnamespace and proname = any (array[
      'refuse_field', 'one_line', 'checked_line', 'checked_text', 'checked_lines', 'checked_number', 'checked_word',
      'check_fields', 'changed_fields', 'refuse_constraint', 'checked_reason'
    ])
  loop
    execute format('revoke execute on function %s from public', name);
  end loop;
end $$;
