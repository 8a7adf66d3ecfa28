import { byPopulation, coverageOf } from './coverage.ts';
import { CoverageModel } from '../engine/coverage-model.ts';
import { offNetwork } from '../network/snap.ts';
import { UNREACHED, type WalkingNetwork } from '../network/network.ts';
import type { Facility, Phase, ResidentPoint } from '../facility.ts';
import { walkMinutes, type Preset } from '../presets.ts';

/** The answer of `npm run coverage`; shares are 0 … 1, null when there are no residents to cover. */
export interface CoverageReport {
	readonly network: { readonly nodes: number; readonly edges: number; readonly length_km: number };
	readonly residents: readonly {
		readonly id: string;
		readonly population: number;
		/** Minutes to the nearest facility of each kind, also beyond the limit; null when there is no route. */
		readonly minutes: Readonly<Record<string, number | null>>;
		readonly nearest: Readonly<Record<string, string | null>>;
		/** Metres from the point to the nearest street, also when that is beyond the snap limit. */
		readonly snapped_m: number;
	}[];
	readonly coverage: Readonly<Record<string, number | null>>;
	/** Share of residents who reach every kind within the limit. */
	readonly complete_share: number | null;
	/** Mean of the kinds' shares: the other aggregation. */
	readonly mean_share: number | null;
	/** Points off the network or without a route to any facility. */
	readonly unreachable: readonly string[];
	/** The same shares once what is planned or under construction is open; only where there is any. */
	readonly after_planned?: {
		readonly coverage: Readonly<Record<string, number | null>>;
		readonly complete_share: number | null;
		readonly mean_share: number | null;
	};
}

export interface ReportInput {
	readonly network: WalkingNetwork;
	readonly residents: readonly ResidentPoint[];
	readonly facilities: readonly Facility[];
	readonly minutes: number;
	readonly speed_m_per_min: number;
	readonly snapLimit_m: number;
	/** Kinds that make a circle complete; null for every kind of the file. */
	readonly required: readonly string[] | null;
}

export interface ReportResult {
	readonly report: CoverageReport;
	/** Numbers of the residents and facility entrances that are off the network. */
	readonly offResidents: readonly number[];
	/** Facilities whose entrances are all off the network. */
	readonly offFacilities: readonly Facility[];
}

export function coverageReport(input: ReportInput): ReportResult {
	const { network, residents, speed_m_per_min } = input;
	// Ties go to the lower number: sorting by id makes the result independent of the order of the file.
	const facilities = input.facilities.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
	const model = new CoverageModel({ ...input, facilities });
	const kinds = model.kinds();
	const times = kinds.map((kind) => ({ kind, times: model.times(kind) }));
	const rows = residents.map((resident, i) => {
		const entries = times.map(({ kind, times: { cost_mm, nearest } }) => ({
			kind,
			minutes: cost_mm[i] === UNREACHED ? null : roundTo(walkMinutes(cost_mm[i] ?? 0, speed_m_per_min), 4),
			nearest: model.facility(nearest[i] ?? -1)?.id ?? null
		}));
		return {
			id: resident.id,
			population: resident.population,
			minutes: Object.fromEntries(entries.map(({ kind, minutes }) => [kind, minutes])),
			nearest: Object.fromEntries(entries.map(({ kind, nearest }) => [kind, nearest])),
			snapped_m: roundTo(model.homes.distance_m[i] ?? NaN, 2)
		};
	});
	const hasPlanned = facilities.some(({ state }) => state === 'planned' || state === 'under_construction');
	const report: CoverageReport = {
		network: { nodes: network.nodeCount, edges: network.edgeCount, length_km: roundTo(network.length_m / 1000, 3) },
		residents: rows,
		...shares(model, input, kinds, 'now'),
		unreachable: rows.filter(({ nearest }) => Object.values(nearest).every((id) => id === null)).map(({ id }) => id),
		...(hasPlanned ? { after_planned: shares(model, input, kinds, 'after_planned') } : {})
	};
	const offFacilities = facilities.filter(({ entrances }) => {
		const snapped = model.snap(entrances);
		return offNetwork(snapped).length === snapped.count;
	});
	return { report, offResidents: offNetwork(model.homes), offFacilities };
}

function shares(model: CoverageModel, input: ReportInput, kinds: readonly string[], phase: Phase) {
	const { speed_m_per_min, minutes } = input;
	const preset: Preset = {
		id: 'given',
		speed_m_per_min,
		limit: { type: 'minutes', minutes },
		source: '',
		confidence: 'high'
	};
	const weights = byPopulation(input.residents);
	const coverage = coverageOf(model.kindTimes(kinds, preset, phase), weights, input.required ?? kinds);
	return {
		coverage: Object.fromEntries(coverage.kinds.map(({ kind, share }) => [kind, share])),
		complete_share: coverage.all_at_once.share,
		mean_share: coverage.mean_of_kinds
	};
}

function roundTo(value: number, digits: number): number {
	return Math.round(value * 10 ** digits) / 10 ** digits;
}
