import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import examples from '../tests/fixtures/water/examples.json' with { type: 'json' };

const folder = mkdtempSync(path.join(os.tmpdir(), 'renewal-assess-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function assess(name: string, content: string | Uint8Array | null, ...options: string[]) {
	if (content !== null) writeFileSync(path.join(folder, name), content);
	const { stdout, stderr, status } = spawnSync(
		process.execPath,
		[path.join(import.meta.dirname, 'assess.ts'), ...options, name],
		{ encoding: 'utf8', cwd: folder, env: { ...process.env, npm_lifecycle_event: '', INIT_CWD: '' } }
	);
	return { stdout, stderr, status };
}

it('answers the worked examples as JSON', () => {
	const samples = examples.samples.map(({ expected: _, ...sample }) => sample);
	const { stdout, stderr, status } = assess('examples.json', JSON.stringify(samples));
	expect([status, stderr]).toEqual([0, '']);
	const answers: unknown = JSON.parse(stdout);
	expect(answers).toMatchObject(examples.samples.map(({ id, expected }) => ({ id, ...expected, meets_target: null })));
	expect(Object.keys((answers as object[])[0] ?? {})).toEqual([
		'id',
		'section_class',
		'status',
		'per_indicator',
		'main_pollutants',
		'is_good_III_or_better',
		'meets_target',
		'explanation'
	]);
});

it('reports bad rows with line and field, assesses the others, and ends with 1', () => {
	const { stdout, stderr, status } = assess(
		'mixed.json',
		`[
{"id": "a", "water_body": "river", "values": {"nh3n": 1.32}, "target_class": "III"},
{"id": "b", "water_body": "river", "values": {
  "do": 7,
  "ph": 71}},
{"id": "c" oops},
{"id": "d", "water_body": "lake", "values": {"tp": "0.02L"}}
]`
	);
	expect(status).toBe(1);
	expect(stderr.trim().split('\n')).toEqual(['line 5: values.ph: 71 is above 14', 'line 6: is not valid JSON']);
	expect(JSON.parse(stdout)).toMatchObject([
		{ id: 'a', section_class: 'IV', meets_target: false, main_pollutants: [{ item: 'nh3n', multiple: '0.3' }] },
		{ id: 'd', section_class: 'I', meets_target: null }
	]);
});

it('reads a sheet in GBK and answers with a sheet, safe against formulas', () => {
	// 断面,氨氮 in GBK.
	const header = Uint8Array.of(0xb6, 0xcf, 0xc3, 0xe6, 0x2c, 0xb0, 0xb1, 0xb5, 0xaa, 0x0a);
	const body = new TextEncoder().encode('=cmd(),1.32\nb,=1+1\nc,0.02L\n');
	const { stdout, stderr, status } = assess('sheet.csv', new Uint8Array([...header, ...body]), '--water-body', 'river');
	expect([status, stderr]).toEqual([1, 'line 3: 氨氮: "=1+1" is a formula, not a number\n']);
	expect(stdout.replace('\uFEFF', '').trim().split('\r\n')).toEqual([
		'id,section_class,status,main_pollutants,is_good_III_or_better,meets_target,explanation,class_nh3n',
		"'=cmd(),IV,轻度污染,氨氮(0.3),false,,Ⅳ类：氨氮 1.32 > 1.0（Ⅲ类限值），超标 0.3 倍,IV",
		'c,I,优,,true,,Ⅰ类：参评 1 项均符合Ⅰ类限值,I'
	]);
});

it('reads a sheet under any file name, and writes the requested format', () => {
	const { stdout } = assess('sheet.txt', 'id,water_body,do\na,river,7\n', '--csv', '--to', 'json', '--lang', 'en');
	expect(JSON.parse(stdout)).toMatchObject([
		{ id: 'a', section_class: 'II', explanation: 'Class II: decided by dissolved oxygen 7 ≥ 6 (class II limit)' }
	]);
});

it.each([
	['gone.json', null, /gone\.json: there is no such file/],
	['program.csv', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0), /a binary file, not text in UTF-8 or GBK/],
	['book.csv', Uint8Array.of(0x50, 0x4b, 3, 4), /a workbook .*save it as CSV first/],
	['object.json', '{"id": 1}', /line 1: expected a JSON array/],
	['empty.csv', '', /line 1: the sheet is empty/]
])('reports %s in one line', (name, content, message) => {
	const { stderr, status } = assess(name, content);
	expect(status).toBe(1);
	expect(stderr).toMatch(message);
	expect(stderr.trim()).not.toContain('\n');
});

it('refuses a file of 100 MB before reading it', () => {
	writeFileSync(path.join(folder, 'large.csv'), '');
	truncateSync(path.join(folder, 'large.csv'), 100 * 1024 ** 2);
	const { stderr, status } = assess('large.csv', null);
	expect([status, stderr]).toEqual([
		1,
		expect.stringMatching(/large\.csv: the file has 100 MB, at most 64 MB are read/)
	]);
});

it('explains itself', () => {
	const { stdout, status } = assess('--help', null);
	expect(status).toBe(0);
	expect(stdout).toMatch(/^Usage: npm run --silent assess/);
});
