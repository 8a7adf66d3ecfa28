import { describe, expect, it } from 'vitest';
import { parseCoordinate } from './coordinate.ts';

describe('parseCoordinate', () => {
	it.each([
		['121.41274', 121.41274, null],
		[' 634515.401 ', 634515.401, null],
		['3,464,268.075', 3464268.075, null],
		['１２１．５', 121.5, null],
		['1.2e2', 120, null],
		['−31.5', -31.5, null],
		['121°24′46″', 121.412777778, null],
		['121°24′46.5″E', 121.412916667, 'east'],
		['N 31°17\'33"', 31.2925, 'north'],
		['东经121度24分46秒', 121.412777778, 'east'],
		['北纬３１°１７′３３″', 31.2925, 'north'],
		['121°24.5′', 121.408333333, null],
		['121:24:46', 121.412777778, null],
		['-48°30′0″', -48.5, null],
		['48°30′W', -48.5, 'east'],
		['31°17’33”', 31.2925, null],
		['121°', 121, null]
	])('reads %s', (text, value, axis) => {
		const read = parseCoordinate(text);
		expect(read?.axis).toBe(axis);
		expect(read?.value).toBeCloseTo(value, 8);
	});

	it.each(['', '—', '/', '121°61′00″', '121°24′60″', '12a', '1,2,3', '0x10', 'Infinity', 'NaN', '北', '121.4.5'])(
		'refuses %j',
		(text) => expect(parseCoordinate(text)).toBeNull()
	);
});
