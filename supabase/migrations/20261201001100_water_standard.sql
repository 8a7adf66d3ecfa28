-- Water standard: the limits of GB 3838 table 1 as dated data, and the single-factor method over them. The document at
-- the end is src/lib/domain/water/standard/gb3838-2002.json, word for word (a test compares the two): one source for
-- the pages and for SQL. A revised standard is a new document there and one more "select
-- reference.add_water_standard(…)" in a new migration; no function changes. See docs/decisions/0011-water-limits.md.
--
-- The rules are those of src/lib/domain/water, over the same limits, numeric throughout, so that both give one answer.
-- A test holds the two equal on thousands of random samples. Where each rule is written: docs/water.md.

create schema if not exists reference;

-- Tables ----------------------------------------------------------------------------------------------------------------

-- A standard and the days on which it is in force.
create table reference.water_standards (
  code text primary key,
  title public.local_text not null,
  method public.local_text not null,
  effective_from date not null unique,
  effective_to date,
  check (effective_to is null or effective_to >= effective_from)
);

-- Class by rank: 1 for I … 5 for V, 6 for worse than V, a term of the assessment and no class of the standard.
create table reference.water_classes (
  standard text not null references reference.water_standards on delete cascade,
  rank smallint not null check (rank between 1 and 6),
  class text not null check (class in ('I', 'II', 'III', 'IV', 'V', '>V')),
  grade text not null check (grade in ('excellent', 'good', 'light', 'moderate', 'heavy')),
  grade_name public.local_text not null,
  colour text not null,
  primary key (standard, rank),
  unique (standard, class)
);

-- What the standard limits.
create table reference.water_items (
  standard text not null references reference.water_standards on delete cascade,
  code text not null,
  seq smallint not null,
  name public.local_text not null,
  unit text not null,
  aliases text[] not null,
  -- Counts in the single-factor method.
  counts boolean not null,
  -- An exceedance multiple is calculated for it.
  multiple boolean not null,
  -- Cyanide and heavy metals: named first among the main pollutants.
  priority boolean not null,
  plausible_low numeric,
  plausible_high numeric,
  -- The alternative criterion of a class: value * (offset + temperature) * 100 >= pct * numerator.
  saturation_rank smallint,
  saturation_pct numeric,
  saturation_numerator numeric,
  saturation_offset numeric,
  primary key (standard, code),
  unique (standard, seq),
  check (num_nonnulls(saturation_rank, saturation_pct, saturation_numerator, saturation_offset) in (0, 4))
);

-- The range of values of a class, both ends inclusive; numeric, so that 1.0 is 1.0.
create table reference.water_limits (
  standard text not null,
  item text not null,
  water_body text not null check (water_body in ('river', 'lake')),
  rank smallint not null check (rank between 1 and 5),
  low numeric,
  high numeric,
  primary key (standard, item, water_body, rank),
  foreign key (standard, item) references reference.water_items on delete cascade,
  check (low is not null or high is not null),
  check (low <= high)
);

-- Limits of one item in one kind of water as arrays by rank, class I first: what rank_among takes.
create view reference.water_scales with (security_invoker = true) as
  select l.standard, l.item, l.water_body, array_agg(l.low order by l.rank) as lows, array_agg(l.high order by l.rank) as highs
  from reference.water_limits as l group by l.standard, l.item, l.water_body;

-- The table of limits for API clients: one row for each class of each item.
create view public.water_limits with (security_invoker = true) as
  select l.standard, s.effective_from, s.effective_to, i.seq, l.item, i.name, i.unit, i.counts, l.water_body,
    c.class, l.low, l.high
  from reference.water_limits as l
  join reference.water_standards as s on s.code = l.standard
  join reference.water_items as i on i.standard = l.standard and i.code = l.item
  join reference.water_classes as c on c.standard = l.standard and c.rank = l.rank;

-- What was measured of one item. A single value has n = 1; a mean of n values is stored as their total, because a total
-- against n times the limit is exact and a quotient may not be.
create type reference.water_value as (total numeric, n integer);

-- Reading ---------------------------------------------------------------------------------------------------------------

-- The standard in force on a day, the newest where several are.
create function reference.water_standard_on(p_on date) returns text language sql stable set search_path = '' as $$
  select code from reference.water_standards
  where effective_from <= p_on and (effective_to is null or p_on <= effective_to)
  order by effective_from desc limit 1
$$;

