import { expect, it } from 'vitest';
import { changedValues } from './change.ts';

const english = (text: Record<string, string>): string => text['en'] ?? '';
const changed = (before: Record<string, unknown> | null, after: Record<string, unknown> | null) =>
	changedValues({ table_name: 'features', before, after }, english);

it('shows a column as it was and as it is', () => {
	expect(changed({ accuracy_m: 250 }, { accuracy_m: 100 })).toEqual([
		{ column: 'accuracy_m', before: '250', after: '100' }
	]);
});

it('reads texts in the reader’s language and leaves out keys and what is empty on both sides', () => {
	expect(changed(null, { id: 3, town_code: 'x', name: { zh: '路', en: 'Road' }, note: null })).toEqual([
		{ column: 'name', before: null, after: 'Road' }
	]);
});

it('shortens what nobody reads to the end, and writes places and lists as they are', () => {
	const [value] = changed({ note: 'x'.repeat(10_000) }, null);
	expect(value?.before).toHaveLength(161);
	expect(changed(null, { geom: { type: 'Point', coordinates: [121, 31] } })[0]?.after).toBe('Point [121,31]');
	expect(changed(null, { aliases: ['a', 'b'] })[0]?.after).toBe('["a","b"]');
});

it('leaves out what every status says alike', () => {
	const after = { stage: 'built', lifecycle: 'works', source: 'desk', section: 'status', kind: 'actual' };
	expect(changedValues({ table_name: 'status_events', before: null, after }, english)).toEqual([
		{ column: 'stage', before: null, after: 'built' }
	]);
});
