-- The rules of src/lib/domain/water in SQL, over the same limits: numeric throughout, so that both give one answer.
-- A test holds the two equal on thousands of random samples. What a rule is and where it is written: docs/water.md.

-- The standard in force on a day, the newest where several are.
create function reference.water_standard_on(p_on date) returns text language sql stable set search_path = '' as $$
  select code from reference.water_standards
  where effective_from <= p_on and (effective_to is null or p_on <= effective_to)
  order by effective_from desc limit 1
$$;

-- What was measured of one item. A single value has n = 1; a mean of n values is kept as their total, because a total
-- against n times the limit is exact and a quotient may not be.
create type reference.water_value as (total numeric, n integer);

/*
  One value in the API's form: a number, "1.32", "0.02L" (not found: half the detection limit), {"total": 3.96, "n": 3}
  for a mean; -1, "" and null are not measured and give null. Anything else is refused.
*/
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
      -- Forty digits and powers up to 29: more is no reading of an instrument.
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

-- Limits of one item in one kind of water as arrays by rank, class I first: what the test below takes.
create view reference.water_scales with (security_invoker = true) as
  select l.standard, l.item, l.water_body, array_agg(l.low order by l.rank) as lows, array_agg(l.high order by l.rank) as highs
  from reference.water_limits as l group by l.standard, l.item, l.water_body;
grant select on reference.water_scales to anon, authenticated, service_role;

-- Rank of the best class whose limits are kept, 6 for none: one test for minima, maxima and ranges. GB 3838-2002 table 1
-- writes ≤ and ≥: a value at its limit keeps it. (One expression and no search_path of its own, so that it is inlined.)
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

/*
  The class of one reading, as its rank: for views over stored readings.
  null where nothing was measured, or where the standard sets no limit for the item in that kind of water.
*/
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

-- Every value is one of the standard's items and within what can be; the first that is not is named.
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

/*
  Classes of samples by the single-factor method (环办〔2011〕22号), in the order given:
  [{id, water_body: "river"|"lake", values: {item code: number|"0.02L"|-1|{total, n}}, water_temp_c?, target_class?}]
  → [{id, section_class, status, per_indicator, main_pollutants: [{item, multiple}], is_good_III_or_better, meets_target}]
  A sample in which no item that counts was measured has section_class null.
*/
create function public.assess_water_samples(p_samples jsonb, p_on date default current_date) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  standard_code text := reference.water_standard_on(p_on);
begin
  -- The data API on a PostgreSQL of one's own hands an array over as the text of its JSON.
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
      -- Water temperature, total nitrogen and faecal coliform never make the class.
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
