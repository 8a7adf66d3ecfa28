-- Who works here, and when their role begins to count.

-- One role a person and town: what somebody may do is one word, not a sum.
alter table public.staff_roles drop constraint staff_roles_pkey;
alter table public.staff_roles add primary key (town_code, user_id);

/*
  Accounts that still have the password they were handed: the digest as it was then. Auth itself replaces the digest when
  the password changes, on every tier, so the comparison below ends by itself and nobody has to be told.
*/
create table private.one_time_passwords (
  user_id uuid primary key,
  digest text not null,
  issued_at timestamptz not null default now()
);
alter table private.one_time_passwords enable row level security;

-- (In PL/pgSQL, because the tables of Auth are made after the migrations on the embedded and native tiers.)
create function private.has_one_time_password() returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  -- Nearly everybody has changed it long ago and is in no such list.
  if not exists (select from private.one_time_passwords where user_id = (select auth.uid())) then return false; end if;
  return exists (
    select from private.one_time_passwords as issued
    join auth.users as account on account.id = issued.user_id
    where issued.user_id = (select auth.uid()) and account.encrypted_password = issued.digest
  );
end $$;
revoke execute on function private.has_one_time_password() from public;
grant execute on function private.has_one_time_password() to authenticated, service_role;

-- A role counts once its holder has a password that nobody else has seen.
create or replace function private.towns_as(roles text[]) returns text[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct town_code), '{}')
  from public.staff_roles
  where user_id = (select auth.uid()) and role = any (roles) and not (select private.has_one_time_password())
$$;

/*
  Who is asking, as staff of a town: {id, email, role, must_change_password}; `role` is null for somebody who works for
  another town. The e-mail is the one the token was signed with.
*/
create function public.staff_member(p_town text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'id', (select auth.uid()),
    'email', coalesce((select auth.jwt()) ->> 'email', ''),
    'role', (
      select role from public.staff_roles where town_code = p_town and user_id = (select auth.uid())
    ),
    'must_change_password', private.has_one_time_password()
  )
$$;
revoke execute on function public.staff_member(text) from public, anon;
grant execute on function public.staff_member(text) to authenticated, service_role;

/* Remembers that the password an account has now was handed out, and has to be changed. For the staff command. */
create function private.mark_one_time_password(p_user uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.one_time_passwords (user_id, digest)
  select id, encrypted_password from auth.users where id = p_user
  on conflict (user_id) do update set digest = excluded.digest, issued_at = now();
  if not found then raise exception 'no account %', p_user using errcode = '23503'; end if;
end $$;
-- What is offered to callers never runs with more than their rights; what has to, lives in `private` behind it.
create function public.mark_one_time_password(p_user uuid) returns void language sql set search_path = '' as $$
  select private.mark_one_time_password(p_user)
$$;
revoke execute on function private.mark_one_time_password(uuid), public.mark_one_time_password(uuid)
  from public, anon, authenticated;
grant execute on function private.mark_one_time_password(uuid), public.mark_one_time_password(uuid) to service_role;
