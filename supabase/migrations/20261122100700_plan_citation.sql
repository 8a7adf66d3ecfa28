-- Limits of a plan cite their own document: it is seldom the one that tells of the parcel.

alter table public.parcels add column source text;
alter table public.parcels add column section text;
update public.parcels as p set source = f.source, section = f.section
  from public.features as f where f.town_code = p.town_code and f.id = p.feature_id;
alter table public.parcels alter column source set not null;
alter table public.parcels alter column section set not null;
alter table public.parcels add foreign key (town_code, source, section) references public.source_sections;