-- One value in the API's form: a number, "1.32", "0.02L" (not found: half the detection limit), {"total": 3.96, "n": 3}
-- for a mean; -1, "" and null are not measured and give null. Anything else is refused.
create function reference.read_water_value(p_value jsonb) returns reference.water_value
language plpgsql immutable as $$
declare
  given text;
begin
  case coalesce(jsonb_typeof(p_value), 'null')
    when 'null' then
      return null;
    when 'number' then
      return case when p_value <> '-1' then (p_value::numeric, 1)::reference.water_value end;
    when 'string' then
      given := btrim(p_value #>> '{}');
      if given = '' then return null; end if;
      -- Up to forty digits and powers up to 29: instruments give no more.
      if given ~* '^[+-]?(\d{1,40}(\.\d{0,30})?|\.\d{1,30})(e[+-]?[012]?\d)?$' then
        return case when given::numeric <> -1 then (given::numeric, 1)::reference.water_value end;
      elsif given ~* '^(\d{1,40}(\.\d{0,30})?|\.\d{1,30})L$' then
        return (left(given, -1)::numeric * 0.5, 1);
      end if;
    when 'object' then
      if jsonb_typeof(p_value -> 'total') = 'number' and p_value ->> 'n' ~ '^[1-9]\d{0,5}$' then
        return ((p_value ->> 'total')::numeric, (p_value ->> 'n')::integer);
      end if;
    else null;
  end case;
  raise exception '% is not a reading: a number, "0.02L" or -1 is expected', p_value using errcode = '22023';
end $$;

-- Rank of the best class whose limits a value meets, 6 for none: one test for minima, maxima and ranges. GB 3838-2002
-- table 1 writes ≤ and ≥: a value at its limit meets it. (One expression and no search_path of its own, so that it is
-- inlined.)
create function reference.rank_among(v reference.water_value, lows numeric[], highs numeric[]) returns integer
language sql immutable as $$
  select case
    when coalesce(v.total >= lows[1] * v.n, true) and coalesce(v.total <= highs[1] * v.n, true) then 1
    when coalesce(v.total >= lows[2] * v.n, true) and coalesce(v.total <= highs[2] * v.n, true) then 2
    when coalesce(v.total >= lows[3] * v.n, true) and coalesce(v.total <= highs[3] * v.n, true) then 3
    when coalesce(v.total >= lows[4] * v.n, true) and coalesce(v.total <= highs[4] * v.n, true) then 4
    when coalesce(v.total >= lows[5] * v.n, true) and coalesce(v.total <= highs[5] * v.n, true) then 5
    else 6
  end
$$;

-- Dissolved oxygen of class I: 90 % of saturation (or 7.5 mg/L), saturation being 468 / (31.6 + T) (HJ 2.3-2018).
create function reference.is_saturated(v reference.water_value, temp reference.water_value, i reference.water_items)
returns boolean language sql immutable as $$
  select v.total * (i.saturation_offset * temp.n + temp.total) * 100
    >= i.saturation_pct * i.saturation_numerator * v.n * temp.n
$$;

-- The class of one reading, as its rank: for views over stored readings.
-- Null where nothing was measured, or where the standard sets no limit for the item in that kind of water.
create function reference.water_rank(
  p_standard text, p_item text, p_water_body text, p_value reference.water_value,
  p_water_temp reference.water_value default null
) returns integer language sql stable as $$
  select case when reference.is_saturated(p_value, p_water_temp, i)
    then least(i.saturation_rank, reference.rank_among(p_value, scale.lows, scale.highs))
    else reference.rank_among(p_value, scale.lows, scale.highs) end
  from reference.water_items as i
  join reference.water_scales as scale on scale.standard = i.standard and scale.item = i.code
  where i.standard = p_standard and i.code = p_item and scale.water_body = p_water_body and (p_value).total is not null
$$;

-- The exceedance multiple to one decimal, halves to even (GB/T 8170-2008): numeric's own round takes halves up.
create function reference.one_decimal_half_even(dividend numeric, divisor numeric) returns text
language plpgsql immutable strict as $$
declare
  tenths numeric := div(dividend * 10, divisor);
  twice_rest numeric := 2 * (dividend * 10 - tenths * divisor);
begin
  if twice_rest > divisor or (twice_rest = divisor and tenths % 2 = 1) then tenths := tenths + 1; end if;
  return round(tenths / 10, 1)::text;
end $$;

-- A multiple to sort by: cut far behind the last digit in which two different ones could agree.
create function reference.multiple_order(dividend numeric, divisor numeric) returns numeric
language sql immutable as $$ select div(dividend * 1e80, divisor) $$;

-- Refuses samples unless every value is one of the standard's items and plausible; the first that is not is named.
create function reference.check_water_samples(p_samples jsonb, p_standard text) returns void
language plpgsql stable set search_path = '' as $$
declare
  wrong record;
begin
  if p_standard is null then
    raise exception 'no standard of water quality is in force on that day' using errcode = '22023';
  end if;
  if jsonb_typeof(p_samples) <> 'array' or jsonb_array_length(p_samples) > 10000 then
    raise exception 'an array of at most 10000 samples is expected' using errcode = '22023';
  end if;
  select * into wrong from (
    select s.place, s.value, case
      when jsonb_typeof(s.value) <> 'object' or jsonb_typeof(s.value -> 'values') is distinct from 'object'
        then 'values must be an object'
      when coalesce(s.value ->> 'water_body', '') not in ('river', 'lake') then 'water_body must be river or lake'
      when coalesce(s.value ->> 'target_class', 'I') not in ('I', 'II', 'III', 'IV', 'V') then 'target_class must be I to V'
    end as reason
    from jsonb_array_elements(p_samples) with ordinality as s (value, place)
  ) as s where reason is not null order by place limit 1;
  if found then
    raise exception 'sample % (id %): %', wrong.place, wrong.value -> 'id', wrong.reason using errcode = '22023';
  end if;
  select s.place, s.value, given.key, given.value as reading into wrong
  from jsonb_array_elements(p_samples) with ordinality as s (value, place)
  cross join lateral (
    select key, value from jsonb_each(s.value -> 'values')
    union all select 'water_temp', s.value -> 'water_temp_c'
  ) as given
  left join reference.water_items as i on i.standard = p_standard and i.code = given.key
  cross join lateral reference.read_water_value(given.value) as v
  where i.code is null
    or v.total < i.plausible_low * v.n or v.total > i.plausible_high * v.n
  order by s.place limit 1;
  if found then
    raise exception 'sample % (id %): % = % is not an item of the standard, or out of range',
      wrong.place, wrong.value -> 'id', wrong.key, wrong.reading using errcode = '22023';
  end if;
end $$;

-- Classes of samples by the single-factor method (环办〔2011〕22号), in the order given:
-- [{id, water_body: "river"|"lake", values: {item code: number|"0.02L"|-1|{total, n}}, water_temp_c?, target_class?}]
-- → [{id, section_class, status, per_indicator, main_pollutants: [{item, multiple}], is_good_III_or_better,
-- meets_target}] A sample in which no item that counts was measured has section_class null.
create function public.assess_water_samples(p_samples jsonb, p_on date default current_date) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  standard_code text := reference.water_standard_on(p_on);
begin
  -- The data API of the native tier passes an array as the text of its JSON.
  if jsonb_typeof(p_samples) = 'string' then p_samples := (p_samples #>> '{}')::jsonb; end if;
  perform reference.check_water_samples(p_samples, standard_code);
  return (
    with samples as materialized (
      select s.place, s.value -> 'id' as id, s.value ->> 'water_body' as water_body, s.value -> 'values' as readings,
        s.value ->> 'target_class' as target_class,
        case when own.total is not null then own else reference.read_water_value(s.value -> 'values' -> 'water_temp') end as temp
      from jsonb_array_elements(p_samples) with ordinality as s (value, place)
      cross join lateral reference.read_water_value(s.value -> 'water_temp_c') as own
    ),
    scales as materialized (
      select i.*, scale.water_body, scale.lows, scale.highs, i as item, case when i.multiple then scale.highs[3] end as reference_limit
      from reference.water_items as i
      join reference.water_scales as scale on scale.standard = i.standard and scale.item = i.code
      -- Water temperature, total nitrogen and faecal coliform never decide the class.
      where i.standard = standard_code and i.counts
    ),
    judged as materialized (
      select s.place, i.code, i.seq, i.priority, v.total, v.n, i.reference_limit,
        case when reference.is_saturated(v, s.temp, i.item)
          then least(i.saturation_rank, reference.rank_among(v, i.lows, i.highs))
          else reference.rank_among(v, i.lows, i.highs) end as rank
      from samples as s
      cross join lateral jsonb_each(s.readings) as given
      join scales as i on i.code = given.key and i.water_body = s.water_body
      cross join lateral reference.read_water_value(given.value) as v
      where v.total is not null
    ),
    sections as (
      select place, max(rank) as rank, jsonb_object_agg(code, c.class) as per_indicator
      from judged join reference.water_classes as c using (rank)
      where c.standard = standard_code group by place
    ),
    -- Order of naming: cyanide and heavy metals, the worse class, the larger multiple, the place in table 1.
    exceeding as (
      select judged.*, row_number() over (
        partition by place
        order by priority desc, rank desc, reference_limit is null,
          reference.multiple_order(total - reference_limit * n, reference_limit * n) desc, seq
      ) as naming
      from judged where rank > 3
    ),
    main as (
      select place, jsonb_agg(jsonb_build_object('item', code, 'multiple',
        reference.one_decimal_half_even(total - reference_limit * n, reference_limit * n)) order by naming) as pollutants
      from exceeding where naming <= 3 group by place
    )
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', s.id,
      'section_class', c.class,
      'status', c.grade_name ->> 'zh',
      'per_indicator', coalesce(sections.per_indicator, '{}'),
      'main_pollutants', coalesce(main.pollutants, '[]'),
      'is_good_III_or_better', c.rank <= 3,
      'meets_target', c.rank <= target.rank
    ) order by s.place), '[]')
    from samples as s
    left join sections using (place)
    left join main using (place)
    left join reference.water_classes as c on c.standard = standard_code and c.rank = sections.rank
    left join reference.water_classes as target on target.standard = standard_code and target.class = s.target_class
  );
