/** What the documents say of the repository: names of the glossary, paths, links and commands. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const filesOf = (pattern: string): string[] => globSync(pattern, { cwd: ROOT }).sort();

const DOCUMENTS = [...filesOf('*.md'), ...filesOf('docs/**/*.md'), ...filesOf('seeds/*/*.md')];

/** Cells of the tables of a document, headings and rules left out. */
const rowsOf = (text: string): string[][] =>
	text
		.split('\n')
		.filter((line) => /^\| (?!-|中文)/.test(line))
		.map((line) => line.split('|').slice(1, -1));

const quotedIn = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, quoted = '']) => quoted);
const distinct = (items: readonly string[]): string[] => [...new Set(items)];

describe('the glossary', () => {
	const rows = rowsOf(read('docs/glossary.md'));
	const column = (index: number): string[] => distinct(rows.flatMap((cells) => quotedIn(cells[index] ?? '')));

	it('names what src/lib exports', () => {
		const exported = new Set(
			filesOf('src/lib/**/*.ts').flatMap((file) =>
				[...read(file).matchAll(/^export (?:async |abstract )*(?:const|function|class|interface|type) (\w+)/gm)].map(
					([, name]) => name
				)
			)
		);
		expect(column(2).length).toBeGreaterThan(80);
		expect(column(2).filter((name) => !exported.has(name))).toEqual([]);
	});

	it('names tables, views and columns of the database', () => {
		const relations = [
			...read('src/lib/data/database.types.ts').matchAll(/^ {6}(\w+): \{\n {8}Row: \{\n(.*?)\n {8}\}/gms)
		];
		const known = new Set(
			relations.flatMap(([, name, row = '']) => [
				name,
				...[...row.matchAll(/^ {10}(\w+):/gm)].map(([, field]) => `${name}.${field}`)
			])
		);
		expect(column(3).length).toBeGreaterThan(50);
		expect(column(3).filter((name) => !known.has(name))).toEqual([]);
	});
});

/** Folders that the paths of documents may leave out. */
const BASES = ['', 'src', 'src/lib'];
/** What a path of this repository begins with. */
const BEGINNINGS = new Set([
	...filesOf('{.github,docs,scripts,seeds,src,static,supabase,tests}'),
	...filesOf('src/*').map((entry) => path.basename(entry)),
	...filesOf('src/lib/*').map((entry) => path.basename(entry))
]);
/** Parts that stand for something: NOUN, TOWN, `<slug>`, YYYYMMDDHHMMSS, and words in Chinese. */
const PLACEHOLDER = /(^|\/|_)[A-Z]{4,}(_|\/|$)|[<…]|\p{Script=Han}/u;

const isPath = (text: string): boolean =>
	/^[\w.-]+\/\S*$/.test(text) && BEGINNINGS.has(text.split('/')[0] ?? '') && !PLACEHOLDER.test(text);

/** Brackets are a part of the names of routes, not a pattern. */
const exists = (name: string): boolean =>
	BASES.some((base) => {
		const file = path.join(ROOT, base, name);
		return /[*{]/.test(name) ? globSync(file.replaceAll('[', '\\[')).length > 0 : existsSync(file);
	});

/** The anchors of a document: those that it sets, and those that GitHub makes of its headings. */
const anchorsOf = (text: string): string[] => [
	...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id),
	...[...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.trim()
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.replaceAll(' ', '-')
	)
];

describe.each(DOCUMENTS)('%s', (document) => {
	const text = read(document);

	it('names paths that exist', () => {
		expect(distinct(quotedIn(text)).filter((quoted) => isPath(quoted) && !exists(quoted))).toEqual([]);
	});

	it('links to what exists', () => {
		const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
		const broken = distinct(links).filter((target) => {
			if (/^[a-z]+:/.test(target)) return false;
			const [file = '', anchor] = target.split('#');
			const found = file === '' ? document : path.join(path.dirname(document), file);
			if (!existsSync(path.join(ROOT, found))) return true;
			if (anchor === undefined) return false;
			return !anchorsOf(read(found)).includes(decodeURIComponent(anchor));
		});
		expect(broken).toEqual([]);
	});

	it('names commands that package.json has', () => {
		const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
		const commands = [...text.matchAll(/npm run ([a-z][a-z:-]*[a-z])/g)].map(([, name = '']) => name);
		expect(distinct(commands).filter((name) => !(name in scripts))).toEqual([]);
	});
});

it('lists every decision', () => {
	const listed = read('docs/decisions/README.md');
	const decisions = filesOf('docs/decisions/0*.md').map((file) => path.basename(file));
	expect(decisions.filter((file) => !listed.includes(`](${file})`))).toEqual([]);
});
