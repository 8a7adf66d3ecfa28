-- Water results: every section's class in every month, calculated when samples change and not when a page is read: ten
-- years of 500 sections are 1.4 million readings, and 5,000 rows here. The rules are those of reference.water_rank and
-- of src/lib/domain/water (docs/water.md); a test holds both equal. Only published samples count, so that what is
-- stored here may be read by everyone who may see the section.

-- Types and tables ------------------------------------------------------------------------------------------------------

-- A section's classes of a year: one letter a month, January first: 1 … 6 the rank of a class, "." none.
create table public.water_section_years (
  town_code text not null,
  section_id bigint not null,
  year smallint not null check (year between 1000 and 9999),
  classes text not null check (classes ~ '^[1-6.]{12}$'),
  -- Class by the means of the year's months up to this one, from eight months on (环办〔2011〕22号, data statistics).
  annual text not null check (annual ~ '^[1-6.]{12}$'),
  -- Black and odorous water: 0 no sign, 1 mild, 2 severe; "." where none of its items was measured.
  warnings text not null check (warnings ~ '^[0-2.]{12}$'),
  primary key (town_code, section_id, year),
  foreign key (town_code, section_id) references public.water_sections on delete cascade
);

-- Grade of a river from all its public sections: 1 excellent … 5 heavily polluted.
create table public.water_river_years (
  town_code text not null,
  river text not null,
  year smallint not null check (year between 1000 and 9999),
  grades text not null check (grades ~ '^[1-5.]{12}$'),
  primary key (town_code, river, year),
  foreign key (town_code, river) references public.rivers on delete cascade
);

-- Concentration of one item in a section's month; `temp` is known where it is for every sample of the month.
create type private.month_value as (
  section_id bigint, month date, standard text, water_body text, item text, total numeric, n integer,
  temp reference.water_value
);

-- Items that count in the single-factor method (环办〔2011〕22号), with their limits by rank.
create view private.counting_scales with (security_invoker = true) as
  select i.standard, i.code, i as item, scale.water_body, scale.lows, scale.highs
  from reference.water_items as i
  join reference.water_scales as scale on scale.standard = i.standard and scale.item = i.code
  where i.counts;

-- Means and ranks -------------------------------------------------------------------------------------------------------

-- The mean of values that are totals over counts, as one total over one count. 27720 is a multiple of each of 1 to 12:
-- up to twelve samples a month (and 14, 15, 18 … 30) the mean is exact; beyond that it is exact to thirty digits.
create function private.mean_total(total numeric, n bigint) returns numeric
language sql immutable as $$ select total * 27720 / n $$;

-- Hydrogen ions of a pH value: pH is a logarithm, so ions are averaged. Null for every other item.
create function private.ions(item text, ph numeric) returns double precision language sql immutable as $$
  select case when item = 'ph' then 10 ^ (-ph)::double precision end
$$;

-- The pH of averaged ions, to two decimals, halves to even (docs/water.md).
create function private.mean_ph(ions double precision) returns numeric language sql immutable as $$
  select reference.one_decimal_half_even(round(-log(ions)::numeric, 6) * 10, 1)::numeric / 10
$$;

-- Concentrations of the sections' months, item by item, from published samples with plausible values.
create function private.month_values(p_town text, p_sections bigint[], p_from date, p_to date)
returns setof private.month_value language sql stable set search_path = '' set enable_nestloop = on as $$
  with samples as materialized (
    select w.id, w.section_id, date_trunc('month', w.date::timestamp)::date as month, s.water_body::text as water_body,
      count(*) over here as samples, reference.water_standard_on(max(w.date) over here) as standard
    from public.water_samples as w
    join public.water_sections as s on s.town_code = w.town_code and s.id = w.section_id
    where w.town_code = p_town and w.section_id = any (p_sections) and w.date between p_from and p_to
      and w.review = 'published' and w.withdrawn_at is null
    window here as (partition by w.section_id, date_trunc('month', w.date::timestamp))
  ), averaged as (
    select w.section_id, w.month, w.standard, w.water_body, w.samples, r.item, count(*) as n,
      case when r.item = 'ph' and min(r.value) <> max(r.value)
        then private.mean_ph(avg(private.ions(r.item, r.value))) * count(*)
        else sum(r.value) end as total
    from samples as w
    join public.water_readings as r on r.town_code = p_town and r.sample_id = w.id
    join reference.water_items as i on i.standard = w.standard and i.code = r.item
    where (i.plausible_low is null or r.value >= i.plausible_low) and (i.plausible_high is null or r.value <= i.plausible_high)
    group by w.section_id, w.month, w.standard, w.water_body, w.samples, r.item
  ), beside as (
    select v.*,
      max(v.total) filter (where v.item = 'water_temp' and v.n = v.samples) over (partition by v.section_id, v.month) as temp
    from averaged as v
  )
  select b.section_id, b.month, b.standard, b.water_body, b.item, b.total, b.n::integer,
    case when b.temp is not null then (b.temp, b.samples::integer)::reference.water_value end
  from beside as b
