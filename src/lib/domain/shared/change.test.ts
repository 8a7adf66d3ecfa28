import { expect, it } from 'vitest';
import { changedValues } from './change.ts';

const english = (text: Record<string, string>): string => text['en'] ?? '';
const changed = (before: Record<string, unknown> | null, after: Record<string, unknown> | null) =>
	changedValues({ table_name: 'features', before, after }, english);

it('shows a column before and after', () => {
	expect(changed({ accuracy_m: 250 }, { accuracy_m: 100 })).toEqual([
		{ column: 'accuracy_m', before: '250', after: '100' }
	]);
});

it('reads texts in the user’s language and omits keys and values that are empty on both sides', () => {
	expect(changed(null, { id: 3, town_code: 'x', name: { zh: '路', en: 'Road' }, note: null })).toEqual([
		{ column: 'name', before: null, after: 'Road' }
	]);
});

it('shortens long texts, and formats geometries and lists', () => {
	const [value] = changed({ note: 'x'.repeat(10_000) }, null);
	expect(value?.before).toHaveLength(161);
	expect(changed(null, { geom: { type: 'Point', coordinates: [121, 31] } })[0]?.after).toBe('Point 121, 31');
	const ring = {
		type: 'Polygon',
		coordinates: [
			[
				[121.1234567, 31],
				[121.2, 31],
				[121.2, 31.1],
				[121.1234567, 31]
			]
		]
	};
	expect(changed(null, { geom: ring })[0]?.after).toBe('Polygon 121.12346, 31 … (4)');
	expect(changed(null, { aliases: ['a', 'b'] })[0]?.after).toBe('["a","b"]');
});

it('omits values common to every status', () => {
	const after = { stage: 'built', lifecycle: 'works', source: 'desk', section: 'status', kind: 'actual' };
	expect(changedValues({ table_name: 'status_events', before: null, after }, english)).toEqual([
		{ column: 'stage', before: null, after: 'built' }
	]);
});

it('shows of a proposal the proposed values, and of a revised one only the differences', () => {
	const evidence = { document: '示例', why: 'because' };
	const proposal = (area_m2: number) => ({ payload: { changes: { area_m2 }, evidence }, proposed_at: '2026-01-01' });
	const textOf = (before: Record<string, unknown> | null, after: Record<string, unknown>) =>
		changedValues({ table_name: 'proposals', before, after }, english);
	expect(textOf(null, { state: 'open', ...proposal(5) })).toEqual([
		{ column: 'state', before: null, after: 'open' },
		{ column: 'document', before: null, after: '示例' },
		{ column: 'area_m2', before: null, after: '5' }
	]);
	expect(textOf(proposal(5), proposal(6))).toEqual([{ column: 'area_m2', before: '5', after: '6' }]);
	const place = { payload: { geometry: { type: 'Point', coordinates: [121, 31] }, accuracy_m: 5, language: 'zh' } };
	expect(textOf(null, place).map(({ column }) => column)).toEqual(['geometry', 'accuracy_m']);
});
