/** Data of the water pages: the rivers, their sections, every month's classes, and one month in full. */
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
import { cellAt, gridOf, type StoredGrid } from '../../domain/water/months/month-grid.ts';
import { monthReport, type MonthReport } from '../../domain/water/months/month-report.ts';
import { monthBefore, yearBefore } from '../../domain/shared/time/month.ts';
import { type RiverMonth, riverMonth } from '../../domain/water/months/month-sample.ts';
import type { WaterScene } from '../../domain/water/water-scene.ts';
import type { MonthSample, WaterStatement } from '../../domain/water/section.ts';
import { type YearShare, yearShares } from '../../domain/water/months/year-share.ts';
import { cached } from '../cache/cached.ts';
import { cachedByEdition } from '../cache/cached-by-edition.ts';

/** Months and sections cached. */
const MAX_MONTHS = 48;
const MAX_SERIES = 48;

interface Loaded {
	scene: WaterScene;
	stored: StoredGrid;
}

const scenes = cachedByEdition(getWaterEdition, 4, loadScene);
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

/** WATER_GOOD_SHARE: a setting, because authorities count differently. */
function headFormula(): GoodShareFormula {
	const wanted = process.env['WATER_GOOD_SHARE'];
	return GOOD_SHARE_FORMULAS.find((formula) => formula === wanted) ?? DEFAULT_GOOD_SHARE;
}

/** One result per section for a month (YYYY-MM). */
export const monthOf = cachedByEdition<readonly MonthSample[]>(getWaterEdition, MAX_MONTHS, listMonth);

/** Every month of one section, by its code. */
export const seriesOf = cachedByEdition<readonly MonthSample[]>(getWaterEdition, MAX_SERIES, sectionSeries);

const statements = cached(waterStatements);
/** Statements of the town's documents about its water. */
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
