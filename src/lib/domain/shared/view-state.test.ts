import { describe, expect, it } from 'vitest';
import { NO_FILTER } from './feature-filter.ts';
import { DEFAULT_VIEW, linkTo, parseView, VIEW_FIELDS, viewQuery, type ViewState } from './view-state.ts';

const parse = (query: string) => parseView(new URLSearchParams(query));
const filtered = (filter: Partial<ViewState['filter']>): ViewState => ({
	...DEFAULT_VIEW,
	filter: { ...NO_FILTER, ...filter }
});

const FULL: ViewState = {
	lang: 'en',
	town: 'a-town',
	asOf: '2025-12-31',
	read: 'promise',
	compare: '2024-12-31',
	filter: {
		q: '沪太路 & 1899号, 50%/#?=+',
		class: ['parcel', 'area'],
		theme: ['urban_renewal'],
		kind: ['park', 'road'],
		lifecycle: ['land_transformation'],
		stage: ['clearance', 'in_operation'],
		phase: ['idea', 'stopped'],
		commitment: ['strive', 'commit'],
		placement: ['disc'],
		due: 2025,
		bbox: [121.3, 31.2, 121.4, 31.3]
	},
	sort: 'target',
	descending: true,
	page: 3,
	camera: { zoom: 13.25, lat: 31.30012, lon: 121.39123 },
	basemap: 'xyz'
};

describe('a view in the address', () => {
	it.each<[string, ViewState]>([
		['the default', DEFAULT_VIEW],
		['everything at once', FULL],
		['a search in words', filtered({ q: '某路 1号' })],
		[
			'western and southern degrees',
			{ ...filtered({ bbox: [-48.4, -14.6, -48.3, -14.5] }), camera: { zoom: 0, lat: -14.5, lon: -48.35 } }
		],
		['only descending', { ...DEFAULT_VIEW, descending: true }]
	])('comes back as it was: %s', (_what, view) => {
		expect(parse(viewQuery(view))).toEqual({ view, problems: [] });
	});

	it('is empty for the default', () => expect(viewQuery(DEFAULT_VIEW)).toBe(''));

	it('is the same for equal views, whatever order it was typed in', () => {
		const query = viewQuery(FULL).slice(1);
		const turned = query.split('&').reverse().join('&');
		expect(viewQuery(parse(turned).view)).toBe(`?${query}`);
	});

	it('writes every known field, and no other', () => {
		const written = [...new URLSearchParams(viewQuery(FULL)).keys()];
		expect(written.sort()).toEqual([...VIEW_FIELDS].sort());
	});

	it('reads lists as one value and as many, each member once', () => {
		expect(parse('stage=a,b&stage=b&stage=c').view.filter.stage).toEqual(['a', 'b', 'c']);
	});

	it('takes the empty fields of a plain form for none', () => {
		expect(parse(VIEW_FIELDS.map((field) => `${field}=`).join('&'))).toEqual({ view: DEFAULT_VIEW, problems: [] });
	});

	it.each([
		['lang', 'fr'],
		['town', '../etc'],
		['as_of', '2025-02-30'],
		['as_of', '2025-13-01'],
		['as_of', '20250101'],
		['compare', 'never'],
		['read', 'hope'],
		['q', 'x'.repeat(201)],
		['class', 'parcel,castle'],
		['theme', 'a b'],
		['kind', '<b>'],
		['lifecycle', '-'],
		['stage', `x${'y'.repeat(80)}`],
		['phase', 'flying'],
		['commitment', 'maybe'],
		['placement', 'there'],
		['due', '1'],
		['bbox', '1,2'],
		['sort', 'luck'],
		['order', 'up'],
		['page', '0'],
		['page', '1.5'],
		['map', '13/95/121'],
		['map', '13/31'],
		['map', 'a/b/c'],
		['basemap', 'a/b']
	])('falls back and reports it: %s=%s', (field, value) => {
		const { view, problems } = parse(new URLSearchParams({ [field]: value }).toString());
		expect(problems).toEqual([{ field, value }]);
		expect(view).toEqual(DEFAULT_VIEW);
	});

	it('keeps valid parameters beside invalid ones', () => {
		const { view, problems } = parse('stage=clearance&bbox=1&due=2025');
		expect(view.filter).toMatchObject({ stage: ['clearance'], due: 2025, bbox: null });
		expect(problems).toEqual([{ field: 'bbox', value: '1' }]);
	});
});

it('a link keeps what belongs to the whole visit and drops what belongs to the page', () => {
	expect(linkTo('/indicators', FULL)).toBe(
		'/indicators?town=a-town&lang=en&as_of=2025-12-31&read=promise&compare=2024-12-31&basemap=xyz'
	);
	expect(linkTo('/', DEFAULT_VIEW, { lang: 'en' })).toBe('/?lang=en');
});
