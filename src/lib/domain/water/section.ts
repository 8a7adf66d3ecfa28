import type { Words } from '../../i18n/shared/words.ts';
/** Rivers, monitoring sections with monthly results, and outfalls. */
import type { LineString, MultiLineString, Point } from 'geojson';
import type { Placement } from '../shared/geo/placement.ts';
import type { StatementAt } from '../shared/source.ts';
import type { LocalText } from '../shared/text.ts';
import type { BlackOdorousGrade, BlackOdorousItem } from './standard/black-odorous.ts';
import type { StandardClass, WaterClass } from './standard/water-class.ts';

/** Administrative level of a section, highest first: 国控, 市控, 区控, 镇级, 村级. */
export const SECTION_LEVELS = ['national', 'city', 'district', 'town', 'village'] as const;
export type SectionLevel = (typeof SECTION_LEVELS)[number];

/** A suspension of sampling. ISO dates, both inclusive; `to` is null while it lasts. */
export interface Suspension {
	from: string;
	to: string | null;
	reason: LocalText;
}

export interface WaterSection {
	/** Integer, stable in one database: the feature-state id of the map. */
	id: number;
	code: string;
	name: LocalText;
	/** Slug of its river. */
	river: string;
	/** Bridge or road at the section. */
	crossing: LocalText | null;
	level: SectionLevel;
	target_class: StandardClass | null;
	/** Title and office telephone of the river chief, without personal data. */
	chief_title: LocalText | null;
	chief_phone: string | null;
	geometry: Point | null;
	basis: LocalText;
	accuracy_m: number | null;
	placement: Placement;
	/** Distance to the nearest drawn river where it exceeds the accuracy plus 50 m, else null: a warning only. */
	far_from_river_m: number | null;
	suspended: readonly Suspension[];
	is_example: boolean;
}

export interface River {
	slug: string;
	name: LocalText;
	geometry: LineString | MultiLineString | null;
	basis: LocalText;
	accuracy_m: number | null;
	is_example: boolean;
}

/** `not_measured`: nothing published for the month; `suspended`: not sampled, for a stated reason. */
export const MONTH_STATUSES = ['measured', 'not_measured', 'suspended'] as const;
export type MonthStatus = (typeof MONTH_STATUSES)[number];

export interface ItemResult {
	/** As reported, such as `0.02L`; the mean where a month has several samples. */
	value: string;
	/** null for items that have no limits: water temperature, total nitrogen of rivers. */
	class: WaterClass | null;
}

/** Warning of black and odorous water, separate from the class. */
export interface OdourWarning {
	grade: BlackOdorousGrade;
	/** Readings behind the warning, as reported last; none where the grade is `none`. */
	items: readonly { item: BlackOdorousItem; value: string; grade: BlackOdorousGrade }[];
}

/** Result of one section in one month. */
export interface MonthSample {
	/** Code of the section. */
	section: string;
	/** YYYY-MM */
	month: string;
	/** Day of the last sample; the first of the month without a sample. */
	date: string;
	class: WaterClass | null;
	status: MonthStatus;
	/** Reason of the suspension. */
	reason: LocalText | null;
	/** By code of the item, in the order of table 1. */
	per_item: Record<string, ItemResult>;
	main_pollutants: readonly { item: string; multiple: number | null }[];
	/** null without a target or without a class. */
	meets_target: boolean | null;
	/** null where none of its items was measured. */
	warning: OdourWarning | null;
	explanation: Words<string>;
}

/** States of an outfall (国办函〔2022〕17号: 查、测、溯、治、管). */
export const OUTFALL_STATES = [
	'surveyed',
	'monitored',
	'traced',
	'responsible_set',
	'plan_set',
	'remediating',
	'awaiting_check',
	'closed',
	'reopened',
	'supervised',
	'not_required'
] as const;
export type OutfallState = (typeof OUTFALL_STATES)[number];

export interface Outfall {
	/** Integer, stable in one database. */
	id: number;
	slug: string;
	name: LocalText;
	/** Slug of its river. */
	river: string;
	state: OutfallState;
	/** ISO date; null unless its state is `closed` or `supervised`. */
	closed_on: string | null;
	geometry: Point | null;
	basis: LocalText;
	accuracy_m: number | null;
	is_example: boolean;
}

/** A state change of an outfall with its evidence. */
export interface OutfallEvent {
	state: OutfallState;
	/** ISO date */
	date: string;
	accepted_by: LocalText | null;
	/** Such as photos before and after, by their file numbers; a state of `closed` has at least one. */
	evidence: readonly LocalText[];
	note: LocalText | null;
}

/** A statement of a document on the town's water: sections as a set, outfalls as a number, rivers by name. */
export interface WaterStatement {
	/** Slug of the feature that the statement belongs to: the page `/planning/[slug]`. */
	slug: string;
	name: LocalText;
	/** `water_section`, `outfall`, `river` … of the town's own kinds. */
	kind: string;
	summary: LocalText;
	/** Statements about a state or a promise, oldest first. */
	statements: readonly (StatementAt & { kind: 'actual' | 'target' })[];
	figures: readonly {
		code: string;
		name: LocalText;
		value: number | null;
		unit: LocalText | null;
		qualifier: LocalText | null;
		as_of: string;
		source: string;
		section: string;
	}[];
	remarks: readonly LocalText[];
	source: string;
	section: string;
}
