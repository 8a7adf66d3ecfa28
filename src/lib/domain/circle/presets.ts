import { FACILITY_KINDS, type Confidence, type LevelMinutes } from './kinds.ts';

/** How the distance between a resident and a facility is measured. */
export const MODES = ['network', 'straight_line'] as const;
export type Mode = (typeof MODES)[number];

/** How far counts as reached: the same minutes for all kinds, or metres by the level a kind belongs to. */
export type Limit =
	| { readonly type: 'minutes'; readonly minutes: number }
	| { readonly type: 'distance_by_level'; readonly byLevel_m: Readonly<Record<LevelMinutes, number>> };

export interface Preset {
	readonly id: string;
	readonly speed_m_per_min: number;
	readonly limit: Limit;
	readonly source: string;
	readonly confidence: Confidence;
}

/** Speeds and distances of the standards and of planning practice, to choose from. */
export const PRESETS: readonly Preset[] = [
	{
		id: 'shanghai_main_city',
		speed_m_per_min: 60,
		limit: { type: 'minutes', minutes: 15 },
		source: '上海15分钟社区生活圈规划技术标准（征求意见稿）2024：主城区15分钟步行、800~1000 m',
		confidence: 'medium'
	},
	{
		id: 'gb_50180',
		speed_m_per_min: 60,
		// The standard gives no distance for the block itself (level 0): that of the 5-minute level is used.
		limit: { type: 'distance_by_level', byLevel_m: { 0: 300, 5: 300, 10: 500, 15: 1000 } },
		source: 'GB 50180-2018 2.0.2~2.0.5：300 / 500 / 800~1000 m',
		confidence: 'high'
	},
	{
		id: 'elderly',
		speed_m_per_min: 50,
		limit: { type: 'minutes', minutes: 15 },
		source: '老人步行 50 m/min（规划惯例）',
		confidence: 'medium'
	},
	{
		id: 'adult',
		speed_m_per_min: 80,
		limit: { type: 'minutes', minutes: 15 },
		source: '成人步行 70~80 m/min（规划惯例）',
		confidence: 'medium'
	}
];

export const DEFAULT_PRESET_ID = 'shanghai_main_city';

/** Limit of a kind under a preset, in millimetres of level walking (the unit of every cost). */
export function limit_mm({ limit, speed_m_per_min }: Pick<Preset, 'limit' | 'speed_m_per_min'>, kind: string): number {
	if (limit.type === 'minutes') return Math.round(limit.minutes * speed_m_per_min * 1000);
	// A kind outside the catalogue has no level: that of the 15-minute circle is used.
	return limit.byLevel_m[FACILITY_KINDS.get(kind)?.level_minutes ?? 15] * 1000;
}

/** Minutes on foot for a cost in millimetres of level walking. */
export function walkMinutes(cost_mm: number, speed_m_per_min: number): number {
	return cost_mm / 1000 / speed_m_per_min;
}

/**
 * The kinds of an official coverage figure. Where a standard names several kinds without saying whether they are
 * averaged or required together, both figures are shown.
 */
export interface Assessment {
	readonly id: string;
	readonly minutes: number;
	readonly kinds: readonly string[];
	readonly target: { readonly year: number; readonly share: number }[];
	readonly source: string;
}

const TDT_1063 = 'TD/T 1063-2021';

export const ASSESSMENTS: readonly Assessment[] = [
	{
		id: 'sh_community_services',
		minutes: 15,
		kinds: ['sh_health', 'sh_elder_hub', 'junior_school', 'sh_culture', 'sh_fitness'],
		target: [
			{ year: 2025, share: 0.85 },
			{ year: 2035, share: 0.99 }
		],
		source: '沪规划资源更〔2025〕153号；上海市城市总体规划（2017-2035年）'
	},
	{
		id: 'sh_parks_and_squares',
		minutes: 5,
		kinds: ['sh_square'],
		target: [{ year: 2035, share: 0.9 }],
		source: '上海市城市总体规划（2017-2035年）'
	},
	{ id: 'health_15', minutes: 15, kinds: ['health_center', 'health_station'], target: [], source: TDT_1063 },
	{ id: 'primary_school_10', minutes: 10, kinds: ['primary_school'], target: [], source: TDT_1063 },
	{ id: 'junior_school_15', minutes: 15, kinds: ['junior_school'], target: [], source: TDT_1063 },
	{ id: 'elder_5', minutes: 5, kinds: ['elder_daycare', 'sh_elder_day'], target: [], source: TDT_1063 },
	{ id: 'culture_15', minutes: 15, kinds: ['culture_center', 'culture_station'], target: [], source: TDT_1063 },
	{ id: 'sport_15', minutes: 15, kinds: ['gym_center', 'field_large', 'field_medium'], target: [], source: TDT_1063 },
	{ id: 'market_10', minutes: 10, kinds: ['market', 'sh_market'], target: [], source: TDT_1063 },
	{ id: 'park_5', minutes: 5, kinds: ['park_5', 'sh_square'], target: [], source: TDT_1063 }
];
