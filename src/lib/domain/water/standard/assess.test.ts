import { describe, expect, it } from 'vitest';
import examples from '../../../../../tests/fixtures/water/examples.json' with { type: 'json' };
import { assessRow } from './assessment-answer.ts';
import { assess } from './assess.ts';
import { Fraction } from './fraction.ts';
import { multipleOf, multipleText } from './pollutants.ts';
import { readSampleRow } from './sample.ts';
import { readStandard, standardOn, STANDARDS, WATER_BODIES } from './standard.ts';
import gb3838 from './gb3838-2002.json' with { type: 'json' };
import { assessmentOf, sampleOf, STANDARD } from './sample.fixture.ts';
import { classAt, type ClassRank } from './water-class.ts';

const named = (values: object, body: 'river' | 'lake' = 'river') =>
	assessmentOf(values, body).main_pollutants.map((pollutant) => {
		const multiple = multipleOf(pollutant);
		return multiple ? `${pollutant.item.code}(${multipleText(multiple)})` : pollutant.item.code;
	});

describe('the worked examples', () => {
	it.each(examples.samples)('$id', ({ expected, ...sample }) => {
		const checked = readSampleRow(sample, STANDARD);
		expect(checked.ok && assessRow(checked.value, STANDARD, 'zh')).toMatchObject({ id: sample.id, ...expected });
	});
});

describe('limits', () => {
	const cases = STANDARD.items
		.filter(({ counts }) => counts)
		.flatMap((item) => WATER_BODIES.flatMap((body) => item.limits[body].map((limit, i) => ({ item, body, limit, i }))));

	it('are those of 21 items that count, five classes, two kinds of water', () => {
		expect(cases).toHaveLength(21 * 5 * 2);
	});

	it.each(cases.map((c) => [`${c.item.code} ${c.body} ${c.i + 1}`, c] as const))('of %s are inclusive', (_, c) => {
		const hair = Fraction.of('1e-12');
		const rank = (value: unknown) => assessmentOf({ [c.item.code]: value }, c.body).rank;
		for (const side of ['low', 'high'] as const) {
			const at = c.limit[side];
			if (!at) continue;
			// The best class with this very limit: where classes share one, the better class is meant.
			const best = (c.item.limits[c.body].findIndex((limit) => limit[side]?.number === at.number) + 1) as ClassRank;
			const beyond = side === 'low' ? at.exact.minus(hair) : at.exact.plus(hair);
			for (const value of [at.text, at.number, `${at.text}e0`, at.exact.toFixed(9), at.exact])
				expect(rank(value)).toBe(best);
			for (const value of [beyond.decimal(), beyond.toNumber(), beyond]) expect(rank(value)).toBeGreaterThan(best);
		}
	});

	it('of one decimal are not exceeded by binary rounding errors of a sum', () => {
		expect(assessmentOf({ tp: Fraction.of(0.1).plus(Fraction.of(0.2)) }).class).toBe('IV');
		expect(assessmentOf({ nh3n: Fraction.of(3).over(Fraction.of(3)) }).class).toBe('III');
	});

	it('of phosphorus are other ones in a lake', () => {
		expect(assessmentOf({ tp: 0.05 }, 'river').class).toBe('II');
		expect(assessmentOf({ tp: 0.05 }, 'lake').class).toBe('III');
	});
});

describe('dissolved oxygen of class I by saturation', () => {
	it.each([
		[7.5, undefined, 'I'],
		[7.49, undefined, 'II'],
		// 468 / (31.6 + 28.4) = 7.8, of which 90 % is 7.02.
		[7.02, 28.4, 'I'],
		['7.0200', 28.4, 'I'],
		[7.01, 28.4, 'II'],
		['7.0199999999999999', 28.4, 'II'],
		// In cold water 7.5 is far from saturation, and still class I: one of the two is enough.
		[7.5, 4, 'I']
	] as const)('%s mg/L at %s °C is %s', (value, temperature, expected) => {
		expect(assessmentOf({ do: value }, 'river', temperature).class).toBe(expected);
	});

	it('takes the temperature among the values too', () => {
		expect(assessmentOf({ do: 7.02, water_temp: 28.4 }).class).toBe('I');
	});
});

describe('what counts', () => {
	it('leaves temperature, nitrogen and coliform out of the class, and judges them apart', () => {
		const {
			class: section,
			items,
			reference
		} = assessmentOf({ do: 8, tn: 9, fecal_coliform: 5000, water_temp: 40 }, 'lake');
		expect(section).toBe('I');
		expect(items.map(({ item }) => item.code)).toEqual(['do']);
		expect(reference.map(({ item, class: own }) => [item.code, own])).toEqual([
			['tn', '>V'],
			['fecal_coliform', 'III']
		]);
	});

	it('does not judge the nitrogen of a river at all', () => {
		expect(assessmentOf({ do: 8, tn: 9 }).reference).toEqual([]);
	});

	it('has no class where no relevant item was measured', () => {
		expect(assess({ water_body: 'river', readings: [], water_temp_c: null }, STANDARD)).toBeNull();
		expect(assess({ ...sampleOf({ do: 8, tn: 3 }), readings: [] }, STANDARD)).toBeNull();
	});

	it('takes half the detection limit for what was not found', () => {
		const { items } = assessmentOf({ tp: '0.04L', hg: '0.00004L' });
		expect(items.map(({ class: own }) => own)).toEqual(['I', 'I']);
		expect(assessmentOf({ tp: '0.041L' }).class).toBe('II');
	});
});

