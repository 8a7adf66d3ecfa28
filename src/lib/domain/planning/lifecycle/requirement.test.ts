import { expect, it } from 'vitest';
import type { FeatureFact, StatusEvent } from '../feature.ts';
import { missingOf, type Requirement } from './requirement.ts';

const requirement = (stage: string, field: string, kind: Requirement['kind']): Requirement => ({
	lifecycle: 'works',
	stage,
	seq: 0,
	field,
	kind,
	name: { en: field },
	unit: null,
	choices: null
});
const RULES = [
	requirement('tendering', 'tender_kind', 'choice'),
	requirement('done', 'evidence', 'document'),
	requirement('done', 'filing', 'document_no'),
	requirement('done', 'date', 'day'),
	{ ...requirement('tendering', 'other', 'text'), lifecycle: 'roads' }
];
const event = (id: number, stage: string | null, change: Partial<StatusEvent> = {}): StatusEvent => ({
	id,
	kind: 'actual',
	stage,
	phrase: { en: 'x' },
	date: `2030-01-${String(id).padStart(2, '0')}`,
	precision: 'day',
	commitment: null,
	note: null,
	document: null,
	document_no: null,
	revoked_at: null,
	visibility: 'public',
	source: 's',
	section: '1',
	...change
});
const fact = { code: 'tender_kind' } as FeatureFact;
const missing = (events: StatusEvent[], facts: FeatureFact[] = []) =>
	missingOf(RULES, { lifecycle: 'works', events, facts }).map(({ requirement: { field }, now }) => `${field} ${now}`);

it('grows with the stages, those of the present one first', () => {
	expect(missing([event(1, 'idea')])).toEqual([]);
	expect(missing([event(1, 'idea'), event(2, 'tendering')])).toEqual(['tender_kind true']);
	expect(missing([event(2, 'tendering'), event(3, 'done', { precision: 'year' })])).toEqual([
		'evidence true',
		'filing true',
		'date true',
		'tender_kind false'
	]);
});

it('is answered by the event or by a fact', () => {
	const done = event(3, 'done', { document: 'Filing', document_no: '7' });
	expect(missing([event(2, 'tendering'), done], [fact])).toEqual([]);
});

it('counts neither promises nor what was taken back, and of two times the last', () => {
	const off = { revoked_at: '2030-02-01T00:00:00Z' };
	expect(missing([event(1, 'tendering', off), event(2, 'done', { kind: 'target' })])).toEqual([]);
	const proven = { document: 'Filing', document_no: '7' };
	expect(missing([event(1, 'done'), event(2, 'built'), event(3, 'done', proven)])).toEqual([]);
});
