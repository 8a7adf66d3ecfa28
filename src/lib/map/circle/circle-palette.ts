/** Colours and pictograms of the living circle on the canvas; `circle.css` holds the colours for the page. */
import { FACILITY_KINDS } from '../../domain/circle/kinds.ts';

/** Value that compounds are marked by. */
export const CIRCLE_MARKS = ['minutes', 'missing'] as const;
export type CircleMark = (typeof CIRCLE_MARKS)[number];

/** Outline of every mark: the palest step would be invisible on paper without it. */
export const MARK_OUTLINE = '#2B2A27';

/** Five steps from the origin to the limit, dark to pale: in order also for colour-blind eyes and in a grey print. */
export const MINUTE_COLOURS = ['#0B4F56', '#2F7F80', '#72AAA0', '#B3CDB7', '#EFE3C2'] as const;
/** Beyond the limit, and without a route: hatched, in no colour of the ramp. */
export const UNREACHED_COLOURS = { fill: '#D9D5CA', hatch: '#77746C' } as const;
/** No kind missing, one, two, three, four, five and more. */
export const MISSING_COLOURS = ['#1F6F78', '#8DB5AE', '#E9DEC6', '#D7A3B6', '#A8578A', '#651C57'] as const;

/** Ink on a mark of that level, so that its numeral keeps 4.5 : 1. */
export const missingInk = (level: number): string => (level === 0 || level >= 4 ? '#FFFFFF' : '#14130F');
export const minuteInk = (level: number): string => (level <= 1 ? '#FFFFFF' : '#14130F');

const BY_KIND: Readonly<Record<string, string>> = {
	canteen: 'bowl',
	police: 'shield',
	culture_center: 'spark',
	culture_station: 'spark',
	sh_culture: 'spark',
	metro: 'rail',
	sh_square: 'square',
	catering: 'bowl',
	kindergarten: 'home'
};

const BY_CATEGORY: Readonly<Record<string, string>> = {
	教育: 'book',
	体育: 'ball',
	医疗卫生: 'cross',
	社会福利: 'heart',
	养老: 'heart',
	托幼: 'home',
	文化: 'spark',
	社区管理: 'document',
	社区服务: 'people',
	一站式综合服务中心: 'people',
	小型服务点: 'people',
	嵌入式服务综合体: 'people',
	商业: 'shop',
	交通: 'rail',
	市政公用: 'chip',
	环卫: 'drop',
	居住街坊: 'home',
	公园绿地: 'tree',
	公共空间: 'square'
};

/** Pictogram of a kind; one for all kinds outside the catalogue. */
export const symbolOf = (kind: string): string =>
	BY_KIND[kind] ?? BY_CATEGORY[FACILITY_KINDS.get(kind)?.category ?? ''] ?? 'other';

/** Every pictogram that a facility can have here. */
export const CIRCLE_SYMBOLS: readonly string[] = [
	...new Set([...Object.values(BY_KIND), ...Object.values(BY_CATEGORY), 'other'])
];
