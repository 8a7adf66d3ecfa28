import { describe, expect, it } from 'vitest';
import { movedNow, reviewForm } from './review-form.ts';

function form(entries: [string, string][]): FormData {
	const data = new FormData();
	for (const [name, value] of entries) data.append(name, value);
	return data;
}

describe('the form of the review', () => {
	it('reads the chosen samples, and the button that was pressed', () => {
		const fields = reviewForm.typed(
			form([
				['from', 'preliminary'],
				['id', '7'],
				['id', '9'],
				['id', '1; drop table'],
				['reason', ' 因为 '],
				['to', 'reviewed']
			])
		);
		expect(fields).toEqual({ ids: [7, 9], from: 'preliminary', to: 'reviewed', reason: '因为' });
		expect(reviewForm.read(fields)).toEqual({ ok: true, value: fields });
	});

	it.each([
		['none_chosen', { ids: [] }],
		['unknown_state', { to: 'somewhere' }],
		['unknown_state', { from: '' }],
		['too_long', { reason: 'x'.repeat(1001) }],
		['too_many', { ids: Array.from({ length: 1001 }, (_, n) => n) }]
	] as const)('refuses %s', (problem, change) => {
		const good = { ids: [1], from: 'preliminary', to: 'reviewed', reason: '' };
		const ids = [...((change as { ids?: number[] }).ids ?? good.ids)];
		expect(reviewForm.read({ ...good, ...change, ids })).toMatchObject({ ok: false, refusal: problem });
	});

	it('gives the latest move only from a complete query', () => {
		const moved = (query: string) => movedNow(new URLSearchParams(query));
		expect(moved('moved=3-4&from=preliminary&to=reviewed')).toEqual({
			ids: [3, 4],
			from: 'preliminary',
			to: 'reviewed'
		});
		expect(moved('moved=3-x&from=preliminary&to=reviewed')).toBeNull();
		expect(moved('from=preliminary')).toBeNull();
	});
});
