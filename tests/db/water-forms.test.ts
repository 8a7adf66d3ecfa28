/** Plain forms for browsers without scripts: refusals with row and column or at the field, and rights. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataClient } from '../../src/lib/data/client.ts';
import type { ImportPreview } from '../../src/lib/domain/water/lab/lab-preview.ts';
import { labProblemText } from '../../src/lib/domain/water/lab/lab-problem.ts';
import { actions } from '../../src/routes/water/import/+page.server.ts';
import { actions as sampleActions } from '../../src/routes/water/sample/+page.server.ts';
import { ENGINES, openDatabase, TOWN, type TestDatabase } from './support/databases.ts';
import { anonymous, signedIn, type AnyClient } from './support/people.ts';
import { storedSamples } from './support/water-samples.ts';

const HEADER = '断面名称,采样日期,pH,氨氮(mg/L)';
const STORED = { stored: 1, moved: 0, readings: 2 };

describe.each(ENGINES)('plain forms for samples, on the %s engine', (name) => {
	let database: TestDatabase;
	let people: Record<'anonymous' | 'viewer' | 'water', AnyClient>;

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		const gateway = await database.gateway();
		const as = (roles: Parameters<typeof signedIn>[1]) => signedIn({ engine: database.engine, gateway }, roles);
		people = {
			anonymous: anonymous(gateway),
			viewer: await as({ [TOWN]: 'viewer' }),
			water: await as({ [TOWN]: 'water' })
		};
		const sample = { section: 'EX-01', date: '2026-01-05', sampler: null, values: { ph: '7.6', nh3n: '0.15' } };
		await people.water.rpc('store_water_samples', { p_town: TOWN, p_samples: [sample] });
	});
	afterAll(() => database.close());

	const stored = () => storedSamples(database.engine);

	describe('the import page', () => {
		const act = async (action: keyof typeof actions, client: AnyClient, body: FormData | null, headers = {}) => {
			const url = new URL('http://localhost/water/import');
			const request = new Request(url, { method: 'POST', body, headers });
			const event = { locals: { db: client as DataClient }, request, url, params: {} };
			return (await actions[action]?.(event as never)) as Record<string, unknown> & {
				status?: number;
				data?: Record<string, unknown>;
			};
		};
		const upload = async (client: AnyClient, content: string | Uint8Array<ArrayBuffer>, file = 'sheet.csv') => {
			const form = new FormData();
			form.set('file', new File([content], file));
			return (await act('check', client, form))['preview'] as ImportPreview;
		};
		const messagesOf = (preview: ImportPreview, language: 'zh' | 'en') =>
			preview.sheets.flatMap(({ problems }) => problems.map((found) => labProblemText(found, language)));

		it.each([
			[
				'a negative concentration',
				'示例断面 03,2026-02-02,7,-0.2',
				'第 2 行 D 列（氨氮(mg/L)）：-0.2 是负数（未监测填 -1）'
			],
			['pH 71', '示例断面 03,2026-02-02,71,0.2', '第 2 行 C 列（pH）：71 高于可能的最大值 14'],
			['a day to come', '示例断面 03,2999-02-02,7,0.2', '第 2 行 B 列（采样日期）：2999-02-02 还没有到'],
			['an unknown section', '某河,2026-02-02,7,0.2', '第 2 行 A 列（断面名称）：没有叫“某河”的断面'],
			['a formula', '示例断面 03,2026-02-02,7,=cmd()', '第 2 行 D 列（氨氮(mg/L)）：“=cmd()”是公式，请填数值']
		])('reports %s with row and column', async (_what, row, message) => {
			expect(messagesOf(await upload(people.anonymous, `${HEADER}\n${row}`), 'zh')).toEqual([message]);
		});

		it('reports a unit that does not match', async () => {
			const preview = await upload(people.anonymous, '断面,日期,汞(μg/L)\nEX-03,2026-02-02,0.01');
			expect(messagesOf(preview, 'en')).toEqual(['row 1, column C (汞(μg/L)): is in "μg/L", expected "mg/L"']);
		});

		it('refuses a binary file, an old workbook and an empty form', async () => {
			const binary = Uint8Array.from({ length: 600 }, (_, i) => i % 256);
			expect((await upload(people.anonymous, binary)).file_problem).toBe('binary');
			expect((await upload(people.anonymous, new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]))).file_problem).toBe(
				'old_workbook'
			);
			expect(await act('check', people.anonymous, new FormData())).toMatchObject({
				status: 400,
				data: { upload_problem: 'no_file' }
			});
		});

		it('refuses 100 MB before any of it is read', async () => {
			let read = false;
			const body = new ReadableStream({ pull: () => void (read = true) }, { highWaterMark: 0 });
			const url = new URL('http://localhost/water/import');
			const headers = new Headers({ 'content-type': 'multipart/form-data; boundary=x', 'content-length': '104857600' });
			const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, headers, duplex: 'half' };
			const request = new Request(url, init);
			expect(request.headers.get('content-length')).toBe('104857600');
			const event = { locals: { db: people.water as DataClient }, request, url, params: {} };
			expect(await actions['check']?.(event as never)).toMatchObject({
				status: 413,
				data: { upload_problem: 'too_large' }
			});
			expect(read).toBe(false);
		});

		it('checks for every user, and stores the checked samples for water staff', async () => {
			const file = `${HEADER}\n示例断面 01,2026-01-05,7.6,0.15\n示例断面 04,2026-02-02,7,0.2`;
			const seen = await upload(people.anonymous, file);
			expect(seen.samples.map(({ section, state, judgement }) => [section, state, judgement?.class])).toEqual([
				['EX-01', 'unknown', 'I'],
				['EX-04', 'unknown', 'II']
			]);
			expect(seen.history_checked).toBe(false);
			const preview = await upload(people.water, file);
			expect(preview.samples.map(({ state }) => state)).toEqual(['recorded', 'new']);
			expect(preview.history_checked).toBe(true);

			const form = () => {
				const filled = new FormData();
				const { file: named, sha256, samples } = preview;
				filled.set('samples', JSON.stringify({ file: named, sha256, samples }));
				return filled;
			};
			expect(await act('store', people.viewer, form())).toMatchObject({ status: 403 });
			expect(await act('store', people.water, form())).toMatchObject({ stored: { ok: true, result: STORED } });
			expect(await act('store', people.water, form())).toMatchObject({
				stored: { result: { stored: 0, readings: 0 } }
			});
			expect(await stored()).toContain('EX-04 2026-02-02 preliminary');
		});

		it('flags a value a decade away from the section’s history, for water staff', async () => {
			const file = `${HEADER}\n示例断面 02,2026-03-02,7.6,9.9`;
			expect((await upload(people.water, file)).sheets[0]?.suspicious).toHaveLength(1);
			expect((await upload(people.anonymous, file)).sheets[0]?.suspicious).toHaveLength(0);
		});
	});

	describe('the form for one sample', () => {
		const save = (client: AnyClient, fields: Record<string, string>) => {
			const url = new URL('http://localhost/water/sample');
			const body = new FormData();
			for (const [field, value] of Object.entries(fields)) body.set(field, value);
			const request = new Request(url, { method: 'POST', body });
			return sampleActions['default']?.({ locals: { db: client as DataClient }, request, url, params: {} } as never);
		};
		const FILLED = { section: 'EX-05', date: '2026-03-02', value_do: '6.4', value_nh3n: '0.025', not_found_nh3n: 'on' };

		it('shows every refusal at its field, with the typed input', async () => {
			const before = await stored();
			const bad = { section: '', date: '2999-01-01', value_ph: '71', value_nh3n: '-0.2', value_orp_mv: '5000' };
			const answer = await save(people.water, bad);
			expect(answer).toMatchObject({
				status: 422,
				data: {
					form: { values: { ph: '71' } },
					problems: {
						section: { code: 'missing_section' },
						date: { code: 'future_date' },
						ph: { code: 'too_high', expected: '14' },
						nh3n: { code: 'negative' },
						orp_mv: { code: 'too_high', expected: '1000' }
					}
				}
			});
			expect(await stored()).toEqual(before);
		});

		it('saves for water staff only, and stores a value below detection as its limit', async () => {
			expect(await save(people.viewer, FILLED)).toMatchObject({ status: 403 });
			expect(await save(people.water, FILLED)).toMatchObject({
				saved: { section: 'EX-05' },
				answer: { result: STORED }
			});
			expect(await save(people.water, FILLED)).toMatchObject({ answer: { result: { stored: 0 } } });
			expect(await save(people.water, { ...FILLED, value_do: '6.5' })).toMatchObject({ status: 409 });
			const keys = [{ section: 'EX-05', date: '2026-03-02' }];
			const at = await people.water.rpc('water_samples_at', { p_town: TOWN, p_keys: keys });
			expect(at.data[0].values).toEqual({ do: '6.4', nh3n: '0.025L' });
		});
	});
});