$$;

-- Rank of a value by the limits of its item, with saturation for dissolved oxygen.
create function private.rank_in(v reference.water_value, temp reference.water_value, s private.counting_scales)
returns integer language sql immutable as $$
  select case when reference.is_saturated(v, temp, s.item)
    then least((s.item).saturation_rank, reference.rank_among(v, s.lows, s.highs))
    else reference.rank_among(v, s.lows, s.highs) end
$$;

-- Black and odorous water (建城〔2015〕130号): grade of one value; both ends of "mild" belong to it.
create function private.odour_grade(item text, value numeric) returns integer language sql immutable as $$
  select case item
    when 'transparency_cm' then case when value < 10 then 2 when value <= 25 then 1 else 0 end
    when 'do' then case when value < 0.2 then 2 when value <= 2 then 1 else 0 end
    when 'orp_mv' then case when value < -200 then 2 when value <= 50 then 1 else 0 end
    when 'nh3n' then case when value > 15 then 2 when value >= 8 then 1 else 0 end
  end
$$;

-- Grade of black and odorous water by section and month: severe with one item in 60 % of its readings, or two items in
-- 30 % each.
create function private.month_warnings(p_town text, p_sections bigint[], p_from date, p_to date)
returns table (section_id bigint, month date, grade integer)
language sql stable set search_path = '' set enable_nestloop = on as $$
  with graded as (
    select w.section_id, date_trunc('month', w.date::timestamp)::date as month, r.item, private.odour_grade(r.item,
      -- Water shallower than 25 cm: transparency is taken as 40 % of the depth (note to the table).
      case when r.item = 'transparency_cm' and depth.value < 25 then depth.value * 0.4 else r.value end) as grade
    from public.water_samples as w
    join public.water_readings as r on r.town_code = w.town_code and r.sample_id = w.id
      and r.item in ('transparency_cm', 'do', 'orp_mv', 'nh3n')
    left join public.water_readings as depth on depth.town_code = w.town_code and depth.sample_id = w.id
      and depth.item = 'depth_cm' and r.item = 'transparency_cm'
    where w.town_code = p_town and w.section_id = any (p_sections) and w.date between p_from and p_to
      and w.review = 'published' and w.withdrawn_at is null
  ), by_item as (
    select g.section_id, g.month, max(g.grade) as worst, 100.0 * count(*) filter (where g.grade = 2) / count(*) as severe_pct
    from graded as g group by g.section_id, g.month, g.item
  )
  -- Severe: one item in 60 % of its readings, or two items in 30 % each.
  select b.section_id, b.month, case
    when max(b.severe_pct) >= 60 or count(*) filter (where b.severe_pct >= 30) >= 2 then 2
    when max(b.worst) > 0 then 1
    else 0 end
  from by_item as b group by b.section_id, b.month
$$;

-- Calculating -----------------------------------------------------------------------------------------------------------