end $$;

-- Writing ---------------------------------------------------------------------------------------------------------------

-- Stores one standard; the form of the document is StandardDocument in src/lib/domain/water/standard/standard.ts.
create function reference.add_water_standard(document jsonb) returns void language plpgsql set search_path = '' as $$
begin
  insert into reference.water_standards (code, title, method, effective_from, effective_to)
  values (document ->> 'code', document -> 'title', document -> 'method',
    (document ->> 'effective_from')::date, (document ->> 'effective_to')::date);

  insert into reference.water_classes (standard, rank, class, grade, grade_name, colour)
  select document ->> 'code', known.rank, known.class, grade ->> 'code', grade -> 'name', grade ->> 'colour'
  from unnest(array['I', 'II', 'III', 'IV', 'V', '>V']) with ordinality as known (class, rank)
  join jsonb_array_elements(document -> 'grades') as grade on grade -> 'classes' ? known.class;

  insert into reference.water_items (standard, code, seq, name, unit, aliases, counts, multiple, priority,
    plausible_low, plausible_high, saturation_rank, saturation_pct, saturation_numerator, saturation_offset)
  select document ->> 'code', item ->> 'code', (item ->> 'seq')::smallint, item -> 'name', item ->> 'unit',
    array(select jsonb_array_elements_text(item -> 'aliases')),
    (item ->> 'counts')::boolean, (item ->> 'multiple')::boolean, (item ->> 'priority')::boolean,
    (item -> 'plausible' ->> 0)::numeric, (item -> 'plausible' ->> 1)::numeric,
    array_position(array['I', 'II', 'III', 'IV', 'V'], item -> 'saturation' ->> 'class'),
    (item -> 'saturation' ->> 'pct')::numeric, (item -> 'saturation' ->> 'numerator')::numeric,
    (item -> 'saturation' ->> 'offset')::numeric
  from jsonb_array_elements(document -> 'items') as item;

  insert into reference.water_limits (standard, item, water_body, rank, low, high)
  select document ->> 'code', item ->> 'code', body, rank,
    (side.limits -> 'low' ->> (rank - 1))::numeric, (side.limits -> 'high' ->> (rank - 1))::numeric
  from jsonb_array_elements(document -> 'items') as item
  cross join unnest(array['river', 'lake']) as body
  cross join lateral (select coalesce(item -> 'limits' -> body, item -> 'limits' -> 'any') as limits) as side
  cross join generate_series(1, 5) as rank
  where side.limits is not null;
