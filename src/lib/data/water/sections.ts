/** Rivers, sections with their monthly results, and outfalls, as the user may see them: only published samples count. */
import type { LineString, MultiLineString, Point } from 'geojson';
import * as v from 'valibot';
import { placementOf } from '../../domain/shared/geo/placement.ts';
import type { StoredGrid } from '../../domain/water/months/month-grid.ts';
import {
	type MonthSample,
	type Outfall,
	OUTFALL_STATES,
	type River,
	SECTION_LEVELS,
	type WaterSection,
	type WaterStatement
} from '../../domain/water/section.ts';
import { WATER_BODIES } from '../../domain/water/standard/standard.ts';
import type { DataClient } from '../client.ts';
import { citation, optionalText, precision, text } from '../shared/schemas.ts';
import { rpc, unwrap } from '../rpc.ts';
import { type AssessedSection, monthSample, type StoredSample } from './month.ts';
import { lastDayOf, monthsBetween } from '../../domain/shared/time/month.ts';

const point = v.custom<Point>((value) => isGeometry(value, ['Point']), 'not a point');
const line = v.custom<LineString | MultiLineString>(
	(value) => isGeometry(value, ['LineString', 'MultiLineString']),
	'not a line'
);

const isGeometry = (value: unknown, types: readonly string[]): boolean =>
	typeof value === 'object' && value !== null && 'type' in value && types.includes(String(value.type));

const placed = { basis: text, accuracy_m: v.nullable(v.number()), is_example: v.boolean() };
const targetClass = v.nullable(v.picklist(['I', 'II', 'III', 'IV', 'V']));
const suspended = v.array(v.object({ from: v.string(), to: v.nullable(v.string()), reason: text }));

const riverRow = v.object({ slug: v.string(), name: text, geometry: v.nullable(line), ...placed });

/** Rivers in the town's own order; `geometry` is null where no line is known. */
export async function listRivers(db: DataClient, town: string): Promise<River[]> {
	return rpc(db, 'water_rivers', { p_town: town }, v.array(riverRow));
}

const sectionRow = v.object({
	id: v.number(),
	code: v.string(),
	name: text,
	river: v.string(),
	crossing: optionalText,
	level: v.picklist(SECTION_LEVELS),
	target_class: targetClass,
	chief_title: optionalText,
	chief_phone: v.nullable(v.string()),
	geometry: v.nullable(point),
	far_from_river_m: v.nullable(v.number()),
	suspended,
	...placed
});

/** Sections by code. */
export async function listSections(db: DataClient, town: string): Promise<WaterSection[]> {
	const rows = await rpc(db, 'water_section_list', { p_town: town }, v.array(sectionRow));
	return rows.map((row) => {
		const placement = row.geometry ? placementOf(row.accuracy_m) : 'unplaced';
		return { ...row, placement, geometry: placement === 'unplaced' ? null : row.geometry };
	});
}

const outfallRow = v.object({
	id: v.number(),
	slug: v.string(),
	name: text,
	river: v.string(),
	state: v.picklist(OUTFALL_STATES),
	closed_on: v.nullable(v.string()),
	geometry: v.nullable(point),
	...placed
});

/** Outfalls by slug, each with its current state. */
export async function listOutfalls(db: DataClient, town: string): Promise<Outfall[]> {
	const rows = await rpc(db, 'water_outfalls', { p_town: town }, v.array(outfallRow));
	return rows.map((row) => (placementOf(row.accuracy_m) === 'unplaced' ? { ...row, geometry: null } : row));
}

const MONTHS = 12;
/** Years in sequence: the number of the year, then twelve letters for each of its `parts`. */
const years = (parts: number) =>
	v.pipe(
		v.string(),
		v.transform((text) => {
			const length = 4 + parts * MONTHS;
			return Array.from({ length: Math.floor(text.length / length) }, (_, i) => {
				const [year, letters] = [text.slice(i * length, i * length + 4), text.slice(i * length + 4, (i + 1) * length)];
				return [year, Array.from({ length: parts }, (__, n) => letters.slice(n * MONTHS, (n + 1) * MONTHS))] as const;
			});
		})
	);