-- Calculates the years of sections anew. Intermediate results have no statistics: with nested loops off, their size
-- does not matter. (Readings are found by their index all the same, in the functions above.)
create function private.refresh_section_years(p_town text, p_sections bigint[], p_from date, p_to date) returns void
language sql set search_path = '' set enable_nestloop = off set jit = off as $$
  delete from public.water_section_years as y
  where y.town_code = p_town and y.section_id = any (p_sections)
    and y.year between extract(year from p_from) and extract(year from p_to);

  with readings as materialized (
    select * from private.month_values(p_town, p_sections, p_from, p_to)
  ), measured as materialized (
    select r.section_id, r.month, r.standard, r.water_body, bool_and((r.temp).total is not null) as has_temp,
      max(private.rank_in((r.total, r.n), r.temp, s)) as rank
    from readings as r
    left join private.counting_scales as s on s.standard = r.standard and s.code = r.item and s.water_body = r.water_body
    group by r.section_id, r.month, r.standard, r.water_body
  ), grid as (
    -- Every item of a year in each of its months, also those in which it was not measured: sums run over all of them.
    select m.section_id, m.month, m.standard, m.water_body, i.item, v.total, v.n, m.has_temp,
      row_number() over (partition by m.section_id, i.item, date_trunc('year', m.month) order by m.month) as months
    from measured as m
    join (
      select distinct section_id, item, date_trunc('year', month) as year from readings
    ) as i on i.section_id = m.section_id and i.year = date_trunc('year', m.month)
    left join readings as v on v.section_id = m.section_id and v.month = m.month and v.item = i.item
  ), running as (
    select g.*, (27720 * count(g.n) over so_far)::integer as year_n,
      sum(private.mean_total(g.total, g.n)) over so_far as year_total,
      min(g.total / g.n) over so_far as least, max(g.total / g.n) over so_far as most,
      avg(private.ions(g.item, g.total / g.n)) over so_far as ions,
      bool_and(g.has_temp) over so_far as year_has_temp
    from grid as g
    window so_far as (partition by g.section_id, g.item, date_trunc('year', g.month) order by g.month)
  ), means as (
    select r.section_id, r.month, r.standard, r.water_body, r.item, r.year_n as n,
      case when r.item = 'ph' and r.least <> r.most then private.mean_ph(r.ions) * r.year_n else r.year_total end as total,
      max(r.year_total) filter (where r.item = 'water_temp' and r.year_has_temp) over here as temp,
      max(r.year_n) filter (where r.item = 'water_temp') over here as temp_n
    from running as r
    where r.months >= 8
    window here as (partition by r.section_id, r.month)
  ), annual as (
    select v.section_id, v.month, max(private.rank_in((v.total, v.n), (v.temp, v.temp_n), s)) as rank
    from means as v
    join private.counting_scales as s on s.standard = v.standard and s.code = v.item and s.water_body = v.water_body
    where v.n > 0
    group by v.section_id, v.month
  ), warned as materialized (
    select * from private.month_warnings(p_town, p_sections, p_from, p_to)
  ), known as (
    select section_id, extract(year from month)::smallint as year from measured
    union select section_id, extract(year from month)::smallint from warned
  )
  insert into public.water_section_years (town_code, section_id, year, classes, annual, warnings)
  select p_town, k.section_id, k.year,
    string_agg(coalesce(m.rank::text, '.'), '' order by at.month),
    string_agg(coalesce(a.rank::text, '.'), '' order by at.month),
    string_agg(coalesce(w.grade::text, '.'), '' order by at.month)
  from known as k
  cross join lateral (select make_date(k.year, n, 1) as month from generate_series(1, 12) as n) as at
  left join measured as m on m.section_id = k.section_id and m.month = at.month
  left join annual as a on a.section_id = k.section_id and a.month = at.month
  left join warned as w on w.section_id = k.section_id and w.month = at.month
  group by k.section_id, k.year
$$;

