/** Parses a submitted sample: `{id, water_body, values, water_temp_c?, target_class?}`, validated field by field. */
import type { Exact } from './fraction.ts';
import { problem, type Problem } from '../../shared/problem.ts';
import { isProblem, readReading, type Reading } from './reading.ts';
import { type Standard, WATER_BODIES, type WaterBody } from './standard.ts';
import { itemNamed } from './item-name.ts';
import { parseWaterClass, type StandardClass } from './water-class.ts';

export interface Sample {
	water_body: WaterBody;
	/** At most one reading of each item. */
	readings: readonly Reading[];
	water_temp_c: Exact | null;
}

/** A sample with its id and target. */
export interface SampleRow {
	id: string | number;
	sample: Sample;
	target_class: StandardClass | null;
}

export type Checked<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

const FIELDS = new Set(['id', 'water_body', 'values', 'water_temp_c', 'target_class']);
const WATER_BODY_NAMES: Readonly<Record<string, WaterBody>> = {
	...Object.fromEntries(WATER_BODIES.map((body) => [body, body])),
	河流: 'river',
	河: 'river',
	湖库: 'lake',
	湖泊: 'lake',
	水库: 'lake',
	湖: 'lake'
};

/** @param fallback kind of water when the row does not state it */
export function readSampleRow(row: unknown, standard: Standard, fallback?: WaterBody): Checked<SampleRow> {
	if (!isRecord(row)) return { ok: false, problems: [problem('not_an_object', '', row)] };
	const problems: Problem[] = [];
	const keep = <T>(value: T | Problem): T | null => {
		if (!isFieldProblem(value)) return value;
		problems.push(value);
		return null;
	};
	for (const field of Object.keys(row)) if (!FIELDS.has(field)) problems.push(problem('unknown_field', field));
	const id = keep(readId(row['id']));
	const water_body = keep(readWaterBody(row['water_body'], fallback));
	const target_class = keep(readTarget(row['target_class']));
	const water_temp_c = keep(readTemperature(row['water_temp_c'], standard));
	const readings = readValues(row['values'], standard, problems);
	if (problems.length === 0 && !readings.some(({ item }) => item.counts))
		problems.push(problem('nothing_counts', 'values'));
	if (problems.length > 0 || id === null || water_body === null) return { ok: false, problems };
	const sample = { water_body, readings, water_temp_c: water_temp_c ?? temperatureAmong(readings) };
	return { ok: true, value: { id, sample, target_class } };
}

function readId(raw: unknown): string | number | Problem {
	if (typeof raw === 'number' || (typeof raw === 'string' && raw.trim() !== '')) return raw;
	return problem('missing', 'id');
}

function readWaterBody(raw: unknown, fallback: WaterBody | undefined): WaterBody | Problem {
	if (raw === undefined || raw === null || raw === '') return fallback ?? problem('missing', 'water_body');
	const name = typeof raw === 'string' ? raw.trim().toLowerCase() : '';
	const found = Object.hasOwn(WATER_BODY_NAMES, name) ? WATER_BODY_NAMES[name] : undefined;
	return found ?? problem('unknown_water_body', 'water_body', raw);
}

function readTarget(raw: unknown): StandardClass | null | Problem {
	if (raw === undefined || raw === null || raw === '') return null;
	const found = typeof raw === 'string' || typeof raw === 'number' ? parseWaterClass(String(raw)) : null;
	return found && found !== '>V' ? found : problem('unknown_class', 'target_class', raw);
}

function readTemperature(raw: unknown, standard: Standard): Exact | null | Problem {
	const item = standard.item.get('water_temp');
	if (!item) return null;
	const reading = readReading(item, raw, 'water_temp_c');
	return isProblem(reading) ? reading : (reading?.value ?? null);
}

function readValues(raw: unknown, standard: Standard, problems: Problem[]): Reading[] {
	if (!isRecord(raw)) {
		problems.push(raw === undefined ? problem('missing', 'values') : problem('not_an_object', 'values', raw));
		return [];
	}
	const readings: Reading[] = [];
	let seen: Map<string, string> | null = null;
	for (const name in raw) {
		let item = standard.item.get(name);
		// Codes are unique in a record; only names and aliases can refer to the same item.
		if (!item) {
			seen ??= new Map(Object.keys(raw).flatMap((key) => (standard.item.has(key) ? [[key, key]] : [])));
			item = itemNamed(name, standard);
			if (!item) {
				problems.push(problem('unknown_item', `values.${name}`));
				continue;
			}
			const twin = seen.get(item.code);
			if (twin !== undefined) {
				problems.push(problem('item_twice', `values.${name}`, twin));
				continue;
			}
			seen.set(item.code, name);
		}
		const value = raw[name];
		const reading = readReading(item, value, name);
		if (reading === null) continue;
		if (isProblem(reading)) problems.push({ ...reading, field: `values.${name}` });
		else readings.push(reading);
	}
	return readings;
}

function temperatureAmong(readings: readonly Reading[]): Exact | null {
	return readings.find(({ item }) => item.code === 'water_temp')?.value ?? null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isFieldProblem = (value: unknown): value is Problem => isRecord(value) && 'code' in value && 'field' in value;
