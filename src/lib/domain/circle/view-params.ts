/** URL parameters of the living-circle pages. */
import * as v from 'valibot';
import type { LonLat } from '../shared/geo/geodesy.ts';
import { PHASES, type Phase } from './facility.ts';
import { DEFAULT_PRESET_ID, MODES, type Mode, PRESETS, type Preset } from './presets.ts';
import { linkTo, type ViewState } from '../shared/view-state.ts';
import { decodeEdits, encodeEdits, type Edit } from './engine/scenario.ts';

export const CANDIDATE_CLASSES = ['parcel', 'project'] as const;
export type CandidateClass = (typeof CANDIDATE_CLASSES)[number];

/** `missing`: compounds by how many kinds they lack; otherwise the id of a kind, and compounds by their minutes to it. */
export const MISSING = 'missing';
/** Kinds that a complete circle needs: the basic ones of the town, all of them, or those of an assessment. */
export const BASIC = 'basic';

export interface CircleParams {
	preset: string;
	/** Replaces the preset's limit; null keeps it. */
	minutes: number | null;
	/** Replaces the preset's speed, in metres a minute; null keeps it. */
	speed: number | null;
	way: Mode;
	open: Phase;
	need: string;
	/** What is counted: `population`, `area`, or `age:` and a group. */
	count: string;
	show: string;
	/** The origin as a position; null when not given. */
	at: LonLat | null;
	/** The origin as the id of a compound; null when not given. */
	home: string | null;
	/** Kind whose walking path is drawn. */
	to: string | null;
	/** Kind the next facility is of. */
	for: string | null;
	picks: number;
	/** People that one new facility can serve; null without a bound. */
	capacity: number | null;
	from: CandidateClass[];
	/** Candidate sites set by the user. */
	free: LonLat[];
	edits: Edit[];
}

export const LIMITS = { minutes: { min: 3, max: 30 }, speed: { min: 30, max: 120 }, picks: { min: 1, max: 10 } };
export const MAX_FREE_CANDIDATES = 20;

export const DEFAULT_PARAMS: CircleParams = {
	preset: DEFAULT_PRESET_ID,
	minutes: null,
	speed: null,
	way: 'network',
	open: 'now',
	need: BASIC,
	count: 'population',
	show: MISSING,
	at: null,
	home: null,
	to: null,
	for: null,
	picks: 3,
	capacity: null,
	from: [...CANDIDATE_CLASSES],
	free: [],
	edits: []
};

export type CircleField = keyof CircleParams;
export const CIRCLE_FIELDS = Object.keys(DEFAULT_PARAMS) as CircleField[];

/** A parameter that cannot be parsed or refers to an unknown value: the page uses the default and reports it. */
export interface CircleProblem {
	field: CircleField;
	value: string;
}

const whole = ({ min, max }: { min: number; max: number }) =>
	v.pipe(v.string(), v.regex(/^\d{1,7}$/), v.transform(Number), v.minValue(min), v.maxValue(max));
const word = v.pipe(v.string(), v.maxLength(60));
const counted = v.pipe(v.string(), v.regex(/^(population|area|age:.{1,40})$/));

export function parseCircleParams(params: URLSearchParams): { circle: CircleParams; problems: CircleProblem[] } {
	const problems: CircleProblem[] = [];
	const read = <T>(field: CircleField, parse: (value: string) => T | null): T | null => {
		const value = params.get(field);
		if (!value) return null;
		const result = parse(value);
		if (result === null) problems.push({ field, value });
		return result;
	};
	const one = <const S extends v.GenericSchema>(field: CircleField, schema: S): v.InferOutput<S> | null =>
		read(field, (value) => {
			const result = v.safeParse(schema, value);
			return result.success ? result.output : null;
		});
	const { preset, way, open, need, count, show, picks } = DEFAULT_PARAMS;
	const circle: CircleParams = {
		preset: one('preset', v.picklist(PRESETS.map(({ id }) => id))) ?? preset,
		minutes: one('minutes', whole(LIMITS.minutes)),
		speed: one('speed', whole(LIMITS.speed)),
		way: one('way', v.picklist(MODES)) ?? way,
		open: one('open', v.picklist(PHASES)) ?? open,
		need: one('need', word) ?? need,
		count: one('count', counted) ?? count,
		show: one('show', word) ?? show,
		at: read('at', parsePlace),
		home: one('home', v.pipe(v.string(), v.maxLength(120))),
		to: one('to', word),
		for: one('for', word),
		picks: one('picks', whole(LIMITS.picks)) ?? picks,
		capacity: one('capacity', whole({ min: 1, max: 1_000_000 })),
		from: classesIn(params, problems),
		free: read('free', parsePlaces) ?? [],
		edits: read('edits', decodeEdits) ?? []
	};
	return { circle, problems };
}