-- Calculates the years of rivers anew. Fewer than five sections with a class: their mean concentrations, then the
-- class. Five and more: the shares of classes, never a mean class; worse than V at 40 % comes before the other rows of
-- the table (环办〔2011〕22号, rivers).
create function private.refresh_river_years(p_town text, p_rivers text[], p_from date, p_to date) returns void
language sql set search_path = '' set enable_nestloop = off set jit = off as $$
  delete from public.water_river_years as y
  where y.town_code = p_town and y.river = any (p_rivers)
    and y.year between extract(year from p_from) and extract(year from p_to);

  with members as materialized (
    select s.id, s.river from public.water_sections as s
    where s.town_code = p_town and s.river = any (p_rivers) and s.visibility = 'public'
  ), ranked as materialized (
    select c.river, c.id, at.month, at.rank, count(*) over (partition by c.river, at.month) as sections
    from members as c
    join public.water_section_years as y on y.town_code = p_town and y.section_id = c.id
      and y.year between extract(year from p_from) and extract(year from p_to)
    cross join lateral (
      select make_date(y.year, n, 1) as month, nullif(substr(y.classes, n, 1), '.')::integer as rank
      from generate_series(1, 12) as n
    ) as at
    where at.rank is not null
  ), counted as materialized (
    select river, month, count(*) as total, count(*) filter (where rank <= 3) as good, count(*) filter (where rank = 6) as inferior
    from ranked group by river, month
  ), few as materialized (
    select r.river, r.month, v.standard, v.item, v.total, v.n, v.temp, r.sections
    from ranked as r
    join private.month_values(p_town, array(select distinct x.id from ranked as x where x.sections < 5), p_from, p_to) as v
      on v.section_id = r.id and v.month = r.month
    where r.sections < 5
  ), means as (
    select river, month, max(standard) as standard, item, (27720 * count(*))::integer as n,
      bool_and((temp).total is not null) and count(*) = max(sections) as in_all,
      case when item = 'ph' and min(total / n) <> max(total / n)
        then private.mean_ph(avg(private.ions(item, total / n))) * 27720 * count(*)
        else sum(private.mean_total(total, n)) end as total
    from few group by river, month, item
  ), beside as (
    select m.*, max(m.total) filter (where m.item = 'water_temp' and m.in_all) over here as temp,
      max(m.n) filter (where m.item = 'water_temp') over here as temp_n
    from means as m window here as (partition by m.river, m.month)
  ), by_means as (
    select v.river, v.month, max(private.rank_in((v.total, v.n), (v.temp, v.temp_n), s)) as rank
    from beside as v
    join private.counting_scales as s on s.standard = v.standard and s.code = v.item and s.water_body = 'river'
    group by v.river, v.month
  ), graded as materialized (
    select c.river, c.month, case
      when c.total < 5 then (array[1, 1, 2, 3, 4, 5])[m.rank]
      when c.inferior * 100 >= 40 * c.total then 5
      when c.good * 100 >= 90 * c.total then 1
      when c.good * 100 >= 75 * c.total then 2
      when c.inferior * 100 >= 20 * c.total then 4
      else 3 end as grade
    from counted as c left join by_means as m on m.river = c.river and m.month = c.month
  )
  insert into public.water_river_years (town_code, river, year, grades)
  select p_town, k.river, k.year, string_agg(coalesce(g.grade::text, '.'), '' order by n)
  from (select distinct river, extract(year from month)::smallint as year from graded) as k
  cross join generate_series(1, 12) as n
  left join graded as g on g.river = k.river and g.month = make_date(k.year, n, 1)
  group by k.river, k.year
$$;

-- Calculates sections and their rivers anew; whole years, since a year's mean follows from each of its months.
create function private.refresh_water(p_town text, p_sections bigint[], p_first date, p_last date) returns void
language plpgsql security definer set search_path = '' as $$
declare
  from_day constant date := date_trunc('year', p_first::timestamp)::date;
  to_day constant date := make_date(extract(year from p_last)::integer, 12, 31);
begin
  perform private.refresh_section_years(p_town, p_sections, from_day, to_day);
  perform private.refresh_river_years(p_town, array(
    select distinct s.river from public.water_sections as s where s.town_code = p_town and s.id = any (p_sections)
  ), from_day, to_day);
end $$;

-- Calculates everything anew: after a standard has been added, or samples were copied in without triggers.
create function private.refresh_all_water() returns void language plpgsql security definer set search_path = '' as $$
declare
  town record;
begin
  for town in
    select w.town_code, array_agg(distinct w.section_id) as sections, min(w.date) as first, max(w.date) as last
    from public.water_samples as w group by w.town_code
  loop
    perform private.refresh_water(town.town_code, town.sections, town.first, town.last);
  end loop;
  update public.towns set water_edition = water_edition + 1;
end $$;