const sectionYears = v.pipe(
	years(3),
	v.transform((found) =>
		Object.fromEntries(
			found.map(([year, [classes = '', annual = '', warnings = '']]) => [year, { classes, annual, warnings }])
		)
	)
);
const riverYears = v.pipe(
	years(1),
	v.transform((found) => Object.fromEntries(found.map(([year, [grades = '']]) => [year, grades])))
);
const gridRecord = v.object({
	sections: v.record(v.string(), sectionYears),
	rivers: v.record(v.string(), riverYears)
});

/** The class of every section and the grade of every river in every month, as stored in the database. */
export async function storedGrid(db: DataClient, town: string): Promise<StoredGrid> {
	return rpc(db, 'water_grid', { p_town: town }, gridRecord);
}

/** Number of changes of the water data: equal numbers mean equal pages. */
export async function getWaterEdition(db: DataClient, town: string): Promise<number> {
	const answer = await db.from('towns').select('water_edition').eq('code', town).single();
	return unwrap(answer, v.object({ water_edition: v.number() })).water_edition;
}

/** Months (YYYY-MM) with published samples, oldest first. */
export async function monthsAvailable(db: DataClient, town: string): Promise<string[]> {
	return rpc(db, 'water_months', { p_town: town }, v.array(v.string()));
}

const record = v.object({
	span: v.object({ from: v.nullable(v.string()), to: v.nullable(v.string()) }),
	sections: v.array(
		v.object({ code: v.string(), target_class: targetClass, water_body: v.picklist(WATER_BODIES), suspended })
	),
	samples: v.array(v.object({ section: v.string(), date: v.string(), values: v.record(v.string(), v.string()) }))
});

/** One result for each section of the town, by code, measured or not. @param month YYYY-MM */
export function listMonth(db: DataClient, town: string, month: string): Promise<MonthSample[]> {
	return listMonths(db, town, month, month);
}

/** The same for several months in one call: by month, then by code. */
export async function listMonths(db: DataClient, town: string, from: string, to: string): Promise<MonthSample[]> {
	const args = { p_town: town, p_from: `${from}-01`, p_to: lastDayOf(to) };
	const { sections, samples } = await rpc(db, 'water_record', args, record);
	return results(sections, samples, monthsBetween(from, to));
}

/**
 * Every month of one section, oldest first, from the first to the last published month of the town: months without a
 * sample are included, with their reason. Empty where the section does not exist, or nothing was published.
 */
export async function sectionSeries(db: DataClient, town: string, code: string): Promise<MonthSample[]> {
	const args = { p_town: town, p_from: '0001-01-01', p_to: '9999-12-31', p_section: code };
	const { span, sections, samples } = await rpc(db, 'water_record', args, record);
	if (span.from === null || span.to === null) return [];
	return results(sections, samples, monthsBetween(span.from.slice(0, 7), span.to.slice(0, 7)));
}

const statementRow = v.object({
	slug: v.string(),
	name: text,
	kind: v.string(),
	summary: text,
	statements: v.array(
		v.object({ kind: v.picklist(['actual', 'target']), text, date: v.string(), precision, ...citation })
	),
	figures: v.array(
		v.object({
			code: v.string(),
			name: text,
			value: v.nullable(v.number()),
			unit: optionalText,
			qualifier: optionalText,
			as_of: v.string(),
			...citation
		})
	),
	remarks: v.array(text),
	...citation
});

/** Statements of the town's documents about its water: shown beside measured values, never mixed with them. */
export async function waterStatements(db: DataClient, town: string): Promise<WaterStatement[]> {
	return rpc(db, 'water_statements', { p_town: town }, v.array(statementRow));
}

function results(
	sections: readonly AssessedSection[],
	samples: readonly StoredSample[],
	months: readonly string[]
): MonthSample[] {
	const key = (section: string, month: string) => `${section} ${month}`;
	const byMonth = Map.groupBy(samples, ({ section, date }) => key(section, date.slice(0, 7)));
	return months.flatMap((month) =>
		sections.map((section) => monthSample(section, month, byMonth.get(key(section.code, month)) ?? []))
	);
}