/** A form sends one value per checkbox, a link one for all; `none` stands for no checkbox. */
function classesIn(params: URLSearchParams, problems: CircleProblem[]): CandidateClass[] {
	const given = params.getAll('from').flatMap((value) => value.split(',').filter(Boolean));
	if (given.length === 0) return [...CANDIDATE_CLASSES];
	const known = CANDIDATE_CLASSES.filter((name) => given.includes(name));
	if (given.some((name) => name !== 'none' && !CANDIDATE_CLASSES.some((other) => other === name)))
		problems.push({ field: 'from', value: given.join(',') });
	return known;
}

function parsePlace(text: string): LonLat | null {
	const [lon = NaN, lat = NaN, more] = text.split(',').map(Number);
	const valid = more === undefined && Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && text.length <= 40;
	return valid ? { lon, lat } : null;
}

function parsePlaces(text: string): LonLat[] | null {
	const places = text.split(';').map(parsePlace);
	const known = places.filter((place) => place !== null);
	return known.length === places.length && known.length <= MAX_FREE_CANDIDATES ? known : null;
}

/** Four decimals are about ten metres: enough for the street, too coarse to identify a home. */
const writePlace = ({ lon, lat }: LonLat, digits = 4): string =>
	`${Number(lon.toFixed(digits))},${Number(lat.toFixed(digits))}`;

/** The query string of a page, defaults left out, in a fixed order. */
export function circleQuery(params: Partial<CircleParams>): string {
	const circle = { ...DEFAULT_PARAMS, ...params };
	const written: Record<CircleField, string> = {
		preset: circle.preset,
		minutes: String(circle.minutes ?? ''),
		speed: String(circle.speed ?? ''),
		way: circle.way,
		open: circle.open,
		need: circle.need,
		count: circle.count,
		show: circle.show,
		at: circle.at ? writePlace(circle.at) : '',
		home: circle.home ?? '',
		to: circle.to ?? '',
		for: circle.for ?? '',
		picks: String(circle.picks),
		capacity: String(circle.capacity ?? ''),
		from: circle.from.join(',') || 'none',
		free: circle.free.map((place) => writePlace(place, 5)).join(';'),
		edits: encodeEdits(circle.edits)
	};
	return CIRCLE_FIELDS.filter((field) => written[field] && written[field] !== WRITTEN_DEFAULTS[field])
		.map((field) => `${field}=${encodeURIComponent(written[field]).replace(/%2C/g, ',').replace(/%3B/g, ';')}`)
		.join('&');
}

const WRITTEN_DEFAULTS: Partial<Record<CircleField, string>> = {
	preset: DEFAULT_PARAMS.preset,
	way: DEFAULT_PARAMS.way,
	open: DEFAULT_PARAMS.open,
	need: DEFAULT_PARAMS.need,
	count: DEFAULT_PARAMS.count,
	show: DEFAULT_PARAMS.show,
	picks: String(DEFAULT_PARAMS.picks),
	from: DEFAULT_PARAMS.from.join(',')
};

/** A link to a page of the living circle that keeps the map camera. */
export function circleHref(path: string, view: ViewState, params: Partial<CircleParams>): string {
	const href = linkTo(path, view, { camera: view.camera, page: view.page });
	const query = circleQuery(params);
	if (!query) return href;
	return `${href}${href.includes('?') ? '&' : '?'}${query}`;
}

/** The preset with the user's own speed and minutes applied. */
export function presetOf({ preset, minutes, speed }: Pick<CircleParams, 'preset' | 'minutes' | 'speed'>): Preset {
	const chosen = PRESETS.find(({ id }) => id === preset) ?? PRESETS[0];
	if (!chosen) throw new Error('there is no preset');
	return {
		...chosen,
		speed_m_per_min: speed ?? chosen.speed_m_per_min,
		limit: minutes === null ? chosen.limit : { type: 'minutes', minutes }
	};
}
