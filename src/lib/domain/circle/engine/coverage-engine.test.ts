import { describe, expect, it } from 'vitest';
import { at } from '../network/test-graphs.ts';
import { engine, facility, KINDS, PLACES, query, STREETS } from './coverage.fixture.ts';
import { CoverageEngine } from './coverage-engine.ts';
import { BEYOND_LIMIT, levelsOf, minutesAt, NO_ROUTE } from './report-reading.ts';
import { hasSameWalkCosts, walkCostsUnder } from './report.ts';

describe('the engine', () => {
	it('reports places off the network, and the number of its parts', () => {
		expect(engine.facts()).toMatchObject({
			kinds: KINDS,
			people: 1050,
			islands: 2,
			offCompounds: [3],
			offFacilities: []
		});
	});

	it('reports coverage now, once planned ones open, and by the straight line', () => {
		const report = engine.report(query(), []);
		const [market, square] = report.kinds;
		expect(market).toMatchObject({ operating: 1, coming: 1, needed: true });
		expect(market?.now).toEqual({ covered: 600, total: 1050, share: 600 / 1050 });
		expect(square?.now.covered).toBe(600);
		// 1,100 m from b are 18 minutes: planned market and square both stay out of its reach.
		expect(market?.after.covered).toBe(600);
		expect(engine.report(query({ minutes: 17 }), []).kinds[0]?.after.covered).toBe(900);
		expect(market?.byLine.covered).toBe(700);
		expect(report.now.all_at_once.covered).toBe(600);
	});

	it('marks another limit from known walks as a new report would', () => {
		const report = engine.report(query(), []);
		for (const change of [{ minutes: 3 }, { minutes: 30 }, { speed: 120 }, { preset: 'gb_50180' }]) {
			const other = query(change);
			const walks = walkCostsUnder(other.preset, report);
			for (const show of ['sh_market', 'missing'])
				expect(levelsOf(walks, show)).toEqual(levelsOf(engine.report(other, []), show));
			expect(hasSameWalkCosts(query(), other)).toBe(true);
		}
		for (const change of [{ way: 'straight_line' }, { open: 'after_planned' }] as const)
			expect(hasSameWalkCosts(query(), query(change))).toBe(false);
		expect(hasSameWalkCosts(query(), { ...query(), needed: KINDS.slice(1) })).toBe(false);
	});

	it('counts a compound off the network, and one on an island, as unserved', () => {
		const report = engine.report(query({ show: 'sh_market' }), []);
		expect(minutesAt(report, 0, 2)).toBeNull();
		expect([...levelsOf(report, 'sh_market')]).toEqual([0, BEYOND_LIMIT, NO_ROUTE, NO_ROUTE]);
		expect([...levelsOf(report, 'missing')]).toEqual([0, 2, 2, 2]);
	});

	it('answers a scenario as a new engine with that data would, and then the unchanged town again', () => {
		const plain = engine.report(query(), []);
		const moved = { do: 'move' as const, kind: 'sh_market', id: 'm1', ...at(1400, 0) };
		const edited = engine.report(query(), [moved, { do: 'remove', kind: 'sh_square', id: 's1' }]);
		const fresh = new CoverageEngine(
			{ ...PLACES, facilities: [facility('m1', 'sh_market', at(1400, 0)), ...PLACES.facilities.slice(1, 2)] },
			STREETS
		).report(query(), []);
		expect(edited.kinds[0]?.now.covered).toBe(300);
		expect(edited.kinds[1]?.now.covered).toBe(0);
		expect([...edited.cost_mm]).toEqual([...fresh.cost_mm]);
		expect([...edited.nearest]).toEqual([...fresh.nearest]);
		expect(
			engine.report(query(), [{ do: 'add', kind: 'sh_market', ...at(500, 300), capacity: null }]).kinds[0]?.now.covered
		).toBe(700);
		expect(engine.report(query(), [])).toEqual(plain);
	});

	it('gives for a dragged facility the figures that it has when dropped', () => {
		for (const east_m of [200, 1500, 2900]) {
			const to = at(east_m, 0);
			const dragged = engine.drag({ kind: 'sh_market', id: 'm1' }, to, query(), []);
			const put = engine.report(query(), [{ do: 'move', kind: 'sh_market', id: 'm1', ...to }]);
			expect(dragged.share).toMatchObject(put.kinds[0]?.now ?? {});
			expect([...dragged.cost_mm]).toEqual([...put.cost_mm.subarray(0, 4)]);
		}
	});

	it('drags by straight line, too; a closed facility serves no one at any position', () => {
		const to = at(1000, 0);
		const straight = query({ way: 'straight_line' });
		const dragged = engine.drag({ kind: 'sh_market', id: 'm1' }, to, straight, []);
		const put = engine.report(straight, [{ do: 'move', kind: 'sh_market', id: 'm1', ...to }]);
		expect([...dragged.cost_mm]).toEqual([...put.cost_mm.subarray(0, 4)]);
		const planned = engine.drag({ kind: 'sh_market', id: 'm2' }, at(1500, 0), query(), []);
		expect(planned.share.covered).toBe(600);
	});

	it('names sites with their gains, with and without a bound on what one can serve', () => {
		const siting = { kind: 'sh_square', picks: 3, candidates: [at(1600, 0), at(520, 300), at(0, 5000)] };
		const free = engine.site({ ...siting, capacity: null }, query(), []);
		expect(free).toMatchObject({ before: { covered: 600 }, unserved: 450, off: [2] });
		expect(free.picks.map(({ candidate, gain }) => [candidate, gain])).toEqual([
			[0, 300],
			[1, 100]
		]);
		const bounded = engine.site({ ...siting, capacity: 200 }, query(), []);
		expect(bounded).toMatchObject({ before: { covered: 100 }, unserved: 950 });
		expect(bounded.picks.map(({ gain }) => gain)).toEqual([200, 100]);
	});
});

describe('one origin', () => {
	it('names the nearest facility of each kind with its route, and the planned ones', () => {
		const answer = engine.origin(at(1700, 10), query(), []);
		expect(answer.off).toBe(false);
		const [market] = answer.kinds;
		expect(market).toMatchObject({ kind: 'sh_market', facility: 0, reached: false });
		expect(market?.minutes).toBeCloseTo(1710 / 60, 1);
		expect(answer.planned.map(({ facility: place }) => PLACES.facilities[place]?.id)).toEqual(['m2']);
		expect(answer.planned[0]?.minutes).toBeCloseTo(810 / 60, 1);
		expect(market?.line?.[0]?.[1]).toBeCloseTo(at(1700, 10).lat, 6);
		expect(market?.line?.at(-1)?.[0]).toBeCloseTo(at(0, 0).lon, 6);
		expect(answer.streets.length).toBeGreaterThan(0);
		expect(answer.outline.length).toBeGreaterThan(0);
		const later = engine.origin(at(1700, 10), query({ open: 'after_planned' }), []);
		expect(later.kinds[0]).toMatchObject({ facility: 1, reached: true });
	});

	it('reports a missing street at the origin; a straight line needs none', () => {
		const far = engine.origin(at(0, 900), query(), []);
		expect(far).toMatchObject({ off: true, planned: [], streets: [], outline: [] });
		expect(far.kinds.every(({ minutes, line }) => minutes === null && line === null)).toBe(true);
		const straight = engine.origin(at(0, 900), query({ way: 'straight_line' }), []);
		expect(straight).toMatchObject({ off: false });
		expect(straight.kinds[0]?.minutes).toBeCloseTo(15, 1);
		expect(straight.outline[0]?.[0]?.length).toBeGreaterThan(30);
	});
});
