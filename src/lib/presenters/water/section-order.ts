/** Orders of the table of sections. */
import { cellAt, type MonthGrid } from '../../domain/water/months/month-grid.ts';
import { monthBefore } from '../../domain/shared/time/month.ts';
import type { WaterSection } from '../../domain/water/section.ts';
import { rankOf } from '../../domain/water/standard/water-class.ts';
import type { TableSort } from '../../domain/shared/table-sort.ts';

/** `meets`: by class distance to the target; `change`: by change since last month. */
export const SECTION_ORDERS = ['name', 'class', 'meets', 'change'] as const;
type SectionOrder = (typeof SECTION_ORDERS)[number];

/** Sections without a value come last in either direction. */
export function inOrder(
	sections: readonly WaterSection[],
	grid: MonthGrid,
	month: string,
	sort: TableSort | null
): readonly WaterSection[] {
	if (!sort) return sections;
	const direction = sort.descending ? -1 : 1;
	if (sort.key === 'name') return sections.toSorted((a, b) => direction * a.code.localeCompare(b.code, 'en'));
	const keyed = sections.map((section) => ({ section, key: keyOf(section, grid, month, sort.key as SectionOrder) }));
	return keyed
		.sort((a, b) => {
			if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
			return direction * (a.key - b.key);
		})
		.map(({ section }) => section);
}

function keyOf({ code, target_class }: WaterSection, grid: MonthGrid, month: string, order: SectionOrder) {
	const now = cellAt(grid, code, month).class;
	if (!now) return null;
	if (order === 'meets') return target_class ? rankOf(now) - rankOf(target_class) : null;
	if (order === 'class') return rankOf(now);
	const before = cellAt(grid, code, monthBefore(month)).class;
	return before ? rankOf(now) - rankOf(before) : null;
}
