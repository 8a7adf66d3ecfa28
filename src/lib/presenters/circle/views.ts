/** Rows of the living-circle pages, made from a report by the server and by the browser alike. */
import type { CircleFacility, CircleData, Compound, NetworkSource } from '../../domain/circle/circle-data.ts';
import { peopleWithout } from '../../domain/circle/coverage/gaps.ts';
import type { CoverageFacts } from '../../domain/circle/engine/coverage-engine.ts';
import {
	costAt,
	gapsOf,
	isMet,
	kindTimesOf,
	minutesAt,
	neededRows,
	shownKind
} from '../../domain/circle/engine/report-reading.ts';
import type { CircleReport, KindFigures, Overall } from '../../domain/circle/engine/report.ts';

const PAGE_ROWS = 25;

/** Facts about the data, on every page of the living circle. */
export interface CircleSummary {
	readonly network: NetworkSource | null;
	readonly facts: CoverageFacts | null;
	readonly compounds: number;
	readonly facilities: number;
	readonly unplaced: CircleData['unplaced'];
	/** Which parts of the data are examples. */
	readonly examples: { readonly network: boolean; readonly compounds: boolean; readonly facilities: boolean };
	/** Names of the first compounds and facilities off the network. */
	readonly offCompounds: readonly string[];
	readonly offFacilities: readonly FacilityName[];
}

const MAX_NAMED = 20;

export function summaryOf(places: CircleData, facts: CoverageFacts | null): CircleSummary {
	const { network, compounds, facilities, unplaced } = places;
	return {
		network,
		facts,
		compounds: compounds.length,
		facilities: facilities.length,
		unplaced,
		examples: {
			network: network?.is_example === true,
			compounds: compounds.some(({ is_example }) => is_example),
			facilities: facilities.some(({ is_example }) => is_example)
		},
		offCompounds: (facts?.offCompounds ?? []).slice(0, MAX_NAMED).map((i) => nameOf(compounds[i])),
		offFacilities: (facts?.offFacilities ?? []).slice(0, MAX_NAMED).flatMap((i) => named(facilities[i]) ?? [])
	};
}

const nameOf = (compound: Compound | undefined): string => compound?.name ?? compound?.id ?? '';

/** The attributes from which a facility is named. */
export type FacilityName = Pick<CircleFacility, 'id' | 'kind' | 'name' | 'localName'>;

export function named(facility: CircleFacility | undefined): FacilityName | null {
	if (!facility) return null;
	const { id, kind, name, localName } = facility;
	return { id, kind, name, localName };
}

export interface CompoundRow {
	/** Index in the list of compounds, its id on the map. */
	readonly place: number;
	readonly id: string;
	readonly name: string;
	/** Null where it is not known. */
	readonly people: number | null;
	/** Needed kinds that are not within their limit. */
	readonly missing: readonly string[];
	/** To the nearest facility of the shown kind; null without a route, and where no single kind is shown. */
	readonly minutes: number | null;
	readonly met: boolean;
	readonly nearest: FacilityName | null;
}

export interface CoverageView {
	readonly kinds: readonly KindFigures[];
	readonly now: Overall;
	readonly after: Overall;
	/** Shown by map and table: a kind, or the number of missing kinds. */
	readonly show: string;
	readonly rows: readonly CompoundRow[];
	readonly count: number;
	readonly pages: number;
	readonly page: number;
}

interface Data {
	readonly compounds: readonly Compound[];
	/** Edits applied. */
	readonly facilities: readonly CircleFacility[];
}

/** @param page from 1 */
export function coverageView(report: CircleReport, data: Data, show: string, page: number): CoverageView {
	const shown = shownKind(report, show);
	const row = report.kinds.findIndex(({ kind }) => kind === shown);
	const rank = row === -1 ? missingRank(report) : (compound: number) => costAt(report, row, compound);
	const ranks = data.compounds.map((_, compound) => rank(compound));
	const order = [...ranks.keys()].sort(
		(a, b) =>
			(ranks[b] ?? 0) - (ranks[a] ?? 0) ||
			(data.compounds[b]?.population ?? 0) - (data.compounds[a]?.population ?? 0) ||
			a - b
	);
	const pages = Math.max(1, Math.ceil(order.length / PAGE_ROWS));
	const at = Math.min(Math.max(1, page), pages);
	return {
		kinds: report.kinds,
		now: report.now,
		after: report.after,
		show: shown,
		rows: order.slice((at - 1) * PAGE_ROWS, at * PAGE_ROWS).map((compound) => rowOf(report, data, compound, row)),
		count: order.length,
		pages,
		page: at
	};
}

