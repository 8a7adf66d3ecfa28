-- Provenance: the documents that statements come from, and the sections that every fact, status and figure cites.

-- Tables ----------------------------------------------------------------------------------------------------------------

-- One document, register or other origin of statements.
create table public.sources (
  town_code text not null references public.towns on delete cascade,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind text not null,
  title public.local_text not null,
  author public.local_text,
  published_on date,
  period public.local_text,
  occasion public.local_text,
  licence public.local_text,
  how_read public.local_text not null,
  missing jsonb not null default '[]',
  primary key (town_code, slug)
);

-- A section of a document: the locator that a statement cites.
create table public.source_sections (
  town_code text not null,
  source text not null,
  code text not null,
  seq integer not null,
  name public.local_text not null,
  primary key (town_code, source, code),
  foreign key (town_code, source) references public.sources on delete cascade
);

-- Glossary, goals, problems, awards, and tensions in what a source says.
create table public.source_notes (
  town_code text not null,
  slug text not null,
  seq integer not null,
  kind text not null check (kind in ('glossary', 'goal', 'problem', 'award', 'context', 'tension', 'gap')),
  name public.local_text not null,
  text public.local_text not null,
  source text not null,
  section text not null,
  primary key (town_code, slug),
  foreign key (town_code, source, section) references public.source_sections
);
create index on public.source_notes (town_code, source, section);

-- The desk as a source --------------------------------------------------------------------------------------------------

-- The source that entries made at the desk cite, created on first use; the document that proves an entry is named with
-- it.
create function private.desk_source(p_town text) returns text language plpgsql set search_path = '' as $$
begin
  -- The source itself is not a change by staff: it gets no log entry.
  perform set_config('renewal.bulk', 'on', true);
  insert into public.sources (town_code, slug, kind, title, how_read)
  values (
    p_town, 'desk', 'desk', '{"zh": "工作台登记", "en": "Entries made at the desk"}',
    '{"zh": "由本镇工作人员在工作台登记，依据文件随每条记录列出。", "en": "Entered by the town''s staff at the desk; each entry names the document that shows it."}'
  ) on conflict do nothing;
  insert into public.source_sections (town_code, source, code, seq, name)
  values (p_town, 'desk', 'status', 0, '{"zh": "状态登记", "en": "Status entries"}') on conflict do nothing;
  perform set_config('renewal.bulk', '', true);
  return 'desk';
end $$;

-- Its section for entries of facts, created on first use.
create function private.desk_corrections(p_town text) returns text language plpgsql set search_path = '' as $$
begin
  perform private.desk_source(p_town);
  perform set_config('renewal.bulk', 'on', true);
  insert into public.source_sections (town_code, source, code, seq, name)
  values (p_town, 'desk', 'corrections', 1, '{"zh": "资料登记", "en": "Entries of facts"}') on conflict do nothing;
  perform set_config('renewal.bulk', '', true);
  return 'corrections';
end $$;

-- Shared triggers and rights --------------------------------------------------------------------------------------------

do $$
declare
  name text;
begin
  foreach name in array array['sources', 'source_sections'] loop
    execute format('create trigger log_change after insert or update or delete on public.%I
      for each row execute function private.log_change()', name);
  end loop;
  foreach name in array array['sources', 'source_sections', 'source_notes'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('create policy "everyone reads" on public.%I for select to anon, authenticated using (true)', name);
  end loop;
end $$;
revoke all on public.sources, public.source_sections, public.source_notes from anon, authenticated;
grant select on public.sources, public.source_sections, public.source_notes to anon, authenticated;
grant all on public.sources, public.source_sections, public.source_notes to service_role;
revoke execute on all functions in schema private from public;
