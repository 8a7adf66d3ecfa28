import { describe, expect, it } from 'vitest';
import type { Indicator, IndicatorValue } from '../../../domain/planning/indicators/indicator.ts';
import { value } from '../../../domain/planning/indicators/indicator.fixture.ts';
import { readIndicator } from '../../../domain/planning/indicators/indicator-reading.ts';
import { localise } from '../../../domain/shared/text.ts';
import type { Language } from '../../../i18n/shared/languages.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { indicatorsWords } from '../../../i18n/planning/indicators.ts';
import { chartOf, drawnActual, printedFigure, spokenChart } from './chart.ts';
import { comparisonText } from './comparison.ts';
import { changeText, figureOf, spokenFigure, type Writer } from './figure.ts';

const writer = (language: Language): Writer => ({
	words: indicatorsWords[language],
	name: (text) => localise(text, language),
	number: (value) => formatNumber(value, language)
});
const [inChinese, inEnglish] = [writer('zh'), writer('en')];

const target = (change: Partial<IndicatorValue>) => value({ year: 2021, kind: 'target', ...change });
const PERCENT = { zh: '%', en: '%' };
const PLACES = { zh: '个', en: 'places' };
const read = (unit: Indicator['unit'], ...values: IndicatorValue[]) =>
	readIndicator({ code: 'a', theme: 't', name: { zh: '甲' }, unit, values, notes: [] });

describe('figureOf', () => {
	it('sets thousands, closes up % and keeps a word apart', () => {
		expect(figureOf(value({ value: 12336 }), PLACES, inChinese)).toMatchObject({
			sign: '',
			number: '12,336',
			unit: '\u00a0个'
		});
		expect(figureOf(value({ value: 93.9 }), PERCENT, inChinese)).toMatchObject({ number: '93.9', unit: '%' });
	});

	it('gives the sign of a target as text, also of a plain one', () => {
		const signs = (['=', '>=', '<=', '~'] as const).map(
			(operator) => figureOf(target({ value: 1, operator }), PERCENT, inChinese)?.sign
		);
		expect(signs).toEqual(['=', '≥', '≤', '≈']);
	});

	it('counts a growth in percent whatever the level is counted in', () => {
		const growth = target({ value: 5, measure: 'growth', operator: '~' });
		expect(figureOf(growth, { zh: '亿元' }, inChinese)).toMatchObject({ sign: '≈', number: '5', unit: '%' });
		expect(spokenFigure(growth, { zh: '亿元' }, inChinese)).toBe('增幅 约 5%');
	});

	it('never writes a withheld figure', () => {
		const withheld = value({ suppressed: true });
		expect(figureOf(withheld, PLACES, inChinese)).toBeNull();
		expect(spokenFigure(withheld, PLACES, inChinese)).toBe('少于 5（不公开）');
		expect(spokenFigure(withheld, PLACES, inEnglish)).toBe('fewer than 5 (withheld)');
		expect(spokenFigure(value({ text: { zh: '全覆盖' } }), null, inChinese)).toBe('全覆盖');
		expect(spokenFigure(value({}), null, inChinese)).toBe('未给出数值');
	});
});

describe('changeText', () => {
	it.each([
		[{ value: 12, unit: 'percent' }, '↑', '增 12%', '百分比'],
		[{ value: -2, unit: 'percent' }, '↓', '降 2%', '百分比'],
		[{ value: 1.5, unit: 'points' }, '↑', '增 1.5 个百分点', ''],
		[{ value: -32.6, unit: 'unclear' }, '↓', '降 32.6%', '百分比还是百分点，文件未说明'],
		[{ value: 0, unit: 'percent' }, '→', '持平', '百分比']
	] as const)('%o', (change, arrow, text, unit) => {
		expect(changeText(change, inChinese)).toEqual({ arrow, text, unit });
	});
});

describe('comparisonText', () => {
	it.each([
		[PERCENT, 81.9, { value: 80, operator: '>=' }, 'reached', '2020 年已达到，高出 1.9 个百分点'],
		[PERCENT, 94.33, { value: 95, operator: '>=' }, 'above', '2020 年未达到，差 0.67 个百分点'],
		[PERCENT, 95, { value: 95, operator: '>=' }, 'reached', '与 2020 年相同'],
		[PERCENT, 8, { value: 10, operator: '<=' }, 'reached', '2020 年已达到，低出 2 个百分点'],
		[PERCENT, 12, { value: 10, operator: '<=' }, 'below', '2020 年未达到，差 2 个百分点'],
		[PLACES, 120, { value: 50 }, 'below', '比 2020 年少 70 个'],
		[PLACES, 49, { value: 100 }, 'above', '比 2020 年多 51 个'],
		[PLACES, 4, { value: 4 }, 'equal', '与 2020 年相同']
	] as const)('%o: %d against %o', (unit, before, wanted, mark, text) => {
		expect(comparisonText(read(unit, value({ value: before }), target(wanted)), inChinese)).toEqual({ mark, text });
	});

	it('compares growth with growth', () => {
		const grown = value({ value: 10.65, change: { value: 12, unit: 'percent' } });
		const reading = read({ zh: '亿元', en: 'yuan' }, grown, target({ value: 5, measure: 'growth', operator: '~' }));
		expect(comparisonText(reading, inChinese)?.text).toBe('比 2020 年增幅低 7 个百分点');
		expect(comparisonText(reading, inEnglish)?.text).toBe('7 percentage points below the growth of 2020');
	});
});

describe('charts', () => {
	it('describes the chart in words', () => {
		const reading = read(PERCENT, value({ value: 81.9 }), target({ value: 80, operator: '>=', commitment: 'strive' }));
		const chart = chartOf(reading);
		expect(chart).toMatchObject({ scale: 'percent', soft: true });
		expect(chart && spokenChart(reading, chart, inChinese)).toBe(
			'2020 年实际 81.9%，2021 年目标 至少 80%，刻度 0 到 100%'
		);
		expect(chart && spokenChart(reading, chart, inEnglish)).toBe(
			'Actual 2020: 81.9%, Target 2021: at least 80%, scale from 0 to 100%'
		);
	});

	it('draws growth with growth', () => {
		const grown = value({ value: 10.65, change: { value: 12, unit: 'percent' } });
		const reading = read({ zh: '亿元' }, grown, target({ value: 5, measure: 'growth', commitment: 'commit' }));
		const chart = chartOf(reading);
		expect(chart).toMatchObject({ scale: 'growth', soft: false, bullet: { high: 15, bar: { from: 0, to: 80 } } });
		expect(chart && spokenChart(reading, chart, inChinese)).toBe(
			'2020 年实际 增幅 12%，2021 年目标 增幅 等于 5%，刻度 0 到 15%'
		);
		const drawn = drawnActual(reading);
		expect(drawn && printedFigure(drawn, reading, inChinese)).toBe('12%');
	});

	it('draws earlier years, and nothing where there is one figure only', () => {
		const series = read(PLACES, value({ year: 2019, value: 3 }), value({ value: 4 }));
		const chart = chartOf(series);
		expect(chart?.bullet.earlier).toEqual([75]);
		expect(chart && spokenChart(series, chart, inChinese)).toBe(
			'2019 年 3\u00a0个，2020 年实际 4\u00a0个，刻度 0 到 4 个'
		);
		expect(chartOf(read(PLACES, value({ value: 4 })))).toBeNull();
		expect(chartOf(read(PLACES, value({ suppressed: true }), target({ value: 0 })))).toBeNull();
	});
});
