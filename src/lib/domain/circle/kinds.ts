/**
 * The catalogue of facility kinds: their level in the living circle and their service radius.
 * Facts from the standards named in KIND_SOURCES. Except for the entries of 2023 and 2024 they are noted from
 * knowledge of the standards, not read off the printed tables: check a figure there before it decides anything.
 */
import type { facilityKindWords } from '../../i18n/circle/facility-kinds.ts';
import type { RoomOf } from '../../i18n/shared/words.ts';

/** basic = required; optional = according to need; enhanced = raises quality or gives character. */
export const TIERS = ['basic', 'optional', 'enhanced'] as const;
export type Tier = (typeof TIERS)[number];

/** Minutes of the circle a kind belongs to; 0 is the residential block itself. */
export type LevelMinutes = 0 | 5 | 10 | 15;

export type Confidence = 'high' | 'medium' | 'low';

export const KIND_SOURCES = {
	gb_50180: 'GB 50180-2018 附录B/C',
	sh_2016: '上海市15分钟社区生活圈规划导则（试行）2016；控规技术准则2016；2024年规划技术标准（征求意见稿）',
	sh_2024_draft: '上海15分钟社区生活圈规划技术标准（征求意见稿）2024；2024行动方案',
	sh_2035: '上海市城市总体规划（2017-2035年）',
	embedded_2023: '城市社区嵌入式服务设施建设导则（试行）2023'
} as const;
export type KindSource = keyof typeof KIND_SOURCES;

type FacilityKindNames = RoomOf<typeof facilityKindWords>;

export interface FacilityKind {
	/** Of its name, too: src/lib/i18n/circle/facility-kinds.ts. */
	readonly id: keyof FacilityKindNames;
	readonly category: string;
	readonly tier: Tier;
	readonly level_minutes: LevelMinutes;
	/** Null where the standard gives none. */
	readonly serviceRadius_m: number | null;
	readonly source: KindSource;
	readonly confidence: Confidence;
}

type Row = readonly [keyof FacilityKindNames, string, Tier, LevelMinutes, number | null, KindSource, Confidence];

