-- The log names whose role it was by their e-mail, as it was then; an account's own number tells nobody anything.
alter function private.record_name(text, jsonb) rename to record_code;

create function private.record_name(p_table text, p_row jsonb) returns text
language plpgsql stable set search_path = '' as $$
declare
  email text;
begin
  -- The tables of Auth come after these on the first two tiers.
  if p_table = 'staff_roles' and to_regclass('auth.users') is not null then
    execute 'select email::text from auth.users where id = $1' into email using (p_row ->> 'user_id')::uuid;
  end if;
  return coalesce(nullif(email, ''), private.record_code(p_table, p_row));
end $$;
revoke execute on function private.record_name(text, jsonb) from public;
