/**
 * The catalogue of facility kinds: their level in the living circle and their service radius.
 * Facts from the standards named in KIND_SOURCES. Except for the entries of 2023 and 2024 they are noted from
 * knowledge of the standards, not read off the printed tables: check a figure there before it decides anything.
 */

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

export interface FacilityKind {
	readonly id: string;
	readonly category: string;
	readonly name_zh: string;
	readonly name_en: string;
	readonly tier: Tier;
	readonly level_minutes: LevelMinutes;
	/** Null where the standard gives none. */
	readonly serviceRadius_m: number | null;
	readonly source: KindSource;
	readonly confidence: Confidence;
}

type Row = readonly [string, string, string, string, Tier, LevelMinutes, number | null, KindSource, Confidence];

// prettier-ignore
const ROWS: readonly Row[] = [
	['junior_school', '教育', '初中', 'Junior high school', 'basic', 15, 1000, 'gb_50180', 'high'],
	['primary_school', '教育', '小学', 'Primary school', 'basic', 10, 500, 'gb_50180', 'high'],
	['gym_center', '体育', '体育馆（场）或全民健身中心', 'Sports hall / fitness centre', 'optional', 15, 1000, 'gb_50180', 'high'],
	['field_large', '体育', '大型多功能运动场地', 'Large multi-purpose sports ground', 'basic', 15, 1000, 'gb_50180', 'high'],
	['field_medium', '体育', '中型多功能运动场地', 'Medium multi-purpose sports ground', 'basic', 10, 500, 'gb_50180', 'high'],
	['health_center', '医疗卫生', '卫生服务中心（社区医院）', 'Community health service centre', 'basic', 15, 1000, 'gb_50180', 'high'],
	['clinic', '医疗卫生', '门诊部', 'Outpatient clinic', 'basic', 15, null, 'gb_50180', 'high'],
	['nursing_home', '社会福利', '养老院', 'Nursing home', 'basic', 15, null, 'gb_50180', 'high'],
	['elder_care_home', '社会福利', '老年养护院', 'Elderly care home', 'basic', 15, null, 'gb_50180', 'high'],
	['culture_center', '文化', '文化活动中心（含青少年、老年活动中心）', 'Cultural activity centre', 'basic', 15, 1000, 'gb_50180', 'high'],
	['subdistrict_center', '社区管理', '社区服务中心（街道级）', 'Sub-district service centre', 'basic', 15, 1000, 'gb_50180', 'high'],
	['subdistrict_office', '社区管理', '街道办事处', 'Sub-district office', 'basic', 15, null, 'gb_50180', 'high'],
	['judicial', '社区管理', '司法所', 'Judicial office', 'basic', 15, null, 'gb_50180', 'high'],
	['police', '社区管理', '派出所', 'Police station', 'optional', 15, 800, 'gb_50180', 'high'],
	['mall', '商业', '商场', 'Shopping centre', 'basic', 10, 500, 'gb_50180', 'high'],
	['market', '商业', '菜市场或生鲜超市', 'Wet market / fresh supermarket', 'basic', 10, 500, 'gb_50180', 'high'],
	['fitness', '商业', '健身房', 'Gym', 'optional', 10, null, 'gb_50180', 'high'],
	['catering', '商业', '餐饮设施', 'Catering', 'basic', 10, null, 'gb_50180', 'high'],
	['bank', '商业', '银行营业网点', 'Bank branch', 'basic', 10, null, 'gb_50180', 'high'],
	['telecom', '商业', '电信营业网点', 'Telecom outlet', 'basic', 10, null, 'gb_50180', 'high'],
	['post', '商业', '邮政营业场所', 'Post office', 'basic', 15, 1000, 'gb_50180', 'high'],
	['metro', '交通', '轨道交通站点', 'Rail transit station', 'optional', 15, 800, 'gb_50180', 'high'],
	['bus_terminal', '交通', '公交首末站', 'Bus terminal', 'optional', 15, null, 'gb_50180', 'high'],
	['bus_stop', '交通', '公交车站', 'Bus stop', 'basic', 10, 500, 'gb_50180', 'high'],
	['fire', '市政公用', '消防站', 'Fire station', 'optional', 15, null, 'gb_50180', 'high'],
	['refuse_transfer', '市政公用', '垃圾转运站', 'Refuse transfer station', 'optional', 15, null, 'gb_50180', 'high'],
	['switch', '市政公用', '开闭所', 'Switching station', 'basic', 15, null, 'gb_50180', 'high'],
	['community_station', '社区服务', '社区服务站（含居委会、治安联防站、残疾人康复室）', 'Community service station', 'basic', 5, 300, 'gb_50180', 'high'],
	['canteen', '社区服务', '社区食堂（长者食堂）', 'Community canteen', 'optional', 5, 300, 'gb_50180', 'high'],
	['culture_station', '文化', '文化活动站（含青少年、老年活动站）', 'Cultural activity station', 'basic', 5, 500, 'gb_50180', 'high'],
	['field_small', '体育', '小型多功能运动（球类）场地', 'Small ball court', 'basic', 5, 300, 'gb_50180', 'high'],
	['outdoor_fitness', '体育', '室外综合健身场地（含老年户外活动场地）', 'Outdoor fitness ground', 'basic', 5, 300, 'gb_50180', 'high'],
	['kindergarten', '教育', '幼儿园', 'Kindergarten', 'basic', 5, 300, 'gb_50180', 'high'],
	['nursery', '托幼', '托儿所', 'Nursery (0-3)', 'optional', 5, 300, 'gb_50180', 'high'],
	['elder_daycare', '社会福利', '老年人日间照料中心（托老所）', 'Elderly day-care centre', 'basic', 5, 300, 'gb_50180', 'high'],
	['health_station', '医疗卫生', '社区卫生服务站', 'Community health station', 'optional', 5, 300, 'gb_50180', 'high'],
	['retail', '商业', '社区商业网点（超市、药店、洗衣店、美发店等）', 'Community retail', 'basic', 5, 300, 'gb_50180', 'high'],
	['recycle', '环卫', '再生资源回收点', 'Recycling point', 'basic', 5, null, 'gb_50180', 'high'],
	['waste_station', '环卫', '生活垃圾收集站', 'Refuse collection station', 'basic', 5, null, 'gb_50180', 'high'],
	['toilet', '环卫', '公共厕所', 'Public toilet', 'basic', 5, null, 'gb_50180', 'high'],
	['property', '居住街坊', '物业管理与服务', 'Property management', 'basic', 0, null, 'gb_50180', 'medium'],
	['kids_elder_ground', '居住街坊', '儿童、老年人活动场地', 'Children & elderly playground', 'basic', 0, null, 'gb_50180', 'high'],
	['convenience', '居住街坊', '便利店', 'Convenience store', 'basic', 0, null, 'gb_50180', 'high'],
	['parcel_locker', '居住街坊', '邮件和快递送达设施', 'Parcel delivery', 'basic', 0, null, 'gb_50180', 'high'],
	['park_15', '公园绿地', '15分钟圈居住区公园', 'Park (15-min)', 'basic', 15, 1000, 'gb_50180', 'high'],
	['park_10', '公园绿地', '10分钟圈居住区公园', 'Park (10-min)', 'basic', 10, 500, 'gb_50180', 'high'],
	['park_5', '公园绿地', '5分钟圈居住区公园', 'Park (5-min)', 'basic', 5, 300, 'gb_50180', 'high'],
	['sh_one_stop', '一站式综合服务中心', '一站式综合服务中心（人民坊）', 'One-stop community hub', 'basic', 15, 1000, 'sh_2024_draft', 'medium'],
	['sh_pavilion', '小型服务点', '“N”小型设施点（六艺亭）', 'Small service pavilion', 'enhanced', 5, 300, 'sh_2024_draft', 'medium'],
	['nat_embedded', '嵌入式服务综合体', '社区嵌入式服务综合体（社区服务中心）', 'Embedded service complex', 'basic', 15, null, 'embedded_2023', 'high'],
	['sh_culture', '文化', '社区文化活动中心', 'Community cultural centre', 'basic', 15, 1000, 'sh_2016', 'low'],
	['sh_health', '医疗卫生', '社区卫生服务中心', 'Community health centre', 'basic', 15, 1000, 'sh_2016', 'low'],
	['sh_health_pt', '医疗卫生', '社区卫生服务站（点）', 'Community health station', 'basic', 10, 500, 'sh_2016', 'low'],
	['sh_elder_hub', '养老', '综合为老服务中心', 'Integrated elderly service centre', 'basic', 15, 1000, 'sh_2016', 'low'],
	['sh_elder_day', '养老', '老年人日间照料中心', 'Elderly day-care', 'basic', 5, 500, 'sh_2016', 'low'],
	['sh_elder_room', '养老', '老年活动室', 'Elderly activity room', 'basic', 5, 300, 'sh_2016', 'low'],
	['sh_nursing', '养老', '社区养老院（养老机构）', 'Community nursing home', 'basic', 15, 1000, 'sh_2016', 'low'],
	['sh_fitness', '体育', '综合健身馆', 'Community fitness hall', 'basic', 15, 1000, 'sh_2016', 'low'],
	['sh_pool', '体育', '游泳池（馆）', 'Swimming pool', 'enhanced', 15, 1000, 'sh_2016', 'low'],
	['sh_court', '体育', '社区球场/运动场', 'Community court', 'basic', 5, 500, 'sh_2016', 'low'],
	['sh_market', '商业', '室内菜场', 'Indoor wet market', 'basic', 10, 500, 'sh_2016', 'low'],
	['sh_affairs', '社区管理', '社区事务受理服务中心', 'Community affairs centre', 'basic', 15, 1000, 'sh_2016', 'low'],
	['sh_committee', '社区管理', '居民委员会', 'Residents committee', 'basic', 5, null, 'sh_2016', 'low'],
	['sh_toddler', '托幼', '社区“宝宝屋”（0~3岁托育）', 'Toddler day-care', 'basic', 10, 500, 'sh_2016', 'low'],
	['sh_square', '公共空间', '400㎡以上公园和广场', 'Park/plaza >=400 m2', 'basic', 5, 300, 'sh_2035', 'medium'],
	['sh_park3000', '公园绿地', '3000㎡以上公园绿地', 'Park >=3000 m2', 'basic', 10, 500, 'sh_2035', 'medium']
];

export const FACILITY_KINDS: ReadonlyMap<string, FacilityKind> = new Map(
	ROWS.map(([id, category, name_zh, name_en, tier, level_minutes, serviceRadius_m, source, confidence]) => [
		id,
		{ id, category, name_zh, name_en, tier, level_minutes, serviceRadius_m, source, confidence }
	])
);

/** The basic kinds among those given; a kind outside the catalogue is not basic. */
export function basicKinds(kinds: readonly string[]): string[] {
	return kinds.filter((kind) => FACILITY_KINDS.get(kind)?.tier === 'basic');
}
