-- Standards of water quality as dated data: what table 1 of GB 3838 says, and since when. The document below is
-- src/lib/domain/water/standards/gb3838-2002.json, word for word (a test compares the two): one source for the pages and
-- for SQL. A revised standard is a new document there and one more "select reference.add_water_standard(…)" in a new
-- migration; no function changes. See docs/decisions/0011-water-limits.md.

-- What holds for every town and belongs to none: national standards.
create schema if not exists reference;

create table reference.water_standards (
  code text primary key,
  title public.local_text not null,
  method public.local_text not null,
  effective_from date not null unique,
  effective_to date,
  check (effective_to is null or effective_to >= effective_from)
);

-- Class by rank: 1 for I … 5 for V, 6 for worse than V, which is a word of the assessment and no class of the standard.
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
  -- The other way to a class: value * (offset + temperature) * 100 >= pct * numerator.
  saturation_rank smallint,
  saturation_pct numeric,
  saturation_numerator numeric,
  saturation_offset numeric,
  primary key (standard, code),
  unique (standard, seq),
  check (num_nonnulls(saturation_rank, saturation_pct, saturation_numerator, saturation_offset) in (0, 4))
);

-- What a value has to keep for a class, both ends inclusive; numeric, so that 1.0 is 1.0.
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

-- Takes one standard in; the form of the document is StandardDocument in src/lib/domain/water/standard.ts.
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
revoke execute on function reference.add_water_standard(jsonb) from public;

-- Everybody reads, nobody writes: a standard comes with a migration.
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

-- The table of limits for API clients: one row for each class of each item.
create view public.water_limits with (security_invoker = true) as
  select l.standard, s.effective_from, s.effective_to, i.seq, l.item, i.name, i.unit, i.counts, l.water_body,
    c.class, l.low, l.high
  from reference.water_limits as l
  join reference.water_standards as s on s.code = l.standard
  join reference.water_items as i on i.standard = l.standard and i.code = l.item
  join reference.water_classes as c on c.standard = l.standard and c.rank = l.rank;
revoke all on public.water_limits from anon, authenticated;
grant select on public.water_limits to anon, authenticated, service_role;

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