end $$;

-- Rights ----------------------------------------------------------------------------------------------------------------

-- Everyone reads; a standard is written by a migration only.
alter table reference.water_standards enable row level security;
alter table reference.water_classes enable row level security;
alter table reference.water_items enable row level security;
alter table reference.water_limits enable row level security;
create policy "everyone reads standards" on reference.water_standards for select to anon, authenticated using (true);
create policy "everyone reads classes" on reference.water_classes for select to anon, authenticated using (true);
create policy "everyone reads items" on reference.water_items for select to anon, authenticated using (true);
create policy "everyone reads limits" on reference.water_limits for select to anon, authenticated using (true);
grant usage on schema reference to anon, authenticated, service_role;
grant select on all tables in schema reference to anon, authenticated, service_role;
revoke all on public.water_limits from anon, authenticated;
grant select on public.water_limits to anon, authenticated, service_role;
revoke execute on function reference.add_water_standard(jsonb) from public;

-- GB 3838-2002 ----------------------------------------------------------------------------------------------------------

select reference.add_water_standard($gb3838$
{
  "code": "GB 3838-2002",
  "title": {
    "zh": "地表水环境质量标准 GB 3838-2002 表 1",
    "en": "Environmental quality standards for surface water, GB 3838-2002, table 1"
  },
  "effective_from": "2002-06-01",
  "effective_to": null,
  "method": {
    "zh": "地表水环境质量评价办法（试行），环办〔2011〕22号",
    "en": "Rules for assessing surface water quality (trial), Huanban 2011 no. 22"
  },
  "grades": [
    {
      "code": "excellent",
      "classes": ["I", "II"],
      "name": {
        "zh": "优",
        "en": "Excellent"
      },
      "colour": "blue"
    },
    {
      "code": "good",
      "classes": ["III"],
      "name": {
        "zh": "良好",
        "en": "Good"
      },
      "colour": "green"
    },
    {
      "code": "light",
      "classes": ["IV"],
      "name": {
        "zh": "轻度污染",
        "en": "Lightly polluted"
      },
      "colour": "yellow"
    },
    {
      "code": "moderate",
      "classes": ["V"],
      "name": {
        "zh": "中度污染",
        "en": "Moderately polluted"
      },
      "colour": "orange"
    },
    {
      "code": "heavy",
      "classes": [">V"],
      "name": {
        "zh": "重度污染",
        "en": "Heavily polluted"
      },
      "colour": "red"
    }
  ],
  "items": [
    {
      "code": "water_temp",
      "seq": 1,
      "name": {
        "zh": "水温",
        "en": "Water temperature"
      },
      "unit": "℃",
      "aliases": ["WT"],
      "counts": false,
      "multiple": false,
      "priority": false,
      "plausible": ["-2", "45"],
      "limits": {}
    },
    {
      "code": "ph",
      "seq": 2,
      "name": {
        "zh": "pH值",
        "en": "pH"
      },
      "unit": "",
      "aliases": ["pH"],
      "counts": true,
      "multiple": false,
      "priority": false,
      "plausible": ["0", "14"],
      "limits": {
        "any": {
          "low": ["6", "6", "6", "6", "6"],
          "high": ["9", "9", "9", "9", "9"]
        }
      }
    },
    {
      "code": "do",
      "seq": 3,
      "name": {
        "zh": "溶解氧",
        "en": "Dissolved oxygen"
      },
      "unit": "mg/L",
      "aliases": ["DO"],
      "counts": true,
      "multiple": false,
      "priority": false,
      "plausible": ["0", "50"],
      "limits": {
        "any": {
          "low": ["7.5", "6", "5", "3", "2"]
        }
      },
      "saturation": {
        "class": "I",
        "pct": "90",
        "numerator": "468",
        "offset": "31.6"
      }
    },
    {
      "code": "codmn",
      "seq": 4,
      "name": {
        "zh": "高锰酸盐指数",
        "en": "Permanganate index"
      },
      "unit": "mg/L",
      "aliases": ["CODMn", "IMn"],
      "counts": true,
      "multiple": true,
      "priority": false,
      "plausible": ["0", "1000000"],
      "limits": {
        "any": {
          "high": ["2", "4", "6", "10", "15"]
        }
      }
    },
    {
      "code": "cod",
      "seq": 5,
      "name": {
        "zh": "化学需氧量",
        "en": "Chemical oxygen demand"
      },
      "unit": "mg/L",
      "aliases": ["COD", "CODCr"],
      "counts": true,
      "multiple": true,
      "priority": false,
      "plausible": ["0", "1000000"],
      "limits": {
        "any": {
          "high": ["15", "15", "20", "30", "40"]
        }
      }
    },
    {
      "code": "bod5",
      "seq": 6,
      "name": {
        "zh": "五日生化需氧量",
        "en": "Five-day biochemical oxygen demand"
      },
      "unit": "mg/L",
      "aliases": ["BOD5", "BOD", "生化需氧量"],
      "counts": true,
      "multiple": true,
      "priority": false,
      "plausible": ["0", "1000000"],
      "limits": {
        "any": {
          "high": ["3", "3", "4", "6", "10"]
        }
      }
    },
    {
      "code": "nh3n",
      "seq": 7,
      "name": {
        "zh": "氨氮",
        "en": "Ammonia nitrogen"
      },
      "unit": "mg/L",
      "aliases": ["NH3-N", "NH3N", "氨氮含量"],
      "counts": true,
      "multiple": true,
      "priority": false,
      "plausible": ["0", "1000000"],
      "limits": {
        "any": {
          "high": ["0.15", "0.5", "1.0", "1.5", "2.0"]
        }
      }
    },
    {
      "code": "tp",
      "seq": 8,
      "name": {
        "zh": "总磷",
        "en": "Total phosphorus"
      },
      "unit": "mg/L",
      "aliases": ["TP"],
      "counts": true,
      "multiple": true,
      "priority": false,
      "plausible": ["0", "1000000"],
      "limits": {
        "river": {
          "high": ["0.02", "0.1", "0.2", "0.3", "0.4"]
        },
        "lake": {
          "high": ["0.01", "0.025", "0.05", "0.1", "0.2"]
        }
      }
    },
    {
      "code": "tn",
      "seq": 9,
      "name": {
        "zh": "总氮",
        "en": "Total nitrogen"
      },
      "unit": "mg/L",
      "aliases": ["TN"],
      "counts": false,
      "multiple": true,
      "priority": false,
      "plausible": ["0", "1000000"],
      "limits": {
        "lake": {
          "high": ["0.2", "0.5", "1.0", "1.5", "2.0"]
        }
      }
    },
    {
      "code": "cu",
      "seq": 10,
      "name": {
        "zh": "铜",
        "en": "Copper"
      },
      "unit": "mg/L",
      "aliases": ["Cu", "总铜"],
      "counts": true,
      "multiple": true,
      "priority": true,
      "plausible": ["0", "1000000"],
      "limits": {
        "any": {
          "high": ["0.01", "1.0", "1.0", "1.0", "1.0"]
        }
      }
    },
    {
      "code": "zn",
      "seq": 11,
      "name": {
        "zh": "锌",
        "en": "Zinc"
      },
      "unit": "mg/L",
      "aliases": ["Zn", "总锌"],
      "counts": true,
      "multiple": true,
      "priority": true,
      "plausible": ["0", "1000000"],
      "limits": {
        "any": {
          "high": ["0.05", "1.0", "1.0", "2.0", "2.0"]
        }
      }
    },
    {
      "code": "fluoride",
      "seq": 12,
      "name": {
        "zh": "氟化物",
        "en": "Fluoride"
      },
      "unit": "mg/L",
      "aliases": ["F-", "氟"],
      "counts": true,
      "multiple": true,
      "priority": false,
      "plausible": ["0", "1000000"],
      "limits": {
        "any": {
          "high": ["1.0", "1.0", "1.0", "1.5", "1.5"]
        }
      }
    },
    {
      "code": "se",
      "seq": 13,
      "name": {
        "zh": "硒",
        "en": "Selenium"
      },
      "unit": "mg/L",
      "aliases": ["Se", "总硒"],
      "counts": true,
      "multiple": true,
      "priority": false,
      "plausible": ["0", "1000000"],
      "limits": {
        "any": {
          "high": ["0.01", "0.01", "0.01", "0.02", "0.02"]
        }
      }
    },
    {
      "code": "as",
      "seq": 14,
      "name": {
        "zh": "砷",
        "en": "Arsenic"
      },
      "unit": "mg/L",
      "aliases": ["As", "总砷"],
      "counts": true,
      "multiple": true,
      "priority": true,
      "plausible": ["0", "1000000"],
      "limits": {
        "any": {
          "high": ["0.05", "0.05", "0.05", "0.1", "0.1"]
        }
      }
    },
    {
      "code": "hg",
      "seq": 15,
      "name": {
        "zh": "汞",
        "en": "Mercury"
      },
      "unit": "mg/L",
      "aliases": ["Hg", "总汞"],
      "counts": true,
      "multiple": true,
      "priority": true,
      "plausible": ["0", "1000000"],
      "limits": {
        "any": {
          "high": ["0.00005", "0.00005", "0.0001", "0.001", "0.001"]
        }
      }
    },
    {
      "code": "cd",
      "seq": 16,
      "name": {
        "zh": "镉",
        "en": "Cadmium"
      },
      "unit": "mg/L",
      "aliases": ["Cd", "总镉"],
      "counts": true,
      "multiple": true,
      "priority": true,
      "plausible": ["0", "1000000"],
      "limits": {
        "any": {
          "high": ["0.001", "0.005", "0.005", "0.005", "0.01"]
        }
      }
    },
    {
      "code": "cr6",
      "seq": 17,
      "name": {
        "zh": "铬（六价）",
        "en": "Hexavalent chromium"
      },
      "unit": "mg/L",
      "aliases": ["六价铬", "Cr6+", "Cr(VI)", "铬(六价)"],
      "counts": true,
      "multiple": true,
      "priority": true,
      "plausible": ["0", "1000000"],
      "limits": {
        "any": {
          "high": ["0.01", "0.05", "0.05", "0.05", "0.1"]
        }
      }
    },
    {
      "code": "pb",
      "seq": 18,
      "name": {
        "zh": "铅",
        "en": "Lead"
      },
      "unit": "mg/L",
      "aliases": ["Pb", "总铅"],
      "counts": true,
      "multiple": true,
      "priority": true,
      "plausible": ["0", "1000000"],
      "limits": {
        "any": {
          "high": ["0.01", "0.01", "0.05", "0.05", "0.1"]
        }
      }
    },
    {
      "code": "cyanide",
      "seq": 19,
      "name": {
        "zh": "氰化物",
        "en": "Cyanide"
      },
      "unit": "mg/L",
      "aliases": ["CN-", "总氰化物"],
      "counts": true,
      "multiple": true,
      "priority": true,
      "plausible": ["0", "1000000"],
      "limits": {
        "any": {
          "high": ["0.005", "0.05", "0.2", "0.2", "0.2"]
        }
      }
    },
    {
      "code": "phenol",
      "seq": 20,
      "name": {
        "zh": "挥发酚",
        "en": "Volatile phenol"
      },
      "unit": "mg/L",
      "aliases": ["挥发性酚"],
      "counts": true,
      "multiple": true,
      "priority": false,
      "plausible": ["0", "1000000"],
      "limits": {
        "any": {
          "high": ["0.002", "0.002", "0.005", "0.01", "0.1"]
        }
      }
    },
    {
      "code": "petroleum",
      "seq": 21,
      "name": {
        "zh": "石油类",
        "en": "Petroleum"
      },
      "unit": "mg/L",
      "aliases": ["石油"],
      "counts": true,
      "multiple": true,
      "priority": false,
      "plausible": ["0", "1000000"],
      "limits": {
        "any": {
          "high": ["0.05", "0.05", "0.05", "0.5", "1.0"]
        }
      }
    },
    {
      "code": "las",
      "seq": 22,
      "name": {
        "zh": "阴离子表面活性剂",
        "en": "Anionic surfactant"
      },
      "unit": "mg/L",
      "aliases": ["LAS"],
      "counts": true,
      "multiple": true,
      "priority": false,
      "plausible": ["0", "1000000"],
      "limits": {
        "any": {
          "high": ["0.2", "0.2", "0.2", "0.3", "0.3"]
        }
      }
    },
    {
      "code": "sulfide",
      "seq": 23,
      "name": {
        "zh": "硫化物",
        "en": "Sulfide"
      },
      "unit": "mg/L",
      "aliases": ["S2-"],
      "counts": true,
      "multiple": true,
      "priority": false,
      "plausible": ["0", "1000000"],
      "limits": {
        "any": {
          "high": ["0.05", "0.1", "0.2", "0.5", "1.0"]
        }
      }
    },
    {
      "code": "fecal_coliform",
      "seq": 24,
      "name": {
        "zh": "粪大肠菌群",
        "en": "Fecal coliform"
      },
      "unit": "个/L",
      "aliases": ["粪大肠菌", "粪大肠菌群数"],
      "counts": false,
      "multiple": true,
      "priority": false,
      "plausible": ["0", "1000000000000"],
      "limits": {
        "any": {
          "high": ["200", "2000", "10000", "20000", "40000"]
        }
      }
    }
  ]
}
$gb3838$);