describe('the target', () => {
	it.each([
		['III', true],
		['II', true],
		['I', false]
	] as const)('%s for water of class II: %s', (target, meets) => {
		const assessment = assessmentOf({ do: 6.8 }, 'river', undefined, target);
		expect(assessment).toMatchObject({ class: 'II', is_good_III_or_better: true, meets_target: meets });
	});

	it('is another question than the class', () => {
		expect(assessmentOf({ nh3n: 1.9 }, 'river', undefined, 'V')).toMatchObject({
			class: 'V',
			is_good_III_or_better: false,
			meets_target: true
		});
		expect(assessmentOf({ nh3n: 1.9 }).meets_target).toBeNull();
	});
});

describe('main pollutants', () => {
	it('are none up to class III', () => expect(named({ nh3n: 1, cod: 20 })).toEqual([]));
	it('are at most three, the worse class before the larger multiple', () =>
		expect(named({ nh3n: 1.6, cod: 29, bod5: 5.9, tp: 0.3 })).toEqual(['nh3n(0.6)', 'tp(0.5)', 'bod5(0.5)']));
	it('begin with cyanide and heavy metals, whatever their class', () =>
		expect(named({ nh3n: 9, as: 0.06, cod: 50, pb: 0.06 })).toEqual(['pb(0.2)', 'as(0.2)', 'nh3n(8.0)']));
	it('have no multiple for oxygen and pH, which stand behind the others of their class', () => {
		expect(named({ do: 4, nh3n: 1.1 })).toEqual(['nh3n(0.1)', 'do']);
		expect(named({ do: 1, nh3n: 1.1 })).toEqual(['do', 'nh3n(0.1)']);
		expect(named({ do: 4, cod: 21, nh3n: 1.1, tp: 0.21 })).toEqual(['nh3n(0.1)', 'cod(0.0)', 'tp(0.0)']);
		expect(named({ ph: 9.1, do: 1.9 })).toEqual(['ph', 'do']);
	});
	it('are ordered by their unrounded values, equal ones by table 1', () => {
		expect(named({ cod: 25.2, nh3n: 1.25, bod5: 5.08, tp: 0.251 })).toEqual(['bod5(0.3)', 'cod(0.3)', 'tp(0.3)']);
		expect(named({ tp: 0.28, nh3n: 1.4, cod: 28 })).toEqual(['cod(0.4)', 'nh3n(0.4)', 'tp(0.4)']);
	});
	it('measure from class III, not from the target', () =>
		expect(assessmentOf({ nh3n: 1.4 }, 'river', undefined, 'V').main_pollutants).toHaveLength(1));
	it('round last, halves to even', () => {
		expect(named({ nh3n: 2.25 })).toEqual(['nh3n(1.2)']);
		expect(named({ nh3n: 2.35 })).toEqual(['nh3n(1.4)']);
		expect(named({ tp: 0.06 }, 'lake')).toEqual(['tp(0.2)']);
	});
});

describe('standards by date', () => {
	const revised = readStandard({ ...gb3838, code: 'TEST 1-2099', effective_from: '2099-01-01' });
	const both = [...STANDARDS, revised];

	it.each([
		['2002-06-01', 'GB 3838-2002'],
		['2098-12-31', 'GB 3838-2002'],
		['2099-01-01', 'TEST 1-2099']
	])('on %s it is %s', (date, code) => expect(standardOn(date, both).code).toBe(code));

	it('is none before the first', () => expect(() => standardOn('2002-05-31')).toThrow('2002-05-31'));

	it('gives every class in words and colour', () => {
		expect(
			([1, 2, 3, 4, 5, 6] as const).map((rank) => `${classAt(rank)} ${STANDARD.grades[rank - 1]?.name['zh']}`)
		).toEqual(['I 优', 'II 优', 'III 良好', 'IV 轻度污染', 'V 中度污染', '>V 重度污染']);
		expect(new Set(STANDARD.grades.map(({ colour }) => colour)).size).toBe(5);
	});

	it('is refused where a row of limits is not complete', () => {
		const items = gb3838.items.map((item) =>
			item.code === 'nh3n' ? { ...item, limits: { any: { high: ['1'] } } } : item
		);
		expect(() => readStandard({ ...gb3838, items })).toThrow('nh3n: 1 limits for 5 classes');
	});
});
