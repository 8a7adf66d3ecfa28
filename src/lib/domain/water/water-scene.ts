import type { GoodShareFormula } from './months/good-share.ts';
import type { MonthGrid } from './months/month-grid.ts';
import type { Outfall, River, WaterSection } from './section.ts';

/** What stays the same from month to month: loaded once for all water pages. */
export interface WaterScene {
	rivers: readonly River[];
	sections: readonly WaterSection[];
	outfalls: readonly Outfall[];
	grid: MonthGrid;
	/** The formula of 优Ⅲ占比 that heads the summary where the reader asks for no other. */
	good_share: GoodShareFormula;
}
