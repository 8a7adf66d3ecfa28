import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from './shared/languages.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const ENTRY = `fr: {
	name: 'Français',
	tag: 'fr',
	direction: 'ltr',
	locale: 'fr-FR',
	collation: 'fr',
	nameTags: ['name:fr']
}`;

const ROOM_CALL = 'defineWords({';
const isRoom = (text: string): boolean => text.includes(ROOM_CALL);

/** The source of a room with a third language: a copy of the English words stands for a translation. */
function translated(text: string): string {
	const source = ts.createSourceFile('room.ts', text, ts.ScriptTarget.Latest);
	let result = text;
	const visit = (node: ts.Node): void => {
		if (ts.isCallExpression(node) && node.expression.getText(source) === 'defineWords') {
			const [words] = node.arguments;
			const english = words && ts.isObjectLiteralExpression(words) ? words.properties.at(-1) : undefined;
			if (!english) throw new Error('a room without words');
			const french = english
				.getText(source)
				.replace(/^en:/, 'fr:')
				.replace(/Words\.en\./g, 'Words.fr.');
			result = `${text.slice(0, english.end)},${french}${text.slice(english.end)}`;
		} else ts.forEachChild(node, visit);
	};
	visit(source);
	return result;
}

describe('a third language', () => {
	const copy = mkdtempSync(path.join(os.tmpdir(), 'third-language-'));
	const inCopy = (pattern: string): string[] =>
		globSync(pattern, { cwd: copy })
			.filter((file) => !file.endsWith('.test.ts'))
			.map((file) => path.join(copy, file));

	const errors = (): { file: string; message: string }[] => {
		const program = ts.createProgram([...inCopy('src/lib/i18n/**/*.ts'), ...inCopy('src/lib/domain/shared/*.ts')], {
			...{ strict: true, noEmit: true, skipLibCheck: true, noUncheckedIndexedAccess: true },
			...{ allowImportingTsExtensions: true, target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
			...{
				moduleResolution: ts.ModuleResolutionKind.Bundler,
				paths: { '$lib/*': [`${copy}/src/lib/*`] },
				types: ['node'],
				typeRoots: [`${copy}/node_modules/@types`]
			}
		});
		return program.getSemanticDiagnostics().map(({ file, messageText }) => ({
			file: path.relative(copy, file?.fileName ?? ''),
			message: ts.flattenDiagnosticMessageText(messageText, '\n')
		}));
	};

	beforeAll(() => {
		for (const layer of ['i18n', 'domain'])
			cpSync(path.join(ROOT, 'src/lib', layer), path.join(copy, 'src/lib', layer), { recursive: true });
		symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
		writeFileSync(path.join(copy, 'package.json'), '{ "type": "module" }');
		const list = path.join(copy, 'src/lib/i18n/shared/languages.ts');
		const text = readFileSync(list, 'utf8');
		writeFileSync(list, text.replace('\t}\n} as const satisfies', `\t},\n${ENTRY}\n} as const satisfies`));
	});
	afterAll(() => rmSync(copy, { recursive: true }));

	it('needs its entry and its words, and the types name every room without them', { timeout: 120_000 }, () => {
		const rooms = inCopy('src/lib/i18n/*/*.ts').filter((file) => isRoom(readFileSync(file, 'utf8')));
		expect(rooms.length).toBeGreaterThan(20);
		const missing = errors();
		expect(missing.filter(({ message }) => !/'fr'|"fr"/.test(message))).toEqual([]);
		const incomplete = new Set(missing.map(({ file }) => file));
		expect([...incomplete].sort()).toEqual(rooms.map((file) => path.relative(copy, file)).sort());

		for (const file of rooms) writeFileSync(file, translated(readFileSync(file, 'utf8')));
		expect(errors()).toEqual([]);
	});

	it('is then read from an address, and writes its dates and numbers in its own way', () => {
		const program = `
			import { parseView, viewQuery } from './src/lib/domain/shared/view-state.ts';
			import { formatDate, formatNumber } from './src/lib/i18n/format.ts';
			import { shellWords } from './src/lib/i18n/shell/shell.ts';
			const { view, problems } = parseView(new URLSearchParams('lang=fr'));
			console.log(JSON.stringify([
				viewQuery(view), problems, formatDate('2025-06-30', 'day', view.lang), formatNumber(0.5, view.lang),
				shellWords[view.lang].nav.water
			]));`;
		const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
			cwd: copy,
			encoding: 'utf8'
		});
		expect(JSON.parse(output)).toEqual(['?lang=fr', [], '30 juin 2025', '0,5', 'Water']);
	});
});

/** A document that is stored with the data, in the languages that the data has. */
const STORED_TEXTS = ['src/lib/server/osm/load/osm-source.ts'];

it('is tested for, or has texts, in no other place', () => {
	const code = `['"](?:${LANGUAGES.join('|')})['"]`;
	const elsewhere = new RegExp(`[!=]== ${code}|${code} [!=]==|(?<![\\w.'])zh: ?['"\`({]`);
	const found = globSync('src/**/*.{ts,svelte}', { cwd: ROOT }).filter(
		(file) =>
			!/^src\/lib\/i18n\/|\.(test|fixture)\.ts$/.test(file) &&
			!STORED_TEXTS.includes(file) &&
			elsewhere.test(readFileSync(path.join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''))
	);
	expect(found).toEqual([]);
});
