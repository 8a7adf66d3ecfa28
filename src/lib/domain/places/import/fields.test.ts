import { describe, expect, it } from 'vitest';
import { areaUnitOf, rowValues, guessMapping, knownMapping } from './fields.ts';

describe('guessMapping', () => {
	it('recognises the headings of plans and of cadastres', () => {
		expect(guessMapping(['OBJECTID', '地块编号', '名称', '用地面积（亩）', '容积率', '绿地率'])).toEqual({
			parcel_no: '地块编号',
			name: '名称',
			area_m2: '用地面积（亩）',
			far: '容积率',
			green_pct: '绿地率'
		});
		expect(guessMapping(['DKBH', 'DKMC', 'YDXZ', 'SHAPE_AREA'])).toEqual({ parcel_no: 'DKBH', name: 'DKMC', land_use_local: 'YDXZ', area_m2: 'SHAPE_AREA' }); // prettier-ignore
		expect(guessMapping(['备注'])).toEqual({});
	});

	it('maps no column twice, and uses a remembered mapping only for columns of the file', () => {
		expect(guessMapping(['位置', '地块'])).toEqual({ name: '地块', address: '位置' });
		expect(knownMapping({ name: '甲', far: '乙', nonsense: '甲' }, ['甲'])).toEqual({ name: '甲' });
	});
});

it.each([
	['面积', 'm2'],
	['面积(亩)', 'mu'],
	['面积（公顷）', 'ha'],
	['area (ha)', 'ha'],
	['share', 'm2'],
	[undefined, 'm2']
])('the unit of %s is %s', (heading, unit) => expect(areaUnitOf(heading)).toBe(unit));

describe('rowValues', () => {
	const mapping = { parcel_no: '编号', name: '名称', area_m2: '面积', far: '容积率', density_pct: '密度' };
	const given = (values: Record<string, string>, unit: 'm2' | 'mu' = 'm2', isParcel = true) =>
		rowValues(values, mapping, unit, isParcel);

	it('brings texts trimmed, numbers as numbers, and leaves out what was not measured', () => {
		const values = { 编号: ' A-1 ', 名称: '示例  地块', 面积: '１，０００．５㎡', 容积率: '—', 密度: '35%' };
		expect(given(values)).toEqual({
			given: { parcel_no: 'A-1', name: '示例 地块', area_m2: 1000.5, density_pct: 35 },
			badNumber: null
		});
		expect(given({ 面积: '15' }, 'mu').given).toEqual({ area_m2: 10_000 });
		expect(given({ 面积: '0' }).given).toEqual({});
		expect(given(values, 'm2', false).given).toEqual({ name: '示例 地块' });
	});

	it('names an invalid number, and truncates texts of ten thousand characters', () => {
		expect(given({ 面积: '约三亩' }).badNumber).toBe('面积：约三亩');
		expect(String(given({ 名称: '长'.repeat(10_000) }).given['name']).length).toBe(300);
	});
});
