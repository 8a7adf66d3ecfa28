/**
 * The view state is the URL: path and query determine what is shown, so that a link shows the same. This codec covers the
 * parameters common to all pages; those of single pages have their own (domain/circle/view-params.ts,
 * presenters/water/view-params.ts, presenters/planning/indicators/table-view.ts).
 */
import * as v from 'valibot';
import { NO_FILTER, type FeatureFilter } from './feature-filter.ts';
import { parseBBox } from './geo/bbox.ts';
import { PLACEMENTS } from './geo/placement.ts';
import { READINGS, type Reading } from './feature-filter.ts';
import { PHASE_CHOICES } from './phase.ts';
import { COMMITMENTS } from './statement.ts';
import { FEATURE_CLASSES } from './feature-filter.ts';
import { SORT_KEYS, type SortKey } from './feature-filter.ts';
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '../../i18n/shared/languages.ts';
import { isDay } from './time/day.ts';

export interface Camera {
	zoom: number;
	lat: number;
	lon: number;
}

export interface ViewState {
	lang: Language;
	/** Slug of the town; null for the default one. */
	town: string | null;
	/** Day the page is read as of; null for today. */
	asOf: string | null;
	read: Reading;
	/** Earlier day to compare with, or null. */
	compare: string | null;
	filter: FeatureFilter;
	sort: SortKey;
	descending: boolean;
	/** Page of the list, from 1. */
	page: number;
	camera: Camera | null;
	basemap: string | null;
}

export const DEFAULT_VIEW: ViewState = {
	lang: DEFAULT_LANGUAGE,
	town: null,
	asOf: null,
	read: 'actual',
	compare: null,
	filter: NO_FILTER,
	sort: 'stage',
	descending: false,
	page: 1,
	camera: null,
	basemap: null
};

/** Every parameter the codec knows, in the order in which it writes them. */
export const VIEW_FIELDS = [
	'town',
	'lang',
	'as_of',
	'read',
	'compare',
	'q',
	'class',
	'theme',
	'kind',
	'lifecycle',
	'stage',
	'phase',
	'commitment',
	'placement',
	'due',
	'bbox',
	'sort',
	'order',
	'page',
	'basemap',
	'map'
] as const;
export type ViewField = (typeof VIEW_FIELDS)[number];

/** A parameter that cannot be parsed: pages use the default and report it, the API answers 400. */
export interface ViewProblem {
	field: ViewField;
	value: string;
}

const code = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9_.-]{0,79}$/i));
const date = v.pipe(
	v.string(),
	v.check((text) => isDay(text))
);
const year = v.pipe(v.string(), v.regex(/^(19|20|21)\d\d$/), v.transform(Number));
const page = v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}$/), v.transform(Number));
const bbox = parsed(parseBBox);
const query = v.pipe(v.string(), v.maxLength(200), v.trim());
const camera = parsed(parseCamera);
const list = <const S extends v.GenericSchema<unknown, string>>(item: S) => v.array(item);

/** A schema from a parse function; null is a validation error. */
function parsed<T>(parse: (text: string) => T | null) {
	return v.pipe(
		v.string(),
		v.rawTransform<string, T>(({ dataset, addIssue, NEVER }) => {
			const value = parse(dataset.value);
			if (value !== null) return value;
			addIssue();
			return NEVER;
		})
	);
}

function parseCamera(text: string): Camera | null {
	const parts = text.split('/').map(Number);
	const [zoom = NaN, lat = NaN, lon = NaN] = parts;
	const valid = parts.length === 3 && zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 85.06 && Math.abs(lon) <= 180;
	return valid ? { zoom, lat, lon } : null;
}

/**
 * Parses a query string. Never throws: a parameter that cannot be parsed keeps its default and is reported.
 * Lists are given as `stage=a,b` or as `stage=a&stage=b` (what a plain form sends).
 */