-- Trigger: results follow changed readings.
create function private.follow_readings() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  town record;
begin
  for town in
    select w.town_code, array_agg(distinct w.section_id) as sections, min(w.date) as first, max(w.date) as last
    from (select distinct town_code, sample_id from changed) as c
    join public.water_samples as w on w.town_code = c.town_code and w.id = c.sample_id
    group by w.town_code
  loop
    update public.towns set water_edition = water_edition + 1 where code = town.town_code;
    perform private.refresh_water(town.town_code, town.sections, town.first, town.last);
  end loop;
  return null;
end $$;
create trigger follow_insert after insert on public.water_readings referencing new table as changed
  for each statement execute function private.follow_readings();
create trigger follow_update after update on public.water_readings referencing new table as changed
  for each statement execute function private.follow_readings();
create trigger follow_delete after delete on public.water_readings referencing old table as changed
  for each statement execute function private.follow_readings();

-- Trigger: results follow samples that are published, withdrawn or deleted. (A new sample has no readings yet.)
create function private.follow_samples() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  town record;
begin
  for town in
    select c.town_code, array_agg(distinct c.section_id) as sections, min(c.date) as first, max(c.date) as last
    from changed as c group by c.town_code
  loop
    perform private.refresh_water(town.town_code, town.sections, town.first, town.last);
  end loop;
  return null;
end $$;
create trigger follow_update after update on public.water_samples referencing new table as changed
  for each statement execute function private.follow_samples();
create trigger follow_delete after delete on public.water_samples referencing old table as changed
  for each statement execute function private.follow_samples();

-- Trigger: rivers follow a section that moves to another river, changes its kind of water or its visibility, or is
-- deleted.
create function private.follow_sections() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  town record;
begin
  for town in
    select b.town_code, array_agg(b.id) as sections, array_agg(distinct b.river) as rivers
    from before as b
    left join public.water_sections as s on s.town_code = b.town_code and s.id = b.id
    where (b.river, b.water_body, b.visibility) is distinct from (s.river, s.water_body, s.visibility)
    group by b.town_code
  loop
    perform private.refresh_water(w.town_code, array_agg(distinct w.section_id), min(w.date), max(w.date))
    from public.water_samples as w
    where w.town_code = town.town_code and w.section_id = any (town.sections) group by w.town_code;
    perform private.refresh_river_years(town.town_code, town.rivers, '0001-01-01', '9999-12-31');
  end loop;
  return null;
end $$;
create trigger follow_update after update on public.water_sections referencing old table as before
  for each statement execute function private.follow_sections();
create trigger follow_delete after delete on public.water_sections referencing old table as before
  for each statement execute function private.follow_sections();

-- Reading ---------------------------------------------------------------------------------------------------------------

-- The grid of a town: {"sections": {code: years}, "rivers": {slug: years}}, where years are texts one after the other:
-- the year and its letters, 2025 + classes + annual + warnings (40 letters) or 2025 + grades (16).
create function public.water_grid(p_town text) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'sections', coalesce((
      select jsonb_object_agg(s.code, of.years)
      from (
        select y.section_id, string_agg(y.year || y.classes || y.annual || y.warnings, '' order by y.year) as years
        from public.water_section_years as y where y.town_code = p_town group by y.section_id
      ) as of
      join public.water_sections as s on s.town_code = p_town and s.id = of.section_id
    ), '{}'),
    'rivers', coalesce((
      select jsonb_object_agg(river, years) from (
        select y.river, string_agg(y.year || y.grades, '' order by y.year) as years
        from public.water_river_years as y where y.town_code = p_town group by y.river
      ) as by_river
    ), '{}')
  )
$$;

-- Rights ----------------------------------------------------------------------------------------------------------------

alter table public.water_section_years enable row level security;
create policy "with its section" on public.water_section_years for select to anon, authenticated using (
  (town_code, section_id) in (select s.town_code, s.id from public.water_sections as s)
);
alter table public.water_river_years enable row level security;
create policy "everyone reads" on public.water_river_years for select to anon, authenticated using (true);
revoke all on public.water_section_years, public.water_river_years from anon, authenticated;
grant select on public.water_section_years, public.water_river_years to anon, authenticated;
grant all on public.water_section_years, public.water_river_years to service_role;
revoke execute on all functions in schema private from public;
