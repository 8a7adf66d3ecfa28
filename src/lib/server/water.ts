/** What the water pages load: the rivers, their sections, every month's classes, and one month in full. */
import type { DataClient } from '../data/client.ts';
import {
	listMonth,
	listMonths,
	listOutfalls,
	listRivers,
	listSections,
	monthsAvailable,
	waterStatements
} from '../data/water.ts';
import { cellAt, gridOf, type MonthGrid } from '../domain/water/month-grid.ts';
import { monthReport, type MonthReport } from '../domain/water/month-report.ts';
import { monthBefore, yearBefore } from '../domain/water/month-summary.ts';
import { type RiverMonth, riverMonth } from '../domain/water/river-month.ts';
import type { MonthSample, Outfall, River, WaterSection, WaterStatement } from '../domain/water/section.ts';
import { type YearShare, yearShares } from '../domain/water/year-share.ts';
import { kept } from './kept.ts';

/** What stays the same from month to month: loaded once for all water pages. */
export interface WaterScene {
	rivers: readonly River[];
	sections: readonly WaterSection[];
	outfalls: readonly Outfall[];
	grid: MonthGrid;
}

const scenes = kept(loadScene);
export const waterScene = (db: DataClient, town: string): Promise<WaterScene> => scenes(db, town);

async function loadScene(db: DataClient, town: string): Promise<WaterScene> {
	const [rivers, sections, outfalls, months] = await Promise.all([
		listRivers(db, town),
		listSections(db, town),
		listOutfalls(db, town),
		monthsAvailable(db, town)
	]);
	const samples = await samplesOf(db, town, months);
	return { rivers, sections, outfalls, grid: gridWithRivers(months, samples, rivers, sections) };
}

/** @param months oldest first; one question for all of them */
async function samplesOf(db: DataClient, town: string, months: readonly string[]): Promise<MonthSample[]> {
	const [first, last] = [months[0], months.at(-1)];
	return first && last ? listMonths(db, town, first, last) : [];
}

function gridWithRivers(
	months: readonly string[],
	samples: readonly MonthSample[],
	rivers: readonly River[],
	sections: readonly WaterSection[]
): MonthGrid {
	const riverOf = new Map(sections.map(({ code, river }) => [code, river]));
	const byRiverMonth = Map.groupBy(samples, ({ section, month }) => `${riverOf.get(section)} ${month}`);
	return gridOf(
		months,
		samples,
		rivers.map(({ slug }) => slug),
		(river, month) => riverMonth(river, byRiverMonth.get(`${river} ${month}`) ?? [], month).grade
	);
}

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

const shares = kept(async (db, key: string): Promise<YearShare[]> => {
	const [town = '', ...months] = key.split(' ');
	return yearShares(await samplesOf(db, town, months));
});

/** 优Ⅲ占比 of the year of a month, up to that month. */
export function yearSharesOf(db: DataClient, town: string, { months }: MonthGrid, month: string): Promise<YearShare[]> {
	const soFar = months.filter((other) => other.slice(0, 4) === month.slice(0, 4) && other <= month);
	return shares(db, [town, ...soFar].join(' '));
}

/** The monthly sheet of one month. */
export async function reportOf(db: DataClient, town: string, month: string): Promise<MonthReport> {
	const [{ sections, rivers, grid }, samples] = await Promise.all([waterScene(db, town), listMonth(db, town, month)]);
	return monthReport(month, {
		sections,
		rivers,
		grid,
		samples,
		classIn: (section, other) => cellAt(grid, section, other).class,
		before: { month: monthBefore(month), year: yearBefore(month) }
	});
}
