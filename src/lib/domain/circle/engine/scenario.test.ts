import { describe, expect, it } from 'vitest';
import type { CircleFacility } from '../circle-data.ts';
import { readScenario, writeScenario } from './scenario-file.ts';
import {
	applyEdits,
	decodeEdits,
	encodeEdits,
	MAX_EDITS,
	withAdded,
	withMove,
	withRemoved,
	type Edit
} from './scenario.ts';

const facility = (id: string, kind = 'canteen'): CircleFacility => ({
	...{ id, kind, name: id, state: 'operating', capacity: null, opens: null, featureSlug: null, localName: null },
	entrances: [{ lon: 121.4, lat: 31.3 }],
	is_example: true
});

const ODD = 'way/12.3~4 号!';
const EDITS: Edit[] = [
	{ do: 'move', kind: 'canteen', id: ODD, lon: 121.40001, lat: 31.29999 },
	{ do: 'add', kind: 'sh_market', lon: -48.35, lat: -14.52, capacity: null },
	{ do: 'add', kind: 'canteen', lon: 0, lat: 0, capacity: 300 },
	{ do: 'remove', kind: 'canteen', id: 'f2' }
];

describe('the scenario in the address', () => {
	it('comes back as it was, whatever the ids are', () => {
		const written = encodeEdits(EDITS);
		expect(decodeEdits(written)).toEqual(EDITS);
		expect(decodeEdits(new URLSearchParams(`edits=${encodeURIComponent(written)}`).get('edits') ?? '')).toEqual(EDITS);
		expect(encodeEdits([])).toBe('');
		expect(decodeEdits('')).toEqual([]);
	});

	it('is refused as a whole when any of it cannot be read', () => {
		const bad = [
			'x~canteen~f1',
			'm~canteen~f1',
			'm~canteen~f1~zzzzzzzz~1',
			'm~canteen~f1~zzzzzz~1',
			'r~canteen',
			'r~~f1',
			'a~canteen~1~2~0',
			'a~canteen~1~2~-5',
			'a~canteen~1~2~3~4',
			'r~canteen~%E0%A4%A',
			Array.from({ length: MAX_EDITS + 1 }, (_, i) => `r~canteen~f${i}`).join('.')
		];
		for (const text of bad) expect(decodeEdits(text), text).toBeNull();
	});
});

describe('edits', () => {
	const base = [facility('f1'), facility('f2'), facility('f1', 'sh_market')];

	it('change the facilities they name and nothing else', () => {
		const { facilities, unknown } = applyEdits(base, [
			{ do: 'move', kind: 'canteen', id: 'f1', lon: 121.5, lat: 31.4 },
			{ do: 'remove', kind: 'canteen', id: 'f2' },
			{ do: 'add', kind: 'canteen', lon: 121.6, lat: 31.2, capacity: 50 },
			{ do: 'remove', kind: 'canteen', id: 'gone' }
		]);
		expect(facilities.map(({ kind, id, entrances }) => [kind, id, entrances[0]?.lon])).toEqual([
			['canteen', 'f1', 121.5],
			['sh_market', 'f1', 121.4],
			['canteen', '+1', 121.6]
		]);
		expect(facilities[2]).toMatchObject({ capacity: 50, state: 'operating', is_example: false });
		expect(unknown).toEqual([{ do: 'remove', kind: 'canteen', id: 'gone' }]);
		expect(applyEdits(base, []).facilities).toBe(base);
	});

	it('stay one a facility, however often it is moved, and none for what was added and taken out again', () => {
		const once = withMove([], facility('f1'), { lon: 121.1234567, lat: 31 });
		expect(once).toEqual([{ do: 'move', kind: 'canteen', id: 'f1', lon: 121.12346, lat: 31 }]);
		expect(withMove(once, facility('f1'), { lon: 121.2, lat: 31 })).toHaveLength(1);
		expect(withRemoved(once, facility('f1'))).toEqual([{ do: 'remove', kind: 'canteen', id: 'f1' }]);
		const added = withAdded(withAdded([], 'canteen', { lon: 1, lat: 1 }), 'canteen', { lon: 2, lat: 2 });
		expect(withMove(added, { kind: 'canteen', id: '+2' }, { lon: 3, lat: 3 })[1]).toMatchObject({ lon: 3, lat: 3 });
		expect(withRemoved(added, { kind: 'canteen', id: '+1' })).toEqual([added[1]]);
	});
});

describe('the scenario as a file', () => {
	const scenario = { town: 'a-town', settings: 'minutes=10', edits: EDITS };

	it('comes back as it was', () => {
		expect(readScenario(writeScenario(scenario), 'a-town')).toMatchObject({ scenario });
	});

	it('is refused when it is another town’s, another file, or too large', () => {
		expect(readScenario(writeScenario(scenario), 'b-town')).toEqual({ problem: 'other_town' });
		for (const text of ['', '{', '[]', '{"format":"living-circle-scenario","version":2}', '\u0000PNG'])
			expect(readScenario(text, 'a-town'), text).toEqual({ problem: 'not_a_scenario' });
		expect(readScenario(' '.repeat(200_001), 'a-town')).toEqual({ problem: 'too_large' });
	});
});