export function parseView(params: URLSearchParams): { view: ViewState; problems: ViewProblem[] } {
	const problems: ViewProblem[] = [];

	const one = <const S extends v.GenericSchema, D>(field: ViewField, schema: S, fallback: D): v.InferOutput<S> | D => {
		const value = params.get(field);
		if (value === null || value === '') return fallback;
		const result = v.safeParse(schema, value);
		if (result.success) return result.output;
		problems.push({ field, value });
		return fallback;
	};
	const many = <const S extends v.GenericSchema<unknown, string>>(field: ViewField, item: S): v.InferOutput<S>[] => {
		const values = params
			.getAll(field)
			.flatMap((value) => value.split(','))
			.filter(Boolean);
		const result = v.safeParse(list(item), [...new Set(values)]);
		if (result.success) return result.output;
		problems.push({ field, value: values.join(',') });
		return [];
	};

	const view: ViewState = {
		lang: one('lang', v.picklist(LANGUAGES), DEFAULT_VIEW.lang),
		town: one('town', code, null),
		asOf: one('as_of', date, null),
		read: one('read', v.picklist(READINGS), DEFAULT_VIEW.read),
		compare: one('compare', date, null),
		filter: {
			q: one('q', query, ''),
			class: many('class', v.picklist(FEATURE_CLASSES)),
			theme: many('theme', code),
			kind: many('kind', code),
			lifecycle: many('lifecycle', code),
			stage: many('stage', code),
			phase: many('phase', v.picklist(PHASE_CHOICES)),
			commitment: many('commitment', v.picklist(COMMITMENTS)),
			placement: many('placement', v.picklist(PLACEMENTS)),
			due: one('due', year, null),
			bbox: one('bbox', bbox, null)
		},
		sort: one('sort', v.picklist(SORT_KEYS), DEFAULT_VIEW.sort),
		descending: one('order', v.picklist(['asc', 'desc']), 'asc') === 'desc',
		page: one('page', page, 1),
		camera: one('map', camera, null),
		basemap: one('basemap', code, null)
	};
	return { view, problems };
}

/**
 * The query string of a view, defaults left out, in a fixed order: equal views have equal links.
 * @param own parameters of the URL; unknown ones belong to the page and are kept
 */
export function viewQuery(view: ViewState, own?: URLSearchParams): string {
	const { filter } = view;
	const entries: [ViewField, string | null][] = [
		['town', view.town],
		['lang', view.lang === DEFAULT_VIEW.lang ? null : view.lang],
		['as_of', view.asOf],
		['read', view.read === DEFAULT_VIEW.read ? null : view.read],
		['compare', view.compare],
		['q', filter.q],
		['class', filter.class.join(',')],
		['theme', filter.theme.join(',')],
		['kind', filter.kind.join(',')],
		['lifecycle', filter.lifecycle.join(',')],
		['stage', filter.stage.join(',')],
		['phase', filter.phase.join(',')],
		['commitment', filter.commitment.join(',')],
		['placement', filter.placement.join(',')],
		['due', filter.due === null ? null : String(filter.due)],
		['bbox', filter.bbox?.join(',') ?? null],
		['sort', view.sort === DEFAULT_VIEW.sort ? null : view.sort],
		['order', view.descending ? 'desc' : null],
		['page', view.page === 1 ? null : String(view.page)],
		['basemap', view.basemap],
		['map', view.camera ? formatCamera(view.camera) : null]
	];
	const ofPage = own ? [...own].filter(([key]) => !VIEW_FIELDS.includes(key as ViewField)) : [];
	const query = [...entries, ...ofPage]
		.filter((entry): entry is [string, string] => Boolean(entry[1]))
		// Commas and slashes are allowed in a query and easier to read unescaped.
		.map(
			([key, value]) =>
				`${encodeURIComponent(key)}=${encodeURIComponent(value).replace(/%2C/g, ',').replace(/%2F/g, '/')}`
		)
		.join('&');
	return query ? `?${query}` : '';
}

/** A link to `path` that keeps town, language and date, and applies the given changes. */
export function linkTo(path: string, view: ViewState, change: Partial<ViewState> = {}): string {
	const { lang, town, asOf, read, compare, basemap } = view;
	return path + viewQuery({ ...DEFAULT_VIEW, lang, town, asOf, read, compare, basemap, ...change });
}

function formatCamera({ zoom, lat, lon }: Camera): string {
	return `${Number(zoom.toFixed(2))}/${Number(lat.toFixed(5))}/${Number(lon.toFixed(5))}`;
}
