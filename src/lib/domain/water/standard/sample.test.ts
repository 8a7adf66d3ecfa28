import { describe, expect, it } from 'vitest';
import { itemNamed, unitInHeader } from './item-name.ts';
import { problemText } from '../lab/lab-problem.ts';
import { readSampleRow } from './sample.ts';
import { STANDARD } from './sample.fixture.ts';
import { parseWaterClass } from './water-class.ts';

const read = (values: unknown, more: object = {}) =>
	readSampleRow({ id: 'x', water_body: 'river', values, ...more }, STANDARD);
const value = (raw: unknown) => {
	const checked = read({ do: 8, nh3n: raw });
	if (!checked.ok) return problemText(checked.problems[0] ?? { code: 'missing', field: '' }, 'en');
	const reading = checked.value.sample.readings.find(({ item }) => item.code === 'nh3n');
	if (!reading) return null;
	const text = typeof reading.value === 'number' ? String(reading.value) : reading.value.decimal();
	return reading.detection_limit ? `half of ${reading.detection_limit.decimal()}: ${text}` : text;
};

describe('a value', () => {
	it.each([
		[1.32, '1.32'],
		['1.32', '1.32'],
		[' 1.32 ', '1.32'],
		['１．３２', '1.32'],
		['1.3e-2', '0.013'],
		[0, '0'],
		['0.02L', 'half of 0.02: 0.01'],
		['0.02 l', 'half of 0.02: 0.01'],
		['０．０２Ｌ', 'half of 0.02: 0.01'],
		['<0.02', 'half of 0.02: 0.01'],
		['＜ 0.02', 'half of 0.02: 0.01']
	])('%j is %s', (raw, expected) => expect(value(raw)).toBe(expected));

	it.each([-1, '-1', '-1.0', '', ' ', null, undefined, '—', '－', '/', '未监测'])('%j is not measured', (raw) =>
		expect(value(raw)).toBeNull()
	);

	it.each([
		['abc', 'values.nh3n: "abc" is not a number'],
		['1,32', 'values.nh3n: "1,32" is not a number'],
		['=1+1', 'values.nh3n: "=1+1" is a formula, not a number'],
		['未检出', 'values.nh3n: "未检出" does not tell the detection limit: write "0.02L"'],
		[-0.5, 'values.nh3n: -0.5 is negative (-1 stands for not measured)'],
		['-1L', 'values.nh3n: -0.5 is negative (-1 stands for not measured)'],
		[1e7, 'values.nh3n: 10000000 is above 1000000'],
		['1e400', 'values.nh3n: "1e400" has too many digits'],
		[1e300, 'values.nh3n: "1e+300" has too many digits'],
		[NaN, 'values.nh3n: "NaN" is not a number'],
		[true, 'values.nh3n: "true" is not a number'],
		[[1], 'values.nh3n: "[1]" is not a number']
	])('%j is refused', (raw, message) => expect(value(raw)).toBe(message));

	it('of pH cannot be 71, nor water 99 °C warm', () => {
		const checked = read({ ph: 71 }, { water_temp_c: 99 });
		expect(checked.ok ? [] : checked.problems).toEqual([
			{ code: 'too_high', field: 'water_temp_c', given: '99', expected: '45' },
			{ code: 'too_high', field: 'values.ph', given: '71', expected: '14' }
		]);
	});
});

describe('a row', () => {
	const problems = (row: unknown) => {
		const checked = readSampleRow(row, STANDARD);
		return checked.ok ? [] : checked.problems.map((found) => problemText(found, 'en'));
	};
	const good = { id: 1, water_body: 'river', values: { do: 7 } };

	it.each([
		[good, []],
		[{ ...good, target_class: 'Ⅲ类', water_temp_c: null }, []],
		[{ ...good, water_body: '湖库' }, []],
		[7, ['is not a record']],
		[null, ['is not a record']],
		[{ ...good, id: ' ' }, ['id: is missing']],
		[{ id: 1, values: { do: 7 } }, ['water_body: is missing']],
		[{ ...good, water_body: 'sea' }, ['water_body: "sea" is neither river nor lake']],
		[{ ...good, water_body: '__proto__' }, ['water_body: "__proto__" is neither river nor lake']],
		[{ ...good, target_class: 'VI' }, ['target_class: "VI" is not a class from I to V']],
		[{ ...good, target_class: '劣Ⅴ' }, ['target_class: "劣Ⅴ" is not a class from I to V']],
		[{ id: 1, water_body: 'river' }, ['values: is missing']],
		[{ ...good, values: [1] }, ['values: is not a record']],
		[{ ...good, values: { tn: 1, nh3n: -1 } }, ['values: has no reading of an item that counts']],
		[{ ...good, values: { do: 7, gold: 1 } }, ['values.gold: is not an item of table 1']],
		[{ ...good, values: { do: 7, 溶解氧: 8 } }, ['values.溶解氧: is the same item as "do"']],
		[{ ...good, temp: 3 }, ['temp: is not a known field']]
	])('%j: %j', (row, expected) => expect(problems(row)).toEqual(expected));

	it('takes the kind of water from outside where it does not say', () => {
		const checked = readSampleRow({ id: 1, values: { do: 7 } }, STANDARD, 'lake');
		expect(checked.ok && checked.value.sample.water_body).toBe('lake');
	});

	it('reports all problems at once, in both languages', () => {
		const checked = readSampleRow({ values: { do: 'x' } }, STANDARD);
		expect(checked.ok ? [] : checked.problems.map((found) => problemText(found, 'zh'))).toEqual([
			'id：缺少',
			'water_body：缺少',
			'values.do：“x”不是数值'
		]);
	});
});

describe('names', () => {
	it.each([
		['nh3n', 'nh3n'],
		['NH3-N', 'nh3n'],
		['氨氮', 'nh3n'],
		['氨 氮（mg/L）', 'nh3n'],
		['总磷(以P计)(mg/L)', 'tp'],
		['铬（六价）', 'cr6'],
		['铬（六价）(mg/L)', 'cr6'],
		['六价铬', 'cr6'],
		['ＰＨ', 'ph'],
		['BOD₅', 'bod5'],
		['CODMn', 'codmn'],
		['COD', 'cod'],
		['Permanganate index', 'codmn']
	])('%s is %s', (name, code) => expect(itemNamed(name, STANDARD)?.code).toBe(code));

	it.each(['铬', '备注', '', 'toString', '()'])('%j is no item', (name) =>
		expect(itemNamed(name, STANDARD)).toBeUndefined()
	);

	it('belong to one item each', () => {
		const all = STANDARD.items.flatMap(({ code, name, aliases }) =>
			[code, ...Object.values(name), ...aliases].map((known) => [known, code])
		);
		for (const [known = '', code] of all) expect([known, itemNamed(known, STANDARD)?.code]).toEqual([known, code]);
	});

	it.each([
		['氨氮（mg/L）', 'mg/L'],
		['氨氮(μg/L)', 'μg/L'],
		['水温(℃)', '℃'],
		['pH(无量纲)', ''],
		['总磷(以P计)', undefined],
		['氨氮', undefined]
	])('%s is in %s', (header, unit) => expect(unitInHeader(header)).toBe(unit));

	it.each([
		['III', 'III'],
		['Ⅲ', 'III'],
		['Ⅲ类', 'III'],
		[' iv ', 'IV'],
		['3', 'III'],
		['劣Ⅴ类', '>V'],
		['>V', '>V'],
		['VI', null],
		['', null],
		['constructor', null]
	])('class %j is %s', (text, expected) => expect(parseWaterClass(text)).toBe(expected));
});
