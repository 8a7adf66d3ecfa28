/** Sections and months for tests. */
import type { MonthGrid } from './month-grid.ts';
import type { MonthSample, WaterSection } from '../section.ts';

export function section(code: string, more: Partial<WaterSection> = {}): WaterSection {
	return {
		id: Number(code.replace(/\D/g, '')) || 1,
		code,
		name: { zh: `示例${code}` },
		river: 'r1',
		crossing: null,
		level: 'town',
		target_class: null,
		chief_title: null,
		chief_phone: null,
		geometry: null,
		basis: { zh: '示例' },
		accuracy_m: null,
		placement: 'unplaced',
		far_from_river_m: null,
		suspended: [],
		is_example: true,
		...more
	};
}

export function measured(code: string, month: string, values: Record<string, string>): MonthSample {
	return {
		section: code,
		month,
		date: `${month}-10`,
		class: null,
		status: 'measured',
		reason: null,
		per_item: Object.fromEntries(Object.entries(values).map(([item, value]) => [item, { value, class: null }])),
		main_pollutants: [],
		meets_target: null,
		warning: null,
		explanation: { zh: '', en: '' }
	};
}

/** One string of letters a section, as the grid has them. */
export function grid(
	months: readonly string[],
	classes: Record<string, string>,
	targets: Record<string, string> = {},
	warnings: Record<string, string> = {}
): MonthGrid {
	return { months, classes, targets, warnings, rivers: {} };
}
