import type { FeatureCollection } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataClient, type DataClient } from '../../src/lib/data/client.ts';
import { unpackFeatures, type PackedFeatures } from '../../src/lib/domain/planning/packed-features.ts';
import { GET as basemapHandler } from '../../src/routes/api/basemap.json/+server.ts';
import { GET as geojsonHandler } from '../../src/routes/api/features/[collection].geojson/+server.ts';
import { GET as indicatorsHandler } from '../../src/routes/api/indicators.csv/+server.ts';
import { GET as mapHandler } from '../../src/routes/api/map/features.json/+server.ts';
import { callEndpoint, parseCsv } from './support/call-endpoint.ts';
import { ENGINES, openDatabase, type TestDatabase } from './support/databases.ts';
import { anonymous } from './support/people.ts';

describe.each(ENGINES)('the other endpoints below /api on the %s engine', (name) => {
	let database: TestDatabase;
	let db: DataClient;
	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		db = anonymous(await database.gateway());
	});
	afterAll(() => database.close());

	const indicators = (query = '') => callEndpoint(indicatorsHandler, db, { address: `/api/indicators.csv?${query}` });
	const basemap = (query = '', headers = {}) =>
		callEndpoint(basemapHandler, db, { address: `/api/basemap.json?${query}`, headers });
	const map = (query = '', headers = {}) =>
		callEndpoint(mapHandler, db, { address: `/api/map/features.json?${query}`, headers });

	it('gives all figures with their qualifiers, targets and sections in the source', async () => {
		const answer = await indicators();
		expect(answer.headers.get('content-disposition')).toBe('attachment; filename="dachang-indicators.csv"');
		const rows = parseCsv(await answer.text());
		expect(rows).toHaveLength(107);
		expect(rows.find(({ code }) => code === 'i-fiscal')).toMatchObject({
			theme: 'economy',
			theme_zh: '经济发展',
			name_zh: '地方财政收入',
			unit_zh: '亿元',
			actual_2024_value: '10.65',
			actual_2024_qualifier: '预计',
			actual_2024_qualifier_en: 'estimated',
			actual_2024_change: '12',
			actual_2024_change_unit: 'percent',
			actual_2024_rank: '全区第一',
			actual_2024_source: 'work-report-2025',
			actual_2024_section: '1.0',
			actual_2024_locator: '第一部分 开篇',
			target_2025_value: '5',
			target_2025_operator: 'approx',
			target_2025_measure: 'growth',
			target_2025_commitment: 'strive'
		});
		expect(rows.find(({ code }) => code === 'i-fai')?.['target_2025_text']).toBe('稳步提升');
		expect(rows.find(({ code }) => code === 'i-fiscal')?.['notes']).toContain('remark: ');
	});

	it('gives the rows of the page for the same search, theme and selection', async () => {
		const rows = parseCsv(await (await indicators('theme=economy&show=target')).text());
		expect(rows.length).toBeGreaterThan(0);
		expect(rows.length).toBeLessThan(107);
		expect(new Set(rows.map(({ theme }) => theme))).toEqual(new Set(['economy']));
		expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(parseCsv(await (await indicators()).text())[0] ?? {}));
		const found = parseCsv(await (await indicators(`q=${encodeURIComponent('财政收入')}`)).text());
		expect(found.map(({ code }) => code)).toContain('i-fiscal');
	});

	it('withholds small counts of people', async () => {
		const row = parseCsv(await (await indicators()).text()).find(({ code }) => code === 'i-cz-left');
		expect(row).toMatchObject({ actual_2024_value: '', actual_2024_suppressed: 'true', target_2025_value: '0' });
	});

	it('gives another town its own years', async () => {
		const rows = parseCsv(await (await indicators('town=vila-de-teste')).text());
		expect(rows).toHaveLength(2);
		expect(rows[0]).toMatchObject({
			name_pt: 'Estradas',
			actual_2038_value: '30',
			actual_2039_value: '34.4',
			target_2040_operator: 'gte'
		});
	});

	it('gives the town’s own basemap by layer, and 304 to a matching ETag', async () => {
		const answer = await basemap();
		expect(answer.headers.get('content-type')).toBe('application/json');
		const layers = (await answer.json()) as Record<string, FeatureCollection>;
		expect(Object.keys(layers)).toEqual(expect.arrayContaining(['boundary', 'roads', 'water', 'metro', 'stations']));
		expect(layers['roads']?.features[0]?.properties).toMatchObject({ name_zh: expect.any(String) as string });
		const again = await basemap('', { 'if-none-match': answer.headers.get('etag') ?? '' });
		expect(again.status).toBe(304);
		const other = (await (await basemap('town=vila-de-teste')).json()) as Record<string, FeatureCollection>;
		expect(Object.keys(other).sort()).toEqual(['boundary', 'roads', 'water']);
		expect(other['roads']?.features[0]?.properties).toMatchObject({ name_pt: 'Avenida Inventada' });
	});

	it('gives the map its features as of a day', async () => {
		const answer = await map('as_of=2025-01-01');
		const features = unpackFeatures((await answer.json()) as PackedFeatures);
		expect(features).toHaveLength(77);
		expect(features.map(({ id }) => id)).toEqual(features.map(({ id }) => id).sort((a, b) => a - b));
		expect(features.find(({ slug }) => slug === 'pl-dahua-debi-we')).toMatchObject({
			class: 'parcel',
			placement: expect.any(String) as string,
			geometry: { type: 'Point' },
			current: { date: '2024-12-31' },
			target: { date: '2025-12-31' }
		});
		expect((await map('as_of=2025-01-01', { 'if-none-match': answer.headers.get('etag') ?? '' })).status).toBe(304);
	});

	it.each([
		[indicators, 'as_of=2025-01-01', 400, 'as_of'],
		[indicators, 'show=nothing', 400, 'show'],
		[basemap, 'stage=x', 400, 'stage'],
		[map, 'as_of=soon', 400, 'as_of'],
		[map, 'q=x', 400, 'q'],
		[indicators, 'town=atlantis', 404, 'town'],
		[basemap, 'town=atlantis', 404, 'town'],
		[map, 'town=atlantis', 404, 'town']
	])('refuses what it does not know: %o ?%s', async (endpoint, query, status, field) => {
		const answer = await endpoint(query);
		expect(answer.status).toBe(status);
		expect(await answer.json()).toMatchObject({ status, field });
	});
});

describe('without a database', () => {
	const gone = createDataClient({
		url: 'http://localhost',
		key: 'key',
		fetch: async () => new Response('Bad gateway', { status: 502 })
	});

	it.each([
		['features', geojsonHandler, '/api/features/parcels.geojson'],
		['indicators', indicatorsHandler, '/api/indicators.csv'],
		['basemap', basemapHandler, '/api/basemap.json'],
		['map', mapHandler, '/api/map/features.json?lang=en']
	])('%s answer 503 and say when to come back', async (_name, handler, address) => {
		const answer = await (callEndpoint as (h: unknown, ...rest: unknown[]) => Promise<Response>)(handler, gone, {
			address,
			params: { collection: 'parcels' }
		});
		expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
		expect(await answer.json()).toMatchObject({ type: 'about:blank', status: 503 });
	});
});
