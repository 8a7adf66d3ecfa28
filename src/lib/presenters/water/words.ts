/** Texts of the water theme in the user's language. */
import type { ClassLimit, Standard } from '../../domain/water/standard/standard.ts';
import type { MonthSample, OdourWarning } from '../../domain/water/section.ts';
import type { WaterClass } from '../../domain/water/standard/water-class.ts';
import type { I18n } from '../../i18n/index.ts';
import { waterWords } from '../../i18n/water/water.ts';

export function monthName(i18n: I18n, month: string): string {
	const [year = '', number = ''] = month.split('-');
	return i18n.of(waterWords).month(year, number);
}

export const className = (i18n: I18n, waterClass: WaterClass): string => i18n.of(waterWords).sign[waterClass];

export function itemName(i18n: I18n, standard: Standard, code: string): string {
	return i18n.name(standard.item.get(code)?.name) || code;
}

/** 氨氮(0.3)、溶解氧: the multiple behind the item, where one is calculated. */
export function pollutantsText(i18n: I18n, standard: Standard, sample: Pick<MonthSample, 'main_pollutants'>): string {
	return sample.main_pollutants
		.map(({ item, multiple }) => {
			const name = itemName(i18n, standard, item);
			return multiple === null ? name : `${name}(${multiple.toFixed(1)})`;
		})
		.join(i18n.m.notation.list);
}

/** Readings behind a warning: 透明度 18 cm、溶解氧 1.9 mg/L. */
export function odourText(i18n: I18n, { items }: OdourWarning): string {
	const { item: names, unit } = i18n.of(waterWords).odour;
	return items.map(({ item, value }) => `${names[item]} ${value} ${unit[item]}`).join(i18n.m.notation.list);
}

/** ≤ 1.0, ≥ 5, 6～9 */
export function limitText(i18n: I18n, limit: ClassLimit | null): string {
	if (!limit) return '';
	if (limit.low && limit.high) return `${limit.low.text}${i18n.m.notation.range}${limit.high.text}`;
	return limit.high ? `≤ ${limit.high.text}` : `≥ ${limit.low?.text ?? ''}`;
}
