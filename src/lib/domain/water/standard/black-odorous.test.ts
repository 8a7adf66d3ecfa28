import { describe, expect, it } from 'vitest';
import examples from '../../../../../tests/fixtures/water/examples.json' with { type: 'json' };
import { BLACK_ODOROUS_SETS, gradePoint, gradeReading, gradeWater } from './black-odorous.ts';

it.each(examples.black_odorous)('worked example $id', ({ expected, id: _, ...reading }) => {
	expect(gradeReading(reading)?.grade).toBe(expected);
});

describe('one reading', () => {
	it.each([
		[{ transparency_cm: 25.1 }, 'none'],
		[{ transparency_cm: 25 }, 'mild'],
		[{ transparency_cm: 10 }, 'mild'],
		[{ transparency_cm: 9.9 }, 'severe'],
		[{ do: 2.01 }, 'none'],
		[{ do: 2 }, 'mild'],
		[{ do: 0.2 }, 'mild'],
		[{ do: 0.19 }, 'severe'],
		[{ orp_mv: 51 }, 'none'],
		[{ orp_mv: -200 }, 'mild'],
		[{ orp_mv: -201 }, 'severe'],
		[{ nh3n: 7.9 }, 'none'],
		[{ nh3n: 8 }, 'mild'],
		[{ nh3n: 15 }, 'mild'],
		[{ nh3n: 15.1 }, 'severe']
	])('%j is %s', (reading, grade) => expect(gradeReading(reading)?.grade).toBe(grade));

	it('takes transparency as 40 %% of the depth in water shallower than 25 cm', () => {
		expect(gradeReading({ transparency_cm: 20, depth_cm: 20 })).toMatchObject({ grade: 'severe', by_depth: true });
		expect(gradeReading({ transparency_cm: 20, depth_cm: 25 })).toMatchObject({ grade: 'mild', by_depth: false });
		expect(gradeReading({ do: 5, depth_cm: 20 })).toMatchObject({ grade: 'none', by_depth: false });
	});

	it('leaves the redox potential out of the set of three', () => {
		expect(gradeReading({ orp_mv: -300, do: 5 }, BLACK_ODOROUS_SETS.three)?.grade).toBe('none');
		expect(gradeReading({ orp_mv: -300 }, BLACK_ODOROUS_SETS.three)).toBeNull();
	});
});

describe('a point', () => {
	const times = (count: number, reading: object) => Array.from({ length: count }, () => reading);
	it('is severe by one item in 60 % of its readings, or two in 30 %', () => {
		expect(gradePoint([...times(6, { do: 0.1 }), ...times(4, { do: 5 })])).toBe('severe');
		expect(gradePoint([...times(5, { do: 0.1 }), ...times(5, { do: 5 })])).toBe('mild');
		expect(gradePoint([...times(3, { do: 0.1, nh3n: 16 }), ...times(7, { do: 5, nh3n: 1 })])).toBe('severe');
		expect(gradePoint([...times(2, { do: 0.1, nh3n: 16 }), ...times(8, { do: 5, nh3n: 1 })])).toBe('mild');
	});
	it('is none where all is well, and unknown where nothing was measured', () => {
		expect(gradePoint([{ do: 5 }])).toBe('none');
		expect(gradePoint([{}])).toBeNull();
	});
});

describe('a whole water', () => {
	it('is severe with 60 % severe points', () => {
		expect(gradeWater(['severe', 'severe', 'none', 'severe', 'mild'])?.grade).toBe('severe');
		expect(gradeWater(['severe', 'none'])?.grade).toBe('mild');
		expect(gradeWater(['none', null])?.grade).toBe('none');
		expect(gradeWater([null])).toBeNull();
	});
	it('has severe stretches of three points and more in a row', () => {
		const points = ['severe', 'severe', 'severe', 'none', 'severe', 'severe', null, 'severe', 'none', 'none'] as const;
		expect(gradeWater(points)?.severe_stretches).toEqual([[0, 2]]);
	});
});
