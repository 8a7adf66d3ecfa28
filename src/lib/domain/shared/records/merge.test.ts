import { expect, it } from 'vitest';
import { mergeOf, resolve } from './merge.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const VERSIONS = {
	base: { a: '1', b: '1', c: '1', d: '1', e: '1' },
	theirs: { a: '1', b: '2', c: '1', d: '2', e: '2' },
	mine: { a: '1', b: '1', c: '3', d: '3', e: '2' }
};

it('lists the changed fields with their side', () => {
	expect(mergeOf(NAMES, VERSIONS).map(({ name, side }) => [name, side])).toEqual([
		['b', 'theirs'],
		['c', 'mine'],
		['d', null],
		['e', 'both']
	]);
});

it.each([
	['theirs', { a: '1', b: '2', c: '3', d: '2', e: '2' }],
	['mine', { a: '1', b: '2', c: '3', d: '3', e: '2' }]
] as const)('takes both people’s changes, and where they differ that of %s', (side, values) => {
	expect(resolve(NAMES, VERSIONS, () => side)).toEqual({ values, open: [] });
});

it('keeps the typed value of an unresolved conflict, and reports it', () => {
	const { values, open } = resolve(NAMES, VERSIONS, () => null);
	expect(open).toEqual(['d']);
	expect(values['d']).toBe('3');
});

it('loses nothing when a third version is saved in between', () => {
	const first = resolve(NAMES, VERSIONS, () => 'mine').values;
	const again = { base: VERSIONS.theirs, theirs: { ...VERSIONS.theirs, a: '9' }, mine: first };
	expect(resolve(NAMES, again, () => null)).toEqual({ values: { ...first, a: '9' }, open: [] });
});
