/** The town of the benchmarks: generated, the same on every machine, and fictitious. */
import type { SeedFeature } from '../../../src/lib/server/seed/format.ts';
import type { ClassedFeature, Seed } from '../../../src/lib/server/seed/read.ts';

export const BENCH_TOWN = { code: 'BENCH01', slug: 'bench-town' } as const;
export const PARCELS = 5_000;
const VERTICES = 24;
/** As-of day of the benchmarks: in the middle of statements and promises. */
export const AS_OF = '2024-12-31';

const COLUMNS = 100;
/** Side of a parcel's square, about 75 m: 5,000 of them are a town of some 28 km². */
const CELL_DEG = 75 / 111_320;
export const [WEST, SOUTH] = [-30, 0.5];
const STAGES = ['proposed', 'approved', 'cleared', 'building', 'accepted'] as const;
const PHASES = ['idea', 'preparation', 'clearing', 'building', 'done'] as const;
const CITED = { source: 'generator', at: '1' } as const;
const LAST_YEAR = Number(AS_OF.slice(0, 4));

type SeedEvent = SeedFeature['events'][number];
type Position = [lon: number, lat: number];
type Outline = { type: 'Polygon'; coordinates: Position[][] };

/**
 * @param events status events of each parcel; one in five is a promise
 * @returns a whole seed: 5,000 parcels of 24 vertices side by side
 */
export function benchTown(events: number): Seed {
	const rows = Math.ceil(PARCELS / COLUMNS);
	const [east, north] = [WEST + COLUMNS * CELL_DEG, SOUTH + rows * CELL_DEG];
	const random = randomNumbers(20_261_122);
	return {
		town: {
			...BENCH_TOWN,
			language: 'en',
			name: { en: 'Bench town', zh: '量测镇' },
			time_zone: 'UTC',
			bbox: [WEST, SOUTH, east, north],
			margin_m: 500,
			camera: { center: [(WEST + east) / 2, (SOUTH + north) / 2], zoom: 13 },
			attribution: ['Generated'],
			reference_dates: [{ date: AS_OF, read: 'actual', name: { en: 'End of the year' } }]
		},
		sources: [
			{
				slug: CITED.source,
				kind: 'report',
				title: { en: 'Generated for the benchmarks' },
				how_read: { en: 'Made by a program.' },
				missing: [],
				sections: [{ code: CITED.at, name: { en: 'All' } }]
			}
		],
		themes: [{ code: 'housing', name: { en: 'Housing', zh: '居住' } }],
		kinds: [{ code: 'plot', symbol: 'plot', name: { en: 'Plot', zh: '地块' } }],
		lifecycles: [
			{
				code: 'renewal',
				name: { en: 'Renewal', zh: '更新' },
				source: { en: 'Made by a program.' },
				stages: STAGES.map((code, i) => ({ code, phase: PHASES[i] ?? 'idea', name: { en: code }, requires: [] }))
			}
		],
		features: Array.from({ length: PARCELS }, (_, n) => parcel(n, events, random)),
		programmes: [],
		notes: [],
		indicators: [],
		basemap: [
			{
				layer: 'boundary',
				features: [
					{
						type: 'Feature',
						geometry: box(WEST, SOUTH, east, north),
						properties: { name: { en: 'Bench town' }, class: null, accuracy_m: 0, basis: { en: 'Generated' } }
					}
				]
			}
		]
	};
}

function parcel(n: number, events: number, random: () => number): ClassedFeature {
	const number = String(n + 1).padStart(4, '0');
	return {
		slug: `parcel-${number}`,
		class: 'parcel',
		name: { en: `Parcel ${number}`, zh: `地块 ${number}` },
		aliases: [],
		theme: 'housing',
		kind: 'plot',
		lifecycle: 'renewal',
		summary: { en: 'Generated' },
		visibility: 'public',
		is_example: false,
		geometry: outline(n, random),
		basis: { en: 'Generated', zh: '程序生成' },
		accuracy_m: 10,
		plan: undefined,
		events: Array.from({ length: events }, (_, i) => statusEvent(i, i % 5 === 4, random)),
		facts: [],
		notes: [],
		related: [],
		indicators: [],
		...CITED
	};
}

/** Statements of the ten years before the as-of day, promises of the three years around it. */
function statusEvent(i: number, promised: boolean, random: () => number): SeedEvent {
	const year = promised ? LAST_YEAR - 1 + Math.floor(random() * 3) : LAST_YEAR - 9 + Math.floor(random() * 11);
	const month = 1 + Math.floor(random() * 12);
	const code = STAGES[Math.floor(random() * STAGES.length)] ?? 'proposed';
	return {
		kind: promised ? 'target' : 'actual',
		stage: code,
		phrase: { en: `${code} ${i}` },
		date: `${year}-${String(month).padStart(2, '0')}-28`,
		precision: 'month',
		commitment: promised ? (random() < 0.5 ? 'commit' : 'strive') : null,
		visibility: 'public',
		...CITED
	};
}

/** A rounded lot inside its square: radius and angle vary, so that no two are alike. */
function outline(n: number, random: () => number): Outline {
	const [x, y] = [WEST + ((n % COLUMNS) + 0.5) * CELL_DEG, SOUTH + (Math.floor(n / COLUMNS) + 0.5) * CELL_DEG];
	const ring = Array.from({ length: VERTICES }, (_, i): Position => {
		const angle = (2 * Math.PI * (i + 0.4 * random())) / VERTICES;
		const radius_deg = CELL_DEG * (0.38 + 0.08 * random());
		return [rounded(x + radius_deg * Math.cos(angle)), rounded(y + radius_deg * Math.sin(angle))];
	});
	return { type: 'Polygon', coordinates: [closed(ring)] };
}

function box(west: number, south: number, east: number, north: number): Outline {
	const corners: Position[] = [
		[west, south],
		[east, south],
		[east, north],
		[west, north]
	];
	return { type: 'Polygon', coordinates: [closed(corners)] };
}

/** Six decimals, as the database returns them. */
const rounded = (degrees: number): number => Number(degrees.toFixed(6));

function closed(ring: readonly Position[]): Position[] {
	return [...ring, ...ring.slice(0, 1)];
}

/** Evenly distributed numbers from 0 to 1, the same in every run (a linear congruential generator). */
function randomNumbers(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}
