import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { exampleSamples } from './example-samples.ts';
import { readSeed } from '../read.ts';
import type { ExamplePlan } from './format.ts';

const FIXTURE = path.resolve(import.meta.dirname, '../../../../../tests/fixtures/seeds/vila-de-teste');

const RIVERS = `- { slug: rio, name: { pt: Rio }, basis: { pt: Sem linha } }
`;
const SECTIONS = `- code: A-1
  name: { pt: Ponto 1 }
  river: rio
  level: town
  basis: { pt: Sem lugar }
  suspended:
    - { from: 2025-01-01, to: 2025-02-28, reason: { pt: Obras } }
`;
const OUTFALLS = `- slug: saida
  name: { pt: Saída }
  river: rio
  basis: { pt: Sem lugar }
  events:
    - { state: closed, date: 2025-01-01, accepted_by: { pt: Vila }, evidence: [{ pt: Fotos }] }
`;

let folder: string;
beforeEach(() => {
	folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'renewal-seed-')), 'vila-de-teste');
	cpSync(FIXTURE, folder, { recursive: true });
	write('rivers.yaml', RIVERS);
	write('sections.yaml', SECTIONS);
	write('outfalls.yaml', OUTFALLS);
	return () => rmSync(path.dirname(folder), { recursive: true, force: true });
});

const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);

/** The message with which the folder is refused; empty where it is taken. */
function refusal(): string {
	try {
		readSeed(folder);
		return '';
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

describe('the water files of a town', () => {
	it('are taken when they hold together', () => {
		expect(refusal()).toBe('');
		expect(readSeed(folder).water).toMatchObject({
			rivers: [{ slug: 'rio', geometry: null, basis: { pt: 'Sem linha' } }],
			sections: [{ code: 'A-1', visibility: 'public', is_example: false }],
			outfalls: [{ slug: 'saida' }],
			examples: null
		});
	});

	it.each([
		['sections.yaml', 'river: rio', 'river: mar', 'sections.yaml:3: river "mar" is not in rivers.yaml'],
		['sections.yaml', 'to: 2025-02-28', 'to: 2024-12-31', 'sections.yaml:7: ends on 2024-12-31, before it begins'],
		['sections.yaml', 'level: town', 'level: ocean', 'sections.yaml:4: 0.level'],
		['sections.yaml', 'level: town', 'level: town\n  chief_phone: "13812345678"', 'a mobile number is not published'],
		['sections.yaml', 'level: town', 'level: town\n  chief_name: Ana', 'chief_name'],
		['rivers.yaml', 'basis: { pt: Sem linha }', 'drawn: Outro', 'basemap/water.geojson has no water named "Outro"'],
		['rivers.yaml', ', basis: { pt: Sem linha }', '', 'basis: a river that is not drawn says why'],
		['outfalls.yaml', ', evidence: [{ pt: Fotos }]', '', 'outfalls.yaml:6: striking off needs accepted_by and evidence']
	])('%s with %j as %j is refused with file and line', (file, from, to, message) => {
		write(file, readFileSync(path.join(folder, file), 'utf8').replace(from, to));
		expect(refusal()).toContain(message);
		expect(refusal()).toMatch(new RegExp(`^vila-de-teste/${file}:\\d+: `));
	});
});

const PLAN: ExamplePlan = {
	seed: 1,
	first_month: '2024-11',
	months: 3,
	day: 3,
	sections: [
		{ code: 'A', load: [0.1, 0.1], missed: [] },
		{ code: 'B', load: [0.9, 0.9], missed: ['2024-12'] }
	]
};

describe('example samples', () => {
	it('are the same every time, and of one section whatever others there are', () => {
		const all = exampleSamples(PLAN, new Map());
		expect(exampleSamples(PLAN, new Map())).toEqual(all);
		const [a] = PLAN.sections;
		const alone = exampleSamples({ ...PLAN, sections: a ? [a] : [] }, new Map());
		expect(alone).toEqual(all.filter(({ section }) => section === 'A'));
		expect(exampleSamples({ ...PLAN, seed: 2 }, new Map())).not.toEqual(all);
	});

	it('leave out months that were missed or suspended', () => {
		const suspended = new Map([['A', [{ from: '2025-01-01', to: null, reason: { en: 'Works' } }]]]);
		expect(exampleSamples(PLAN, suspended).map(({ section, date }) => `${section} ${date}`)).toEqual([
			'A 2024-11-03',
			'B 2024-11-04',
			'A 2024-12-03',
			'B 2025-01-04'
		]);
	});

	it('have all 24 items and transparency, more ammonia where the water is loaded, and write a detection limit with its L', () => {
		const all = exampleSamples(PLAN, new Map());
		for (const { values } of all) expect(Object.keys(values)).toHaveLength(25);
		const ammonia = (section: string) => all.find((sample) => sample.section === section)?.values['nh3n'];
		expect(Number(ammonia('B'))).toBeGreaterThan(5 * Number(ammonia('A')));
		expect(
			all.flatMap(({ values }) => Object.values(values)).filter((value) => value.endsWith('L')).length
		).toBeGreaterThan(0);
		for (const value of all.flatMap(({ values }) => Object.values(values))) expect(value).toMatch(/^\d+(\.\d+)?L?$/);
	});
});
