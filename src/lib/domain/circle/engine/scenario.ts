/**
 * A what-if scenario: facilities moved, added or removed. It is encoded in the URL as one short word per edit, and as a
 * file; both are validated.
 */
import * as v from 'valibot';
import type { LonLat } from '../../shared/geo/geodesy.ts';
import type { CircleFacility } from '../circle-data.ts';

/** More edits would exceed the length of a URL. */
export const MAX_EDITS = 40;

const kind = v.pipe(v.string(), v.minLength(1), v.maxLength(60));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const lon = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
const lat = v.pipe(v.number(), v.minValue(-85), v.maxValue(85));
const capacity = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)));

const editSchema = v.variant('do', [
	v.strictObject({ do: v.literal('move'), kind, id, lon, lat }),
	v.strictObject({ do: v.literal('add'), kind, lon, lat, capacity }),
	v.strictObject({ do: v.literal('remove'), kind, id })
]);
export const editsSchema = v.pipe(v.array(editSchema), v.maxLength(MAX_EDITS));
export type Edit = v.InferOutput<typeof editSchema>;

/** Added facilities have the ids +1, +2, … in the order of their edits; no data set uses such ids. */
const addedId = (number: number): string => `+${number}`;

export interface Applied {
	/** The facilities of the scenario: moved ones keep their index, added ones come last. */
	readonly facilities: readonly CircleFacility[];
	/** Edits of facilities that are not in the data. */
	readonly unknown: readonly Edit[];
}

export function applyEdits(facilities: readonly CircleFacility[], edits: readonly Edit[]): Applied {
	if (edits.length === 0) return { facilities, unknown: [] };
	const changed = new Map<string, CircleFacility | null>(facilities.map((facility) => [keyOf(facility), facility]));
	const added: CircleFacility[] = [];
	const unknown: Edit[] = [];
	for (const edit of edits) {
		if (edit.do === 'add') {
			added.push(addedFacility(edit, addedId(added.length + 1)));
			continue;
		}
		const known = changed.get(keyOf(edit));
		if (!known) unknown.push(edit);
		else changed.set(keyOf(edit), edit.do === 'remove' ? null : { ...known, entrances: [placeOf(edit)] });
	}
	return { facilities: [...[...changed.values()].filter((facility) => facility !== null), ...added], unknown };
}

function addedFacility(edit: Edit & { do: 'add' }, facilityId: string): CircleFacility {
	return {
		id: facilityId,
		kind: edit.kind,
		name: null,
		state: 'operating',
		entrances: [placeOf(edit)],
		capacity: edit.capacity,
		opens: null,
		featureSlug: null,
		localName: null,
		is_example: false
	};
}

const placeOf = ({ lon: x, lat: y }: { lon: number; lat: number }) => ({ lon: x, lat: y });
const keyOf = (facility: { kind: string; id: string }): string => JSON.stringify([facility.kind, facility.id]);

/** Whether the facility was added by the scenario. */
const isAdded = (facilityId: string): boolean => facilityId.startsWith('+');

/** The edits after a facility was moved: one edit a facility, however often it was dragged. */
export function withMove(edits: readonly Edit[], facility: { kind: string; id: string }, to: LonLat): Edit[] {
	const at = addedAt(edits, facility.id);
	if (at !== null) return edits.map((edit, i) => (i === at && edit.do === 'add' ? { ...edit, ...rounded(to) } : edit));
	return [...withoutEdit(edits, facility), { do: 'move', kind: facility.kind, id: facility.id, ...rounded(to) }];
}

export function withAdded(edits: readonly Edit[], kindId: string, to: LonLat, places: number | null = null): Edit[] {
	return [...edits, { do: 'add', kind: kindId, capacity: places, ...rounded(to) }];
}

/** Removing an added facility removes its edit. */
export function withRemoved(edits: readonly Edit[], facility: { kind: string; id: string }): Edit[] {
	const at = addedAt(edits, facility.id);
	if (at !== null) return edits.filter((_, i) => i !== at);
	return [...withoutEdit(edits, facility), { do: 'remove', kind: facility.kind, id: facility.id }];
}

const withoutEdit = (edits: readonly Edit[], facility: { kind: string; id: string }): Edit[] =>
	edits.filter((edit) => edit.do === 'add' || edit.kind !== facility.kind || edit.id !== facility.id);

function addedAt(edits: readonly Edit[], facilityId: string): number | null {
	if (!isAdded(facilityId)) return null;
	const places = [...edits.keys()].filter((i) => edits[i]?.do === 'add');
	return places[Number(facilityId.slice(1)) - 1] ?? null;
}

/** Coordinates in hundred-thousandths of a degree, about one metre. */
const STEPS = 1e5;
const rounded = ({ lon: x, lat: y }: LonLat): LonLat => ({
	lon: Math.round(x * STEPS) / STEPS,
	lat: Math.round(y * STEPS) / STEPS
});

/** `m~canteen~f-12~78bt0~1v9qk.a~market~…`: one letter for what is done, then its parts; coordinates in base 36. */
export function encodeEdits(edits: readonly Edit[]): string {
	return edits.map(encodeEdit).join('.');
}

function encodeEdit(edit: Edit): string {
	if (edit.do === 'remove') return ['r', escaped(edit.kind), escaped(edit.id)].join('~');
	const place = [edit.lon, edit.lat].map((degrees) => Math.round(degrees * STEPS).toString(36));
	if (edit.do === 'move') return ['m', escaped(edit.kind), escaped(edit.id), ...place].join('~');
	return ['a', escaped(edit.kind), ...place, ...(edit.capacity === null ? [] : [String(edit.capacity)])].join('~');
}

const escaped = (text: string): string => encodeURIComponent(text).replaceAll('~', '%7E').replaceAll('.', '%2E');

/** @returns null when any edit cannot be read: a partial scenario would differ from the one that was shared */
export function decodeEdits(text: string): Edit[] | null {
	try {
		const result = v.safeParse(editsSchema, text.split('.').filter(Boolean).map(decodeEdit));
		return result.success ? result.output : null;
	} catch {
		// decodeURIComponent throws on a stray %.
		return null;
	}
}

function decodeEdit(word: string): unknown {
	const [letter, kindPart = '', ...rest] = word.split('~');
	const kindId = decodeURIComponent(kindPart);
	const [first = '', second = '', third, fourth] = rest;
	if (letter === 'r' && rest.length === 1) return { do: 'remove', kind: kindId, id: decodeURIComponent(first) };
	if (letter === 'm' && rest.length === 3)
		return { do: 'move', kind: kindId, id: decodeURIComponent(first), lon: degrees(second), lat: degrees(third) };
	if (letter !== 'a' || fourth !== undefined || rest.length < 2) return null;
	const places = third === undefined ? null : /^\d+$/.test(third) ? Number(third) : NaN;
	return { do: 'add', kind: kindId, lon: degrees(first), lat: degrees(second), capacity: places };
}

const degrees = (word: string | undefined): number =>
	word !== undefined && /^-?[0-9a-z]{1,7}$/.test(word) ? parseInt(word, 36) / STEPS : NaN;
