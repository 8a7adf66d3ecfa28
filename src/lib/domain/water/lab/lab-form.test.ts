import { describe, expect, it } from 'vitest';
import { checkForm, formItems, type SampleForm } from './lab-form.ts';
import { labItems } from './lab-items.ts';
import { labProblemText } from './lab-problem.ts';
import { standardOn } from '../standard/standard.ts';

const items = labItems(standardOn('2026-03-31'));
const EMPTY: SampleForm = { section: 'A-1', date: '2026-03-05', sampler: '', values: {}, not_found: {} };
const check = (form: Partial<SampleForm>) =>
	checkForm({ ...EMPTY, ...form }, { items, sections: ['A-1'], today: '2026-03-31' });
const textOf = (form: Partial<SampleForm>) =>
	Object.entries(check(form).problems).map(
		([field, problem]) => `${field}: ${labProblemText({ row: null, column: null, header: null, problem }, 'zh')}`
	);

describe('the form for one sample', () => {
	it('lists on-site measurements first', () => {
		const { field, laboratory } = formItems(items);
		expect(field.map(({ code }) => code)).toEqual(['water_temp', 'ph', 'do', 'transparency_cm', 'orp_mv', 'nh3n']);
		expect(field.length + laboratory.length).toBe(items.length);
	});

	it('is a sample once section, day and one reading are there', () => {
		expect(check({}).sample).toBeNull();
		expect(check({ values: { do: ' ６.40 ', orp_mv: '-120', tp: '' }, sampler: '某人' }).sample).toEqual({
			section: 'A-1',
			date: '2026-03-05',
			sampler: '某人',
			values: { do: '6.40', orp_mv: '-120' }
		});
	});

	it('takes the number as the detection limit where nothing was found', () => {
		expect(check({ values: { nh3n: '0.025' }, not_found: { nh3n: true } }).values).toEqual({ nh3n: '0.025L' });
		expect(textOf({ not_found: { nh3n: true } })).toEqual(['nh3n: “”没有写检出限，应写作“0.02L”']);
	});

	it.each([
		[{ values: { ph: '71' } }, 'ph: 71 高于可能的最大值 14'],
		[{ values: { nh3n: '-0.2' } }, 'nh3n: -0.2 是负数（未监测填 -1）'],
		[{ values: { nh3n: '=1+1' } }, 'nh3n: “=1+1”是公式，请填数值'],
		[{ values: { do: '六' } }, 'do: “六”不是数值'],
		[{ section: '' }, 'section: 没有写断面'],
		[{ section: 'B-1' }, 'section: 没有叫“B-1”的断面'],
		[{ date: '' }, 'date: 没有写采样日期'],
		[{ date: '2026-02-30' }, 'date: “2026-02-30”不是日期（要有年、月、日）'],
		[{ date: '2026-04-01' }, 'date: 2026-04-01 还没有到']
	])('refuses %j with a reason', (form, reason) => {
		expect(textOf(form)).toEqual([reason]);
		expect(check({ ...form, values: { tp: '0.1', ...('values' in form ? form.values : {}) } }).sample).toBeNull();
	});
});
