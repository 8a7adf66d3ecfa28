/** One entry of the change log: who changed what, when and why. */
export const CHANGE_ACTIONS = ['insert', 'update', 'delete', 'bulk'] as const;
export type ChangeAction = (typeof CHANGE_ACTIONS)[number];

/** Tables with a label in the interface; all others are `other`. */
export const CHANGE_TABLES = [
	'status_events',
	'status_revocations',
	'features',
	'parcels',
	'feature_facts',
	'feature_remarks',
	'feature_relations',
	'circle_facilities',
	'compounds',
	'staff_roles',
	'milestones',
	'proposals',
	'sources',
	'source_sections',
	'programmes',
	'indicators',
	'indicator_values',
	'indicator_remarks',
	'lifecycles',
	'stages',
	'stage_requirements',
	'rivers',
	'water_sections',
	'section_suspensions',
	'water_samples',
	'water_readings',
	'outfalls',
	'outfall_events',
	'patrols',
	'patrol_findings',
	'finding_steps',
	'photos',
	'towns',
	'other'
] as const;
export type ChangeTable = (typeof CHANGE_TABLES)[number];

export interface ChangeEntry {
	id: number;
	/** ISO time. */
	at: string;
	/** Null: the command line or the service itself. */
	actor_email: string | null;
	table_name: ChangeTable;
	record: string;
	action: ChangeAction;
	/** For an update only the changed columns. */
	before: Record<string, unknown> | null;
	after: Record<string, unknown> | null;
	reason: string | null;
}

/** Code of the parent record, which has a name: `parent/child` gives `parent`. */
export const codeOf = (record: string): string => record.split('/')[0] ?? record;

export interface ChangeFilter {
	/** An e-mail, `machine` for changes by the command line or the service, or null for all. */
	person: string | null;
	table: ChangeTable | null;
	/** Part of a record's code. */
	record: string | null;
	/** Codes of records whose name matches: these and their child records are included. */
	named?: readonly string[];
	/** ISO times, the second one exclusive. */
	since: string | null;
	until: string | null;
}

/** One line of before and after: a column that changed. */
export interface ChangedValue {
	column: string;
	before: string | null;
	after: string | null;
}

/** Columns not shown: keys and derived values. */
const HIDDEN_COLUMNS = new Set(['town_code', 'id', 'feature_id', 'event_id', 'recorded_at', 'seq', 'edition']);
/** Further columns not shown, by table. */
const HIDDEN_COLUMNS_OF: Partial<Record<ChangeTable, readonly string[]>> = {
	status_events: ['kind', 'lifecycle', 'source', 'section'],
	proposals: ['proposer', 'decided_by', 'base', 'proposed_at', 'decided_at', 'language', 'why'],
	// The record is identified by the e-mail.
	staff_roles: ['user_id']
};
const MAX_LENGTH = 160;

/**
 * Changed columns of an entry, as short text in the user's language.
 * @param localise picks a language of a text in several
 */
export function changedValues(
	{ table_name, before, after }: Pick<ChangeEntry, 'table_name' | 'before' | 'after'>,
	localise: (text: Record<string, string>) => string
): ChangedValue[] {
	const hidden = HIDDEN_COLUMNS_OF[table_name] ?? [];
	const [was, is] = table_name === 'proposals' ? [withPayload(before), withPayload(after)] : [before, after];
	const columns = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])];
	const text = (values: Record<string, unknown> | null, column: string): string | null => {
		const value = values?.[column];
		return value === undefined || value === null ? null : shorten(asText(value, localise));
	};
	return columns
		.filter((column) => !HIDDEN_COLUMNS.has(column) && !hidden.includes(column))
		.map((column) => ({ column, before: text(was, column), after: text(is, column) }))
		.filter((value) => value.before !== value.after);
}

/** A proposal with the columns of its payload: the change, its evidence, its position. */
function withPayload(values: Record<string, unknown> | null): Record<string, unknown> | null {
	if (!isRecord(values?.['payload'])) return values;
	const { payload, ...own } = values;
	const { changes, evidence, fields, ...rest } = payload as Record<string, unknown>;
	const parts = [rest, evidence, fields, changes].filter(isRecord);
	return Object.assign({}, own, ...parts) as Record<string, unknown>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Type, first position and number of positions of a geometry. */
function placeText(type: string, coordinates: unknown): string {
	const numbers = [coordinates].flat(Infinity).filter((value) => typeof value === 'number');
	const [lon, lat] = numbers;
	if (lon === undefined || lat === undefined) return type;
	const count = numbers.length / 2;
	return `${type} ${+lon.toFixed(5)}, ${+lat.toFixed(5)}${count > 1 ? ` … (${count})` : ''}`;
}

function asText(value: unknown, localise: (text: Record<string, string>) => string): string {
	if (typeof value !== 'object' || value === null) return String(value);
	if (isLocalText(value)) return localise(value);
	if ('type' in value && 'coordinates' in value) return placeText(String(value.type), value.coordinates);
	return JSON.stringify(value);
}

const isLocalText = (value: object): value is Record<string, string> =>
	!Array.isArray(value) &&
	Object.keys(value).length > 0 &&
	Object.entries(value).every(([key, text]) => /^[a-z]{2,3}$/.test(key) && typeof text === 'string');

const shorten = (text: string): string => (text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text);