// prettier-ignore
const ROWS: readonly Row[] = [
	['junior_school', '教育', 'basic', 15, 1000, 'gb_50180', 'high'],
	['primary_school', '教育', 'basic', 10, 500, 'gb_50180', 'high'],
	['gym_center', '体育', 'optional', 15, 1000, 'gb_50180', 'high'],
	['field_large', '体育', 'basic', 15, 1000, 'gb_50180', 'high'],
	['field_medium', '体育', 'basic', 10, 500, 'gb_50180', 'high'],
	['health_center', '医疗卫生', 'basic', 15, 1000, 'gb_50180', 'high'],
	['clinic', '医疗卫生', 'basic', 15, null, 'gb_50180', 'high'],
	['nursing_home', '社会福利', 'basic', 15, null, 'gb_50180', 'high'],
	['elder_care_home', '社会福利', 'basic', 15, null, 'gb_50180', 'high'],
	['culture_center', '文化', 'basic', 15, 1000, 'gb_50180', 'high'],
	['subdistrict_center', '社区管理', 'basic', 15, 1000, 'gb_50180', 'high'],
	['subdistrict_office', '社区管理', 'basic', 15, null, 'gb_50180', 'high'],
	['judicial', '社区管理', 'basic', 15, null, 'gb_50180', 'high'],
	['police', '社区管理', 'optional', 15, 800, 'gb_50180', 'high'],
	['mall', '商业', 'basic', 10, 500, 'gb_50180', 'high'],
	['market', '商业', 'basic', 10, 500, 'gb_50180', 'high'],
	['fitness', '商业', 'optional', 10, null, 'gb_50180', 'high'],
	['catering', '商业', 'basic', 10, null, 'gb_50180', 'high'],
	['bank', '商业', 'basic', 10, null, 'gb_50180', 'high'],
	['telecom', '商业', 'basic', 10, null, 'gb_50180', 'high'],
	['post', '商业', 'basic', 15, 1000, 'gb_50180', 'high'],
	['metro', '交通', 'optional', 15, 800, 'gb_50180', 'high'],
	['bus_terminal', '交通', 'optional', 15, null, 'gb_50180', 'high'],
	['bus_stop', '交通', 'basic', 10, 500, 'gb_50180', 'high'],
	['fire', '市政公用', 'optional', 15, null, 'gb_50180', 'high'],
	['refuse_transfer', '市政公用', 'optional', 15, null, 'gb_50180', 'high'],
	['switch', '市政公用', 'basic', 15, null, 'gb_50180', 'high'],
	['community_station', '社区服务', 'basic', 5, 300, 'gb_50180', 'high'],
	['canteen', '社区服务', 'optional', 5, 300, 'gb_50180', 'high'],
	['culture_station', '文化', 'basic', 5, 500, 'gb_50180', 'high'],
	['field_small', '体育', 'basic', 5, 300, 'gb_50180', 'high'],
	['outdoor_fitness', '体育', 'basic', 5, 300, 'gb_50180', 'high'],
	['kindergarten', '教育', 'basic', 5, 300, 'gb_50180', 'high'],
	['nursery', '托幼', 'optional', 5, 300, 'gb_50180', 'high'],
	['elder_daycare', '社会福利', 'basic', 5, 300, 'gb_50180', 'high'],
	['health_station', '医疗卫生', 'optional', 5, 300, 'gb_50180', 'high'],
	['retail', '商业', 'basic', 5, 300, 'gb_50180', 'high'],
	['recycle', '环卫', 'basic', 5, null, 'gb_50180', 'high'],
	['waste_station', '环卫', 'basic', 5, null, 'gb_50180', 'high'],
	['toilet', '环卫', 'basic', 5, null, 'gb_50180', 'high'],
	['property', '居住街坊', 'basic', 0, null, 'gb_50180', 'medium'],
	['kids_elder_ground', '居住街坊', 'basic', 0, null, 'gb_50180', 'high'],
	['convenience', '居住街坊', 'basic', 0, null, 'gb_50180', 'high'],
	['parcel_locker', '居住街坊', 'basic', 0, null, 'gb_50180', 'high'],
	['park_15', '公园绿地', 'basic', 15, 1000, 'gb_50180', 'high'],
	['park_10', '公园绿地', 'basic', 10, 500, 'gb_50180', 'high'],
	['park_5', '公园绿地', 'basic', 5, 300, 'gb_50180', 'high'],
	['sh_one_stop', '一站式综合服务中心', 'basic', 15, 1000, 'sh_2024_draft', 'medium'],
	['sh_pavilion', '小型服务点', 'enhanced', 5, 300, 'sh_2024_draft', 'medium'],
	['nat_embedded', '嵌入式服务综合体', 'basic', 15, null, 'embedded_2023', 'high'],
	['sh_culture', '文化', 'basic', 15, 1000, 'sh_2016', 'low'],
	['sh_health', '医疗卫生', 'basic', 15, 1000, 'sh_2016', 'low'],
	['sh_health_pt', '医疗卫生', 'basic', 10, 500, 'sh_2016', 'low'],
	['sh_elder_hub', '养老', 'basic', 15, 1000, 'sh_2016', 'low'],
	['sh_elder_day', '养老', 'basic', 5, 500, 'sh_2016', 'low'],
	['sh_elder_room', '养老', 'basic', 5, 300, 'sh_2016', 'low'],
	['sh_nursing', '养老', 'basic', 15, 1000, 'sh_2016', 'low'],
	['sh_fitness', '体育', 'basic', 15, 1000, 'sh_2016', 'low'],
	['sh_pool', '体育', 'enhanced', 15, 1000, 'sh_2016', 'low'],
	['sh_court', '体育', 'basic', 5, 500, 'sh_2016', 'low'],
	['sh_market', '商业', 'basic', 10, 500, 'sh_2016', 'low'],
	['sh_affairs', '社区管理', 'basic', 15, 1000, 'sh_2016', 'low'],
	['sh_committee', '社区管理', 'basic', 5, null, 'sh_2016', 'low'],
	['sh_toddler', '托幼', 'basic', 10, 500, 'sh_2016', 'low'],
	['sh_square', '公共空间', 'basic', 5, 300, 'sh_2035', 'medium'],
	['sh_park3000', '公园绿地', 'basic', 10, 500, 'sh_2035', 'medium']
];

export const FACILITY_KINDS: ReadonlyMap<string, FacilityKind> = new Map(
	ROWS.map(([id, category, tier, level_minutes, serviceRadius_m, source, confidence]) => [
		id,
		{ id, category, tier, level_minutes, serviceRadius_m, source, confidence }
	])
);

/** The basic kinds among those given; a kind outside the catalogue is not basic. */
export function basicKinds(kinds: readonly string[]): string[] {
	return kinds.filter((kind) => FACILITY_KINDS.get(kind)?.tier === 'basic');
}
