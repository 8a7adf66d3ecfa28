import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getFeature, listFeatures } from '../../src/lib/data/planning/features.ts';
import type { PlanningFeature } from '../../src/lib/domain/planning/feature.ts';
import { ENGINES, openDatabase, OTHER_TOWN, type TestDatabase } from './support/databases.ts';
import { anonymous, type AnyClient } from './support/people.ts';

describe.each(ENGINES)('the state as of a day on the %s engine', (name) => {
	let database: TestDatabase;
	let client: AnyClient;
	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		client = anonymous(await database.gateway());
	});
	afterAll(() => database.close());

	async function at(asOf: string, slug: string, town = OTHER_TOWN): Promise<PlanningFeature> {
		const feature = (await listFeatures(client, town, asOf)).find((candidate) => candidate.slug === slug);
		if (!feature) throw new Error(`no feature ${slug}`);
		return feature;
	}

	const addEvent = (slug: string, kind: string, stage: string, date: string, commitment: string | null = null) =>
		database.engine.query(
			`insert into status_events (town_code, feature_id, lifecycle, stage, kind, phrase, date, precision, commitment, source, section, visibility)
			select town_code, id, lifecycle, $2, $3::event_kind, '{"pt":"novo"}', $4::date, 'day', $5::commitment, 'relatorio-de-teste', '1', 'public'
			from features where slug = $1`,
			[slug, stage, kind, date, commitment]
		);

	it.each([
		['2024-12-30', null],
		['2024-12-31', 'in_operation'],
		['2026-01-01', 'in_operation']
	])('as of %s a seeded parcel is %s', async (asOf, stage) => {
		const { current } = await at(asOf, 'pl-debi-dahuali', '310113102');
		expect(current?.stage ?? null).toBe(stage);
	});

	it.each([
		['2038-12-30', null],
		['2038-12-31', 'ideia'],
		['2039-06-29', 'ideia'],
		['2039-06-30', 'licenca'],
		['2099-01-01', 'licenca']
	])('as of %s the last known stage is %s', async (asOf, stage) => {
		expect((await at(asOf, 'lote-norte')).current?.stage ?? null).toBe(stage);
	});

	it('gives phase, precision and section of the source with the stage', async () => {
		expect((await at('2040-01-01', 'lote-norte')).current).toEqual({
			stage: 'licenca',
			phase: 'preparation',
			phrase: { pt: 'com licença', en: 'permit granted' },
			date: '2039-06-30',
			precision: 'quarter',
			source: 'relatorio-de-teste',
			section: '1'
		});
	});

	it('has no stage where the source describes progress only in words', async () => {
		const { current, lifecycle } = await at('2040-01-01', 'escola-nova');
		expect(lifecycle).toBeNull();
		expect(current).toMatchObject({ stage: null, phase: null, phrase: { en: 'open' } });
	});

	it('changes with a new event from its day on', async () => {
		await addEvent('lote-sem-lugar', 'actual', 'licenca', '2040-03-01');
		expect((await at('2040-02-28', 'lote-sem-lugar')).current?.stage).toBe('ideia');
		expect((await at('2040-03-01', 'lote-sem-lugar')).current?.stage).toBe('licenca');
	});

	it('takes the later of two statements about one day, and accepts a step back', async () => {
		await addEvent('lote-sem-lugar', 'actual', 'em_obra', '2040-05-01');
		await addEvent('lote-sem-lugar', 'actual', 'ideia', '2040-05-01');
		expect((await at('2040-05-01', 'lote-sem-lugar')).current?.stage).toBe('ideia');
	});

	it('shows the next promise ahead, else the last one due', async () => {
		await addEvent('lote-norte', 'target', 'pronta', '2042-12-31', 'strive');
		const target = async (asOf: string) => {
			const { stage, date, commitment } = (await at(asOf, 'lote-norte')).target ?? {};
			return [stage, date, commitment];
		};
		const first = ['em_obra', '2040-12-31', 'commit'];
		const second = ['pronta', '2042-12-31', 'strive'];
		expect(await target('2030-01-01')).toEqual(first);
		expect(await target('2040-12-30')).toEqual(first);
		expect(await target('2040-12-31')).toEqual(second);
		expect(await target('2042-12-30')).toEqual(second);
		expect(await target('2050-01-01')).toEqual(second);
	});

	it('gives the whole history of one feature, oldest first', async () => {
		const detail = await getFeature(client, OTHER_TOWN, await at('2040-01-01', 'lote-norte'));
		expect(detail?.events.map(({ date, kind, stage }) => [date, kind, stage])).toEqual([
			['2038-12-31', 'actual', 'ideia'],
			['2039-06-30', 'actual', 'licenca'],
			['2040-12-31', 'target', 'em_obra'],
			['2042-12-31', 'target', 'pronta']
		]);
		expect(detail?.plan).toMatchObject({ parcel_no: 'T-01', far: 2, gfa_m2: 1800 });
		expect(detail?.related).toEqual([
			{
				slug: 'estrada-do-rio',
				name: { pt: 'Estrada do Rio', en: 'River Road' },
				class: 'project',
				relation: 'serves',
				direction: 'in'
			}
		]);
	});

	it('is empty for an unknown feature', async () => {
		expect(
			await getFeature(client, OTHER_TOWN, { ...(await at('2040-01-01', 'lote-norte')), slug: 'nothing' })
		).toBeNull();
	});

	it('answers with more than a thousand features, complete', async () => {
		const before = (await listFeatures(client, OTHER_TOWN, '2040-01-01')).length;
		await database.engine.query(`
			insert into features (town_code, slug, class, name, theme, kind, summary, visibility, geom, accuracy_m, basis, source, section)
			select '${OTHER_TOWN}', 'gerado-' || n, 'parcel', '{"pt":"Gerado"}', 'obras', 'lote', '{"pt":"Gerado."}', 'public',
				extensions.st_setsrid(extensions.st_makepoint(-48.39 + n * 0.00005, -14.5), 4326), 20, '{"pt":"Gerado."}', 'relatorio-de-teste', '1'
			from generate_series(1, 1001) as n`);
		const features = await listFeatures(client, OTHER_TOWN, '2040-01-01');
		expect(features).toHaveLength(before + 1001);
		expect(new Set(features.map(({ id }) => id)).size).toBe(before + 1001);
		expect(features.every(({ geometry, placement }) => (geometry === null) === (placement === 'unplaced'))).toBe(true);
	});

	it('omits shapes where a list does not need them', async () => {
		const features = await listFeatures(client, OTHER_TOWN, '2040-01-01', { geometry: false });
		expect(features.every(({ geometry }) => geometry === null)).toBe(true);
	});
});