function missingRank(report: CircleReport): (compound: number) => number {
	const rows = neededRows(report);
	return (compound) => rows.filter((row) => !isMet(report, row, compound)).length;
}

function rowOf(report: CircleReport, { compounds, facilities }: Data, compound: number, row: number): CompoundRow {
	const home = compounds[compound];
	const nearest = row === -1 ? undefined : facilities[report.nearest[row * report.compounds + compound] ?? -1];
	const missing = neededRows(report).filter((needed) => !isMet(report, needed, compound));
	return {
		place: compound,
		id: home?.id ?? '',
		name: nameOf(home),
		people: home?.populationKnown ? home.population : null,
		missing: missing.flatMap((needed) => report.kinds[needed]?.kind ?? []),
		minutes: row === -1 ? null : minutesAt(report, row, compound),
		met: row === -1 ? missing.length === 0 : isMet(report, row, compound),
		nearest: named(nearest)
	};
}

export interface GapRow {
	readonly place: number;
	readonly id: string;
	readonly name: string;
	readonly people: number | null;
	readonly missing: readonly string[];
	/** People times missing kinds. */
	readonly weight: number;
}

export interface GapsView {
	readonly rows: readonly GapRow[];
	readonly count: number;
	/** People in all compounds with a gap. */
	readonly people: number;
	/** The largest weight of all pages, the scale of the bars. */
	readonly most: number;
	/** People without each needed kind, the largest number first. */
	readonly lacking: readonly { readonly kind: string; readonly people: number }[];
	readonly pages: number;
	readonly page: number;
}

export function gapsView(report: CircleReport, { compounds }: Data, page: number): GapsView {
	const gaps = gapsOf(report, compounds);
	const lacking = [...peopleWithout(compounds, kindTimesOf(report))];
	const pages = Math.max(1, Math.ceil(gaps.length / PAGE_ROWS));
	const at = Math.min(Math.max(1, page), pages);
	return {
		rows: gaps.slice((at - 1) * PAGE_ROWS, at * PAGE_ROWS).map(({ resident, missing, weight }): GapRow => {
			const home = compounds[resident];
			const people = home?.populationKnown ? home.population : null;
			return { place: resident, id: home?.id ?? '', name: nameOf(home), people, missing, weight };
		}),
		count: gaps.length,
		people: gaps.reduce((sum, { people }) => sum + people, 0),
		most: gaps[0]?.weight ?? 0,
		lacking: lacking.map(([kind, people]) => ({ kind, people })).filter(({ people }) => people > 0),
		pages,
		page: at
	};
}

export interface Overstatement {
	/** Number of needed kinds with a facility. */
	readonly kinds: number;
	/** Summed over the kinds. */
	readonly people: number;
	/** Relative to the people within walking distance; null for none. */
	readonly share: number | null;
}

/** Overstatement of straight-line coverage, summed over all needed kinds. */
export function overstatementIn(kinds: readonly KindFigures[]): Overstatement {
	const counted = kinds.filter(({ needed, operating }) => needed && operating > 0);
	const sum = (of: (figures: KindFigures) => number): number => counted.reduce((total, one) => total + of(one), 0);
	const [line, street] = [sum(({ byLine }) => byLine.covered), sum(({ byStreet }) => byStreet.covered)];
	return { kinds: counted.length, people: line - street, share: street === 0 ? null : line / street - 1 };
}

/** Finds compounds by id, name or part of a name. */
export function findCompounds(compounds: readonly Compound[], asked: string): number[] {
	const places = [...compounds.keys()];
	const exact = places.filter((i) => compounds[i]?.id === asked || compounds[i]?.name === asked);
	if (exact.length > 0) return exact;
	const part = asked.trim().toLowerCase();
	return part === '' ? [] : places.filter((i) => nameOf(compounds[i]).toLowerCase().includes(part)).slice(0, MAX_NAMED);
}
