import { describe, expect, it } from 'vitest';
import { engine, PLACES, query } from '../../domain/circle/engine/coverage.fixture.ts';
import { coverageView, findCompounds, gapsView, overstatementIn } from './views.ts';

describe('the views of a report', () => {
	it('say how much the straight line overstates', () => {
		const report = engine.report(query(), []);
		expect(overstatementIn(report.kinds)).toMatchObject({ kinds: 2, people: 200 });
	});

	it('list gaps and coverage with a compound off the network, and one on an island, as unserved', () => {
		const report = engine.report(query({ show: 'sh_market' }), []);
		const gaps = gapsView(report, PLACES, 1);
		expect(gaps.rows.map(({ id, missing, weight }) => [id, missing.length, weight])).toEqual([
			['b', 2, 600],
			['c', 2, 200],
			['d', 2, 100]
		]);
		expect(gaps.lacking[0]).toEqual({ kind: 'sh_market', people: 450 });
		const view = coverageView(report, PLACES, 'sh_market', 1);
		expect(view.rows.map(({ id }) => id)).toEqual(['c', 'd', 'b', 'a']);
		expect(view.rows[3]?.nearest?.id).toBe('m1');
		expect(coverageView(report, PLACES, 'nothing', 9)).toMatchObject({ show: 'missing', page: 1 });
	});
});

describe('compounds', () => {
	it('are found by id, by name, and by a part of the name', () => {
		expect(findCompounds(PLACES.compounds, 'b')).toEqual([1]);
		expect(findCompounds(PLACES.compounds, 'Home c')).toEqual([2]);
		expect(findCompounds(PLACES.compounds, 'home')).toEqual([0, 1, 2, 3]);
		expect(findCompounds(PLACES.compounds, ' ')).toEqual([]);
	});
});
