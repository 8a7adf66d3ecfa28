import { describe, expect, it } from 'vitest';
import { DEFAULT_VIEW } from '../shared/view-state.ts';
import {
	circleHref,
	circleQuery,
	DEFAULT_PARAMS,
	parseCircleParams,
	presetOf,
	type CircleParams
} from './view-params.ts';
import { validatedParams } from './engine/report-reading.ts';

const read = (query: string) => parseCircleParams(new URLSearchParams(query));

const CHOSEN: CircleParams = {
	preset: 'elderly',
	minutes: 10,
	speed: 45,
	way: 'straight_line',
	open: 'after_planned',
	need: 'health_15',
	count: 'age:60+',
	show: 'canteen',
	at: { lon: 121.4123, lat: 31.2987 },
	home: 'a compound & more',
	to: 'sh_market',
	for: 'canteen',
	picks: 5,
	capacity: 300,
	from: ['project'],
	free: [
		{ lon: 121.40001, lat: 31.3 },
		{ lon: 121.5, lat: 31.31 }
	],
	edits: [{ do: 'remove', kind: 'canteen', id: 'f.1' }]
};

describe('the address of a living-circle page', () => {
	it('survives a round trip, and omits defaults', () => {
		expect(read(circleQuery(CHOSEN))).toEqual({ circle: CHOSEN, problems: [] });
		expect(circleQuery(DEFAULT_PARAMS)).toBe('');
		expect(read('')).toEqual({ circle: DEFAULT_PARAMS, problems: [] });
		expect(read(circleQuery({ from: [] })).circle.from).toEqual([]);
		expect(circleHref('/living-circle', { ...DEFAULT_VIEW, lang: 'en' }, { minutes: 5 })).toBe(
			'/living-circle?lang=en&minutes=5'
		);
	});

	it('reads the values of a plain form: one per checkbox, empty fields for none', () => {
		expect(read('from=parcel&from=project&minutes=&capacity=').circle).toEqual(DEFAULT_PARAMS);
	});

	it('writes the origin to some ten metres', () => {
		expect(circleQuery({ at: { lon: 121.41234567, lat: 31.29876543 } })).toBe('at=121.4123,31.2988');
	});

	it.each([
		['minutes=2', 'minutes'],
		['minutes=1e1', 'minutes'],
		['speed=500', 'speed'],
		['preset=fastest', 'preset'],
		['way=by-car', 'way'],
		['open=never', 'open'],
		['at=121.4', 'at'],
		['at=181,31', 'at'],
		['at=a,b', 'at'],
		['at=1,2,3', 'at'],
		['picks=11', 'picks'],
		['capacity=0', 'capacity'],
		['from=anywhere', 'from'],
		['free=1,2;x', 'free'],
		['edits=m~canteen', 'edits'],
		['count=money', 'count']
	])('falls back on %s and reports it', (query, field) => {
		const { problems } = read(query);
		expect(problems.map((problem) => problem.field)).toEqual([field]);
	});

	it('falls back on what only the data can refuse', () => {
		const facts = { kinds: ['canteen'], ageGroups: ['60+'], hasAreas: false };
		const { circle, problems } = validatedParams(
			{ ...CHOSEN, show: 'sh_market', count: 'area', need: 'nothing' },
			facts
		);
		expect(problems.map(({ field }) => field).sort()).toEqual(['count', 'need', 'show']);
		expect(circle).toMatchObject({ show: 'missing', count: 'population', need: 'basic' });
		expect(validatedParams(CHOSEN, facts).problems).toEqual([]);
	});
});

describe('a preset', () => {
	it('keeps its own speed and limit until the user chooses others', () => {
		expect(presetOf({ preset: 'gb_50180', minutes: null, speed: null }).limit.type).toBe('distance_by_level');
		expect(presetOf({ preset: 'gb_50180', minutes: 12, speed: 70 })).toMatchObject({
			speed_m_per_min: 70,
			limit: { type: 'minutes', minutes: 12 }
		});
	});
});
