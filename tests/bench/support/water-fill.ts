/** Ten years of monthly samples of 500 sections for the bench town, generated in the database: 1.44 million readings. */
import type postgres from 'postgres';
import { BENCH_TOWN, SOUTH, WEST } from './town.ts';

export const SECTIONS = 500;
export const YEARS = 10;
const RIVERS = 25;
const FIRST_YEAR = 2016;
export const LAST_MONTH = `${FIRST_YEAR + YEARS - 1}-12`;
const TRIGGERED = ['rivers', 'water_sections', 'water_samples', 'water_readings'] as const;

export async function fillWater(sql: postgres.Sql): Promise<void> {
	const { code } = BENCH_TOWN;
	const place = (n: string) =>
		`extensions.st_setsrid(extensions.st_makepoint(${WEST} + 0.0005 * (${n} % 25 + 1), ${SOUTH} + 0.0005 * (${n} / 25 + 1)), 4326)`;
	// As a restored dump: the results are computed once at the end and not with every statement.
	for (const table of TRIGGERED) await sql.unsafe(`alter table ${table} disable trigger user`);
	await sql.unsafe(`
		insert into rivers (town_code, slug, seq, name, basis)
		select '${code}', 'river-' || n, n, jsonb_build_object('en', 'River ' || n), '{"en": "Generated"}'
		from generate_series(1, ${RIVERS}) as n;
		insert into water_sections (town_code, code, name, river, level, target_class, visibility, geom, basis, accuracy_m)
		select '${code}', 'S-' || lpad(n::text, 3, '0'), jsonb_build_object('en', 'Section ' || n), 'river-' || (n % ${RIVERS} + 1),
			'town', 'IV', 'public', ${place('n')}, '{"en": "Generated"}', 20
		from generate_series(1, ${SECTIONS}) as n;
		insert into section_suspensions (town_code, section_id, from_date, to_date, reason)
		select town_code, id, '2020-03-01', '2020-05-31', '{"en": "Works"}' from water_sections where town_code = '${code}' and id % 20 = 0;
		insert into water_samples (town_code, section_id, date, review)
		select '${code}', s.id, (month + (s.id % 20) * interval '1 day')::date, 'published'
		from water_sections as s,
			generate_series('${FIRST_YEAR}-01-01'::timestamp, '${LAST_MONTH}-01', interval '1 month') as month
		where s.town_code = '${code}';
		insert into water_readings (town_code, sample_id, item, reported)
		select '${code}', w.id, i.code, round(
			coalesce(l.high, l.low, 20) * (0.4 + ((w.id * 7 + w.section_id * 31 + i.seq * 13) % 90) / 100.0), 4)::text
		from water_samples as w
		cross join reference.water_items as i
		left join reference.water_limits as l
			on l.standard = i.standard and l.item = i.code and l.water_body = 'river' and l.rank = 3
		where w.town_code = '${code}' and i.code <> 'ph'
		union all
		select '${code}', id, 'ph', '7.4' from water_samples where town_code = '${code}';`);
	for (const table of TRIGGERED) await sql.unsafe(`alter table ${table} enable trigger user`);
	await sql.unsafe('select private.refresh_all_water()');
	await sql.unsafe('analyze');
}
