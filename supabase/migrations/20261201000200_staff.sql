-- Staff: who works for which town, in which role, and which rights follow. Roles are stored here only, never in a token
-- or a browser.

-- Tables ----------------------------------------------------------------------------------------------------------------

-- One role per person and town.
create table public.staff_roles (
  town_code text not null references public.towns on delete cascade,
  user_id uuid not null,
  role text not null check (role in ('viewer', 'planner', 'water', 'admin')),
  primary key (town_code, user_id)
);
create index on public.staff_roles (user_id);

-- Accounts that still have the one-time password they were issued: its digest as it was then. Auth replaces the digest
-- when the password changes, on every tier, so the comparison below ends by itself.
create table private.one_time_passwords (
  user_id uuid primary key,
  digest text not null,
  issued_at timestamptz not null default now()
);

-- Who is asking ---------------------------------------------------------------------------------------------------------

-- Whether the asking user still has the one-time password. (PL/pgSQL, because on the embedded and native tiers the
-- tables of Auth are created after the migrations.)
create function private.has_one_time_password() returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  -- Most accounts have changed it long ago and are not listed.
  if not exists (select from private.one_time_passwords where user_id = (select auth.uid())) then return false; end if;
  return exists (
    select from private.one_time_passwords as issued
    join auth.users as account on account.id = issued.user_id
    where issued.user_id = (select auth.uid()) and account.encrypted_password = issued.digest
  );
end $$;

-- Towns in which the asking user holds one of the roles; a role counts once its holder has set a password of their own.
-- Wrapped in (select …) by the policies, it runs once a query.
create function private.towns_as(roles text[]) returns text[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct town_code), '{}')
  from public.staff_roles
  where user_id = (select auth.uid()) and role = any (roles) and not (select private.has_one_time_password())
$$;

-- Raises 42501 unless the asking user is a planner or an administrator of the town.
create function private.require_planner(p_town text) returns void language plpgsql stable set search_path = '' as $$
begin
  if not p_town = any (private.towns_as(array['planner', 'admin'])) then
    raise exception 'not for this role' using errcode = '42501';
  end if;
end $$;

-- Whether the request has the service's rights, also inside security definer functions; 'none' is the database owner
-- connected directly (migrations, seeds, commands).
create function private.is_service_request() returns boolean language sql stable set search_path = '' as $$
  select current_setting('role') in ('none', 'service_role')
$$;

-- The asking user as staff of a town: {id, email, role, must_change_password}. `role` is null for staff of another
-- town. The e-mail is the one the token was signed with.
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

-- Writing ---------------------------------------------------------------------------------------------------------------

-- Records that the password an account has now was issued by another person and has to be changed. For the staff
-- command.
create function private.mark_one_time_password(p_user uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.one_time_passwords (user_id, digest)
  select id, encrypted_password from auth.users where id = p_user
  on conflict (user_id) do update set digest = excluded.digest, issued_at = now();
  if not found then raise exception 'no account %', p_user using errcode = '23503'; end if;
end $$;
-- The same for callers, with their own rights.
create function public.mark_one_time_password(p_user uuid) returns void language sql set search_path = '' as $$
  select private.mark_one_time_password(p_user)
$$;

-- Rights ----------------------------------------------------------------------------------------------------------------

alter table public.staff_roles enable row level security;
alter table private.one_time_passwords enable row level security;
create policy "staff read their own roles" on public.staff_roles for select to authenticated
  using (user_id = (select auth.uid()));
revoke all on public.staff_roles from anon, authenticated;
grant select on public.staff_roles to anon, authenticated;
grant all on public.staff_roles to service_role;
revoke execute on all functions in schema private from public;
grant execute on function private.towns_as(text[]), private.is_service_request() to anon, authenticated, service_role;
revoke execute on function public.staff_member(text) from public, anon;
grant execute on function private.has_one_time_password(), public.staff_member(text) to authenticated, service_role;
revoke execute on function public.mark_one_time_password(uuid) from public, anon, authenticated;
grant execute on function private.mark_one_time_password(uuid), public.mark_one_time_password(uuid) to service_role;
