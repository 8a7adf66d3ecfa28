import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataClient } from '../../src/lib/data/client.ts';
import { GET as csvHandler } from '../../src/routes/api/features/[collection].csv/+server.ts';
import { GET as geojsonHandler } from '../../src/routes/api/features/[collection].geojson/+server.ts';
import { callEndpoint, parseCsv } from './support/call-endpoint.ts';
import { ENGINES, openDatabase, type TestDatabase } from './support/databases.ts';
import { anonymous } from './support/people.ts';

type Properties = Record<string, string | number | boolean | null>;
type Collection = FeatureCollection<Geometry | null, Properties> & Record<string, unknown>;

describe.each(ENGINES)('GET /api/features on the %s engine', (name) => {
	let database: TestDatabase;
	let db: DataClient;
	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		db = anonymous(await database.gateway());
	});
	afterAll(() => database.close());

	const geojson = (collection: string, query = '', headers = {}) =>
		callEndpoint(geojsonHandler, db, {
			address: `/api/features/${collection}.geojson?${query}`,
			params: { collection },
			headers
		});
	const csv = (collection: string, query = '') =>
		callEndpoint(csvHandler, db, { address: `/api/features/${collection}.csv?${query}`, params: { collection } });
	const read = async (collection: string, query = ''): Promise<Collection> => {
		const answer = await geojson(collection, query);
		if (answer.status !== 200) throw new Error(await answer.text());
		return (await answer.json()) as Collection;
	};
	const slugs = async (collection: string, query: string) =>
		(await read(collection, query)).features.map(({ properties }) => properties['slug']);
	const one = async (query: string): Promise<Feature<Geometry | null, Properties>> => {
		const [feature] = (await read('all', query)).features;
		if (!feature) throw new Error('no feature');
		return feature;
	};

	it('is a public GeoJSON FeatureCollection', async () => {
		const answer = await geojson('parcels', 'as_of=2025-01-01');
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-type')).toBe('application/geo+json');
		expect(answer.headers.get('access-control-allow-origin')).toBe('*');
		expect(answer.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
		const body = (await answer.json()) as Collection;
		expect(body).toMatchObject({ type: 'FeatureCollection', town: 'dachang', as_of: '2025-01-01', read: 'actual' });
		expect(body.bbox).toHaveLength(4);
		expect('notice' in body).toBe(false);
		expect(body.features.every(({ type, id }) => type === 'Feature' && Number.isInteger(id))).toBe(true);
	});

	it('gives of a feature the same as its page, with its section in the source', async () => {
		const { geometry, properties } = await one('q=1899&as_of=2025-01-01');
		expect(geometry).toEqual({ type: 'Point', coordinates: [121.4156, 31.2896] });
		expect(properties).toMatchObject({
			slug: 'pl-dahua-debi-we',
			name_zh: '大华德必WE',
			name_en: 'Dahua Debi WE',
			class: 'parcel',
			kind: 'parcel',
			theme: 'land_transformation',
			lifecycle: 'land_transformation',
			stage_kind: 'actual',
			stage_since: '2024-12-31',
			stage_since_precision: 'year',
			target_date: '2025-12-31',
			target_date_precision: 'year',
			address: '沪太路1899号',
			source: 'work-report-2025',
			is_example: false
		});
		for (const field of [
			'stage',
			'stage_zh',
			'stage_en',
			'phrase_zh',
			'target_stage',
			'target_stage_zh',
			'commitment',
			'basis',
			'basis_en',
			'placement',
			'section',
			'locator',
			'locator_en'
		])
			expect(properties[field], field).toEqual(expect.any(String));
		expect(properties['accuracy_m']).toEqual(expect.any(Number));
		expect(properties['locator']).toContain('第一部分');
	});

	it.each([
		['parcels', 13],
		['projects', 19],
		['facilities', 34],
		['waters', 4],
		['areas', 7],
		['all', 77]
	])('%s has %i features', async (collection, count) => {
		expect((await read(collection)).features).toHaveLength(count);
		expect(parseCsv(await (await csv(collection)).text())).toHaveLength(count);
	});

	it('gives no geometry where the location is unknown', async () => {
		const unplaced = await read('all', 'placement=unplaced');
		expect(unplaced.features.length).toBeGreaterThan(30);
		expect(unplaced.features.every(({ geometry }) => geometry === null)).toBe(true);
		expect('bbox' in unplaced).toBe(false);
		const placed = await read('all', 'placement=mark,disc');
		expect(placed.features.length + unplaced.features.length).toBe(77);
		expect(placed.features.every(({ geometry }) => geometry !== null)).toBe(true);
	});

	it('narrows by every filter, and combines filters with and', async () => {
		expect(await slugs('all', 'q=D1-04')).toHaveLength(1);
		const all = await read('all', 'as_of=2025-01-01');
		const expected = (test: (properties: Properties) => boolean) =>
			all.features
				.filter(({ properties }) => test(properties))
				.map(({ properties }) => properties['slug'])
				.sort();
		const asked = async (query: string) => (await slugs('all', `as_of=2025-01-01&${query}`)).sort();
		expect(await asked('stage=clearance')).toEqual(expected(({ stage }) => stage === 'clearance'));
		expect(await asked('theme=ecology,innovation')).toEqual(
			expected(({ theme }) => theme === 'ecology' || theme === 'innovation')
		);
		expect(await asked('class=water&class=area')).toEqual(
			expected((p) => p['class'] === 'water' || p['class'] === 'area')
		);
		expect(await asked('commitment=strive')).toEqual(expected(({ commitment }) => commitment === 'strive'));
		expect(await asked('due=2025&kind=park')).toEqual(
			expected(({ target_date, kind }) => kind === 'park' && String(target_date).startsWith('2025'))
		);
		const east = await read('all', 'bbox=121.41,31.25,121.45,31.35');
		expect(east.features.length).toBeGreaterThan(0);
		expect(east.features.length).toBeLessThan(36);
	});

	it('reads the state as of a day, and the promises due by one', async () => {
		expect((await one('q=1899&as_of=2024-12-30')).properties).toMatchObject({
			stage: null,
			stage_since: null,
			stage_zh: null
		});
		const promised = (await one('q=1899&as_of=2025-12-31&read=promise')).properties;
		const target = (await one('q=1899&as_of=2025-01-01')).properties;
		expect(promised).toMatchObject({ stage: target['target_stage'], stage_kind: 'target', stage_since: '2025-12-31' });
		expect(await read('all', 'as_of=2025-12-31&read=promise')).toMatchObject({ read: 'promise' });
	});

	it('keeps the requested order', async () => {
		const names = (await read('projects', 'sort=name&lang=en')).features.map(({ properties }) =>
			String(properties['name_en'])
		);
		expect(names).toEqual([...names].sort(new Intl.Collator('en', { numeric: true }).compare));
		expect(await slugs('projects', 'sort=name&order=desc&lang=en')).toEqual(
			(await slugs('projects', 'sort=name&lang=en')).reverse()
		);
	});

	it('answers 304 to a matching ETag, and HEAD with headers only', async () => {
		const first = await geojson('parcels', 'as_of=2025-01-01');
		const etag = first.headers.get('etag') ?? '';
		expect(etag).toMatch(/^"[\w-]{43}"$/);
		expect((await geojson('parcels', 'as_of=2025-01-01')).headers.get('etag')).toBe(etag);
		for (const known of [etag, `"other", ${etag}`, `W/${etag}`, '*']) {
			const again = await geojson('parcels', 'as_of=2025-01-01', { 'if-none-match': known });
			expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
		}
		expect((await geojson('parcels', 'as_of=2024-01-01', { 'if-none-match': etag })).status).toBe(200);
		const address = '/api/features/parcels.geojson?as_of=2025-01-01';
		const head = await callEndpoint(geojsonHandler, db, { address, params: { collection: 'parcels' }, method: 'HEAD' });
		expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
		expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(await first.text())));
	});

	it('gives the same table as CSV for spreadsheets', async () => {
		const answer = await csv('all', 'as_of=2025-01-01');
		expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
		expect(answer.headers.get('content-disposition')).toBe('attachment; filename="dachang-all-2025-01-01.csv"');
		const bytes = Buffer.from(await answer.arrayBuffer());
		expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		const rows = parseCsv(bytes.toString('utf8'));
		const { features } = await read('all', 'as_of=2025-01-01');
		expect(rows.map(({ slug }) => slug)).toEqual(features.map(({ properties }) => properties['slug']));
		for (const [i, { properties, geometry, id }] of features.entries()) {
			const row = rows[i] ?? {};
			expect(row['id']).toBe(String(id));
			for (const [key, value] of Object.entries(properties))
				expect(row[key], key).toBe(value === null ? '' : String(value));
			expect(row['lon'] !== '' && row['lat'] !== '').toBe(geometry !== null);
		}
		const promised = await csv('parcels', 'as_of=2025-12-31&read=promise');
		expect(promised.headers.get('content-disposition')).toContain('dachang-parcels-2025-12-31-promise.csv');
	});

	it('gives another town with its own words, and marks its examples', async () => {
		const body = await read('all', 'town=vila-de-teste&as_of=2040-01-01');
		expect(body.features).toHaveLength(5);
		expect(body['notice']).toContain('示例');
		const [plot] = body.features.filter(({ properties }) => properties['slug'] === 'lote-norte');
		expect(plot?.properties).toMatchObject({
			name_zh: null,
			name_en: 'North Plot',
			name_pt: 'Lote Norte',
			stage_pt: 'Licença',
			parcel_no: 'T-01',
			address: 'Rua Inventada, 7',
			locator: 'Obras'
		});
		const rows = parseCsv(await (await csv('all', 'town=vila-de-teste&as_of=2040-01-01')).text());
		expect(rows.filter((row) => row['is_example'] === 'true').map(({ slug }) => slug)).toEqual(['escola-de-exemplo']);
		// Western and southern degrees are negative numbers and stay numbers.
		expect(rows.find(({ slug }) => slug === 'escola-nova')).toMatchObject({ lon: '-48.362', lat: '-14.501' });
	});

	it('escapes values that a spreadsheet would run as a formula', async () => {
		await database.engine.query(
			`update features set name = '{"pt":"=1+1","en":"@a,\\"b\\""}' where slug = 'escola-nova'`
		);
		const text = await (await csv('facilities', 'town=vila-de-teste')).text();
		expect(text).toContain(`,'=1+1,`);
		expect(text).toContain(`,"'@a,""b""",`);
	});

	it.each([
		['as_of=2025-02-30', 'as_of'],
		['as_of=yesterday', 'as_of'],
		['bbox=1,2,3', 'bbox'],
		['bbox=121.4,31.3,121.3,31.4', 'bbox'],
		['bbox=a,b,c,d', 'bbox'],
		['read=maybe', 'read'],
		['stage=no_such_stage', 'stage'],
		['stage=%3Cscript%3E', 'stage'],
		['phase=flying', 'phase'],
		['class=castle', 'class'],
		['theme=weather', 'theme'],
		['kind=castle', 'kind'],
		['lifecycle=eternal', 'lifecycle'],
		['commitment=perhaps', 'commitment'],
		['placement=somewhere', 'placement'],
		['due=25', 'due'],
		['sort=luck', 'sort'],
		['order=up', 'order'],
		['lang=xx', 'lang'],
		[`q=${'x'.repeat(201)}`, 'q'],
		['stagee=clearance', 'stagee'],
		['town=NO!', 'town']
	])('refuses ?%s and names the field', async (query, field) => {
		for (const answer of [await geojson('parcels', query), await csv('parcels', query)]) {
			expect(answer.status).toBe(400);
			expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
			const problem = (await answer.json()) as { field: string; errors: { field: string; detail: string }[] };
			expect(problem).toMatchObject({ type: 'about:blank', title: '请求参数有误', status: 400, field });
			expect(problem.errors[0]).toMatchObject({ field, detail: expect.stringMatching(/\p{Script=Han}/u) as string });
		}
	});

	it('names every invalid field, in the language of the request', async () => {
		const answer = await geojson('parcels', 'lang=en&bbox=1&as_of=x&nothing=1');
		expect(answer.headers.get('content-language')).toBe('en');
		const problem = (await answer.json()) as { detail: string; errors: { field: string; value: string }[] };
		expect(problem.errors.map(({ field, value }) => [field, value]).sort()).toEqual([
			['as_of', 'x'],
			['bbox', '1'],
			['nothing', '1']
		]);
		expect(problem.detail).toContain('expected a date');
	});

	it('accepts the whole query string of the page', async () => {
		const query = 'as_of=2025-01-01&compare=2024-12-31&page=2&map=13/31.3/121.4&basemap=none&q=&class=';
		expect(await slugs('parcels', query)).toHaveLength(13);
	});

	it.each([
		['unicorns', '', 'collection'],
		['toString', '', 'collection'],
		['parcels', 'town=atlantis', 'town']
	])('knows no %s?%s', async (collection, query, field) => {
		for (const answer of [await geojson(collection, query), await csv(collection, query)]) {
			expect(answer.status).toBe(404);
			expect(await answer.json()).toMatchObject({ status: 404, field });
		}
	});
});
