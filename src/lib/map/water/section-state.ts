/** Properties of the water theme that change with the month: set by feature-state, never by new data. */
import type { WaterView } from '../../domain/water/water-view.ts';
import { cellAt, type MonthCell, type MonthGrid, riverGradeAt } from '../../domain/water/months/month-grid.ts';
import type { River, WaterSection } from '../../domain/water/section.ts';
import type { Grade } from '../../domain/water/standard/standard.ts';
import type { SectionSign } from './water-palette.ts';

export interface WaterStates {
	/** By id of the section. */
	sections: ReadonlyMap<number, SectionSign>;
	/** By slug; null: no data, or not shown because targets belong to sections. */
	rivers: ReadonlyMap<string, Grade | null>;
}

export function signOf({ state, class: waterClass, meets_target, warning }: MonthCell, by: WaterView): SectionSign {
	if (state === 'suspended') return 'suspended';
	if (by === 'odour') return warning ? `odour_${warning}` : 'not_measured';
	if (!waterClass) return 'not_measured';
	if (by === 'class') return waterClass;
	return meets_target === null ? 'no_target' : meets_target ? 'meets' : 'misses';
}

export function waterStates(
	scene: { sections: readonly WaterSection[]; rivers: readonly River[]; grid: MonthGrid },
	month: string,
	by: WaterView
): WaterStates {
	const { sections, rivers, grid } = scene;
	return {
		sections: new Map(sections.map(({ id, code }) => [id, signOf(cellAt(grid, code, month), by)])),
		rivers: new Map(rivers.map(({ slug }) => [slug, by === 'class' ? riverGradeAt(grid, slug, month) : null]))
	};
}
