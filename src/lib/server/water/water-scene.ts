/** What the water pages load: the rivers, their sections, every month's classes, and one month in full. */
import type { DataClient } from '../../data/client.ts';
import {
	getWaterEdition,
	listMonth,
	listOutfalls,
	listRivers,
	listSections,
	monthsAvailable,
	sectionSeries,
	storedGrid,
	waterStatements
} from '../../data/water/sections.ts';
import {
	DEFAULT_GOOD_SHARE,
	GOOD_SHARE_FORMULAS,
	type GoodShareFormula
} from '../../domain/water/months/good-share.ts';
import { cellAt, gridOf, type MonthGrid, type StoredGrid } from '../../domain/water/months/month-grid.ts';
import { monthReport, type MonthReport } from '../../domain/water/months/month-report.ts';
import { monthBefore, yearBefore } from '../../domain/shared/time/month.ts';
import { type RiverMonth, riverMonth } from '../../domain/water/months/month-sample.ts';
import type { MonthSample, Outfall, River, WaterSection, WaterStatement } from '../../domain/water/section.ts';
import { type YearShare, yearShares } from '../../domain/water/months/year-share.ts';
import { kept } from '../cache/cached.ts';
import { keptWhile } from '../cache/cached-by-edition.ts';

/** What stays the same from month to month: loaded once for all water pages. */
export interface WaterScene {
	rivers: readonly River[];
	sections: readonly WaterSection[];
	outfalls: readonly Outfall[];
	grid: MonthGrid;
	/** The formula of 优Ⅲ占比 that heads the summary where the reader asks for no other. */
	good_share: GoodShareFormula;
}

/** Months and sections kept at a time. */
const MOST_MONTHS = 48;
const MOST_SERIES = 48;

interface Loaded {
	scene: WaterScene;
	stored: StoredGrid;
}

const scenes = keptWhile(getWaterEdition, 4, loadScene);
export const waterScene = async (db: DataClient, town: string): Promise<WaterScene> =>
	(await scenes(db, town, '')).scene;

async function loadScene(db: DataClient, town: string): Promise<Loaded> {
	const [rivers, sections, outfalls, months, stored] = await Promise.all([
		listRivers(db, town),
		listSections(db, town),
		listOutfalls(db, town),
		monthsAvailable(db, town),
		storedGrid(db, town)
	]);
	const grid = gridOf(months, stored, sections);
	return { scene: { rivers, sections, outfalls, grid, good_share: headFormula() }, stored };
}

/** WATER_GOOD_SHARE: a setting, because offices count differently. */
function headFormula(): GoodShareFormula {
	const wanted = process.env['WATER_GOOD_SHARE'];
	return GOOD_SHARE_FORMULAS.find((formula) => formula === wanted) ?? DEFAULT_GOOD_SHARE;
}

/** One result a section for a month (YYYY-MM). */
export const monthOf = keptWhile<readonly MonthSample[]>(getWaterEdition, MOST_MONTHS, listMonth);

/** Every month of one section, by its code. */
export const seriesOf = keptWhile<readonly MonthSample[]>(getWaterEdition, MOST_SERIES, sectionSeries);

const statements = kept(waterStatements);
/** What the town's documents say about its water. */
export const statementsOf = (db: DataClient, town: string): Promise<WaterStatement[]> => statements(db, town);

/** Each river's state in a month, from the samples of that month. */
export function riversIn(scene: WaterScene, samples: readonly MonthSample[], month: string): RiverMonth[] {
	const riverOf = new Map(scene.sections.map(({ code, river }) => [code, river]));
	const byRiver = Map.groupBy(samples, ({ section }) => riverOf.get(section));
	return scene.rivers
		.filter(({ slug }) => scene.sections.some(({ river }) => river === slug))
		.map(({ slug }) => riverMonth(slug, byRiver.get(slug) ?? [], month));
}

/** 优Ⅲ占比 of the year of a month, up to that month. */
export async function yearSharesOf(db: DataClient, town: string, month: string): Promise<YearShare[]> {
	const { scene, stored } = await scenes(db, town, '');
	return yearShares(scene.grid, stored, month);
}

/** The monthly sheet of one month. */
export async function reportOf(db: DataClient, town: string, month: string): Promise<MonthReport> {
	const [{ sections, rivers, grid }, samples] = await Promise.all([waterScene(db, town), monthOf(db, town, month)]);
	return monthReport(month, {
		sections,
		rivers,
		grid,
		samples,
		classIn: (section, other) => cellAt(grid, section, other).class,
		before: { month: monthBefore(month), year: yearBefore(month) }
	});
}
