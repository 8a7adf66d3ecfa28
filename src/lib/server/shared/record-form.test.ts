import { expect, it } from 'vitest';
import type { RecordSaved } from '../../data/shared/records.ts';
import { DataUnavailable } from '../../data/rpc.ts';
import { refused } from '../../domain/shared/answer.ts';
import { field, type ColumnValues, type EditableRecord } from '../../domain/shared/records/fields.ts';
import { recordAction, type RecordAdapter } from './record-form.ts';

const FIELDS = [field('name', 'line', { required: true, longest: 20 }), field('far', 'number')];
const PLANNER = { id: '1', email: 'planner@example.org', role: 'planner' as const };
type Event = Parameters<ReturnType<typeof recordAction>>[0];
type Answered = { saved: string } | Record<string, unknown>;

/** A town, as the database lists it. */
const TOWN = {
	...{ code: '310113104', slug: 'a', language: 'zh', name: { zh: '镇' }, part_of: null, time_zone: 'Asia/Shanghai' },
	...{ west: 121, south: 31, east: 122, north: 32, camera: { center: [121.5, 31.5], zoom: 12 } },
	...{ official_area_km2: null, map_approval_no: null, attribution: [], reference_dates: [] },
	...{ edition: 1, water_edition: 1 }
};
const db = { from: () => ({ select: () => ({ order: async () => ({ data: [TOWN], error: null }) }) }) };

/** A record in memory, with the rules of the database: equal values are no change, another version is refused. */
function memory(values: Record<string, unknown>) {
	const record: EditableRecord = { version: 1, values, lastChange: 0, isExample: false };
	const reasons: string[] = [];
	const adapter: RecordAdapter<EditableRecord> = {
		read: async () => ({ ...record }),
		fieldsOf: () => FIELDS,
		changesSince: async () => [],
		save: async (version: number, changes: ColumnValues, reason: string): Promise<RecordSaved> => {
			const changed = Object.keys(changes).filter((column) => record.values[column] !== changes[column]);
			if (changed.length === 0) return { ok: true, value: { version: record.version, changed } };
			if (version !== record.version) return refused('changed_since');
			Object.assign(record, { version: version + 1, values: { ...record.values, ...changes } });
			reasons.push(reason);
			return { ok: true, value: { version: record.version, changed } };
		}
	};
	return { record, adapter, reasons };
}

async function send(
	adapter: RecordAdapter<EditableRecord>,
	values: Record<string, string>,
	staff: unknown = PLANNER
): Promise<Answered> {
	const body = new FormData();
	for (const [name, value] of Object.entries({ document: '批复', version: '1', ...values })) body.set(name, value);
	const event = {
		request: new Request('http://localhost/desk?/save', { method: 'POST', body }),
		locals: { db, account: staff, staff },
		url: new URL('http://localhost/desk/features/a')
	} as unknown as Event;
	try {
		const answer = await recordAction(async () => adapter)(event);
		return { ...('data' in answer ? answer.data : answer) };
	} catch (thrown) {
		const { location } = thrown as { location: string };
		return { saved: new URL(location, 'http://localhost').searchParams.get('saved') ?? '' };
	}
}
const base = JSON.stringify({ name: '甲', far: '' });

it('stores what differs, with the document as the reason, and once', async () => {
	const { adapter, record, reasons } = memory({ name: '甲', far: null });
	const form = { base, name: ' 乙 ', far: '2.50', document_no: '1 号', note: '现场核对' };
	expect(await send(adapter, form)).toEqual({ saved: 'name far' });
	expect(record).toMatchObject({ version: 2, values: { name: '乙', far: 2.5 } });
	expect(reasons).toEqual(['批复 1 号 · 现场核对']);
	expect(await send(adapter, form)).toEqual({ saved: 'nothing' });
	expect(record.version).toBe(2);
});

it.each([
	['missing', 'name', { name: ' ' }],
	['too_long', 'name', { name: 'x'.repeat(21) }],
	['not_a_number', 'far', { far: 'two' }],
	['reason_missing', 'document', { far: '1', document: '' }],
	['too_long', 'note', { far: '1', note: 'x'.repeat(601) }]
])('sends %s of %s back with what was typed', async (problem, name, values) => {
	const { adapter, record } = memory({ name: '甲', far: null });
	const answer = await send(adapter, { base, name: '甲', far: '', ...values });
	expect(answer).toMatchObject({ problem, fields: [name], typed: { version: 1, base: JSON.parse(base) as object } });
	expect(record.version).toBe(1);
});

it('shows all three versions after a concurrent edit, and continues from there', async () => {
	const { adapter, record } = memory({ name: '甲', far: null });
	await send(adapter, { base, name: '丙', far: '' });
	const refused = await send(adapter, { base, name: '乙', far: '2' });
	const versions = {
		base: { name: '甲', far: '' },
		theirs: { name: '丙', far: '' },
		mine: { name: '乙', far: '2' }
	};
	expect(refused).toMatchObject({ problem: 'changed_since', typed: { version: 2 }, more: { versions } });
	const merge = { merge: JSON.stringify(versions), version: '2' };
	expect(await send(adapter, merge)).toMatchObject({
		problem: 'open_choice',
		fields: ['name'],
		more: { versions }
	});
	expect(await send(adapter, { ...merge, by_hand: '1', 'pick.name': 'theirs' })).toMatchObject({
		problem: null,
		typed: { version: 2, base: versions.theirs, values: { name: '丙', far: '2' } }
	});
	expect(await send(adapter, { ...merge, 'pick.name': 'mine' })).toEqual({ saved: 'name far' });
	expect(record).toMatchObject({ version: 3, values: { name: '乙', far: 2 } });
});

it('keeps the typed input: for signed-out users, missing rights, and a missing answer', async () => {
	const { adapter } = memory({ name: '甲', far: null });
	expect(await send(adapter, { base, name: '乙' }, null)).toMatchObject({ problem: 'signed_out' });
	expect(await send(adapter, { base, name: '乙' }, { ...PLANNER, role: 'water' })).toMatchObject({
		problem: 'not_allowed'
	});
	const gone = { ...adapter, read: () => Promise.reject(new DataUnavailable('gone')) };
	expect(await send(gone, { base, name: '乙' })).toMatchObject({ problem: 'unavailable' });
});
