/**
 * Writes the example water files of a town: sections and outfalls spread over its rivers, and the plan from which their
 * samples are generated. Run by hand when a town gets rivers; its result is committed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import type { SectionLevel } from '../src/lib/domain/water/section.ts';
import { exampleSamples } from '../src/lib/server/seed/water/example-samples.ts';
import { readSeed } from '../src/lib/server/seed/read.ts';
import type { ExamplePlan, PlacedRiver, SeedOutfall, SeedSection } from '../src/lib/server/seed/water/format.ts';
import { lastDayOf, monthAfter } from '../src/lib/domain/shared/time/month.ts';

const HELP = `Usage: node scripts/examples-water.ts FOLDER [--sections N] [--months N] [--from YYYY-MM]
       node scripts/examples-water.ts FOLDER --sheet YYYY-MM

Writes FOLDER/examples/water/{sections,outfalls,samples}.yaml: N example sections (25) on the drawn rivers of rivers.yaml,
six example outfalls, and samples for N months (36) from a month on (2023-01).
With --sheet nothing is written: the example samples of that month come out as a laboratory's CSV sheet.`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		sections: { type: 'string', default: '25' },
		months: { type: 'string', default: '36' },
		from: { type: 'string', default: '2023-01' },
		sheet: { type: 'string' },
		help: { type: 'boolean', short: 'h' }
	}
});

const BASIS = {
	zh: '示例：均匀放在自绘河线上，不是真实位置',
	en: 'Example: spread evenly along the drawn river, no real place'
};
/** The place on the drawn line is exact; how well the line is known is the river's own accuracy. */
const ACCURACY_M = 50;
const DREDGING = { zh: '示例：疏浚施工，暂停采样', en: 'Example: no samples during dredging' };
const BANK_WORKS = { zh: '示例：护岸施工，暂停采样', en: 'Example: no samples during works on the bank' };
const BRIDGE_WORKS = { zh: '示例：桥梁施工，暂停采样', en: 'Example: no samples during works on the bridge' };

/** Month of the plan (from 0), by index of the section: works that suspend the sampling, and missed months. */
const SUSPENDED: Readonly<Record<number, { from: number; to: number | null; reason: SeedSection['basis'] }>> = {
	3: { from: 16, to: 18, reason: DREDGING },
	10: { from: 10, to: 12, reason: BANK_WORKS },
	16: { from: 33, to: null, reason: BRIDGE_WORKS },
	19: { from: 25, to: 25, reason: DREDGING }
};
const MISSED: Readonly<Record<number, readonly number[]>> = { 7: [13], 21: [31, 32] };

type Line = [number, number][];

const lineOf = ({ geometry }: PlacedRiver): Line | null =>
	geometry?.type === 'LineString' ? (geometry.coordinates as Line) : null;

const lengthOf = (line: Line): number => line.reduce((sum, point, i) => sum + distance(line[i - 1] ?? point, point), 0);

/** In degrees of latitude; enough to spread points evenly. */
function distance([x1, y1]: [number, number], [x2, y2]: [number, number]): number {
	return Math.hypot((x2 - x1) * Math.cos(((y1 + y2) / 2) * (Math.PI / 180)), y2 - y1);
}

function pointAlong(line: Line, share: number): [number, number] {
	let left = share * lengthOf(line);
	for (let i = 1; i < line.length; i += 1) {
		const [a, b] = [line[i - 1], line[i]];
		if (!a || !b) break;
		const step = distance(a, b);
		if (left <= step || i === line.length - 1) {
			const part = Math.min(1, left / step);
			return [rounded(a[0] + part * (b[0] - a[0])), rounded(a[1] + part * (b[1] - a[1]))];
		}
		left -= step;
	}
	return line[0] ?? [0, 0];
}

const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** At equal distances along all rivers together, as if they were one long line. */
function places(rivers: readonly PlacedRiver[], count: number): { river: string; point: [number, number] }[] {
	const lines = rivers.flatMap((river) => {
		const line = lineOf(river);
		return line ? [{ river: river.slug, line, length: lengthOf(line) }] : [];
	});
	const total = lines.reduce((sum, { length }) => sum + length, 0);
	// Short waters would get none by their length alone: each gets one before the rest is distributed.
	const spare = count - lines.length;
	const counts = lines.map(({ length }) => 1 + Math.floor((spare * length) / total));
	for (let i = 0; counts.reduce((sum, n) => sum + n, 0) < count; i += 1)
		counts[i % counts.length] = (counts[i % counts.length] ?? 0) + 1;
	return lines.flatMap(({ river, line }, i) => {
		const n = counts[i] ?? 0;
		return Array.from({ length: n }, (_, k) => ({ river, point: pointAlong(line, (k + 0.5) / n) }));
	});
}

/** From clean to polluted, shuffled so that neighbours differ; one section in six gets worse, the others better. */
function loadOf(i: number, count: number): [number, number] {
	const begin = 0.1 + (0.66 * ((i * 7) % count)) / Math.max(1, count - 1);
	const end = i % 6 === 5 ? begin + 0.16 : begin - 0.12;
	return [begin, Math.max(0.05, end)].map((load) => Math.round(load * 100) / 100) as [number, number];
}

const levelOf = (i: number): SectionLevel => (i < 3 ? 'district' : i % 3 === 2 ? 'village' : 'town');

function sectionsOf(rivers: readonly PlacedRiver[], count: number, plan: ExamplePlan): Partial<SeedSection>[] {
	return places(rivers, count).map(({ river, point }, i) => {
		const [load, last] = loadOf(i, count);
		const stopped = SUSPENDED[i];
		return {
			code: `EX-${twoDigits(i + 1)}`,
			name: { zh: `示例断面 ${twoDigits(i + 1)}`, en: `Example section ${twoDigits(i + 1)}` },
			river,
			level: levelOf(i),
			// A section that gets worse has a target that it later misses.
			target_class: load < 0.35 || i % 9 === 4 || last > load ? 'III' : load < 0.6 ? 'IV' : 'V',
			chief_title: { zh: '示例：河长', en: 'Example: river chief' },
			geometry: { type: 'Point', coordinates: point },
			basis: BASIS,
			accuracy_m: ACCURACY_M,
			...(stopped
				? {
						suspended: [
							{
								from: `${monthAfter(plan.first_month, stopped.from)}-01`,
								to: stopped.to === null ? null : lastDayOf(monthAfter(plan.first_month, stopped.to)),
								reason: stopped.reason
							}
						]
					}
				: {}),
			is_example: true
		};
	});
}

const EVENTS: readonly (readonly SeedOutfall['events'][number]['state'][])[] = [
	['surveyed'],
	['surveyed', 'monitored', 'traced'],
	['surveyed', 'monitored', 'traced', 'responsible_set', 'plan_set', 'remediating'],
	['surveyed', 'monitored', 'traced', 'responsible_set', 'plan_set', 'remediating', 'awaiting_check'],
	['surveyed', 'monitored', 'traced', 'responsible_set', 'plan_set', 'remediating', 'awaiting_check', 'closed'],
	['surveyed', 'not_required']
];

function outfallsOf(rivers: readonly PlacedRiver[], plan: ExamplePlan): object[] {
	return places(rivers, EVENTS.length).map(({ river, point }, i) => ({
		slug: `example-outfall-${twoDigits(i + 1)}`,
		name: { zh: `示例排口 ${twoDigits(i + 1)}`, en: `Example outfall ${twoDigits(i + 1)}` },
		river,
		geometry: { type: 'Point', coordinates: point },
		basis: BASIS,
		accuracy_m: ACCURACY_M,
		events: (EVENTS[i] ?? []).map((state, n) => ({
			state,
			date: `${monthAfter(plan.first_month, 2 * n)}-15`,
			...(state === 'closed'
				? {
						accepted_by: { zh: '示例：验收单位', en: 'Example: accepting body' },
						evidence: [{ zh: '示例：整治前后照片', en: 'Example: photos before and after' }]
					}
				: {})
		})),
		is_example: true
	}));
}

function write(folder: string, count: number): void {
	const { water } = readSeed(folder);
	const rivers = water?.rivers ?? [];
	const plan: ExamplePlan = {
		seed: 1,
		first_month: values.from,
		months: Number(values.months),
		day: 3,
		sections: Array.from({ length: count }, (_, i) => ({
			code: `EX-${twoDigits(i + 1)}`,
			load: loadOf(i, count),
			missed: (MISSED[i] ?? []).map((n) => monthAfter(values.from, n))
		}))
	};
	const target = path.join(folder, 'examples', 'water');
	mkdirSync(target, { recursive: true });
	const save = (name: string, comment: string, content: unknown) =>
		writeFileSync(
			path.join(target, name),
			`# ${comment}\n# Written by scripts/examples-water.ts.\n${stringify(content, { lineWidth: 0, aliasDuplicateObjects: false })}`
		);
	save(
		'sections.yaml',
		'Example sections, spread over the drawn rivers: no real places.',
		sectionsOf(rivers, count, plan)
	);
	save('outfalls.yaml', 'Example outfalls in several states: no real places.', outfallsOf(rivers, plan));
	save('samples.yaml', 'From what the samples of the example sections are worked out: nobody measured them.', plan);
}

/** A sheet as laboratories send it, to try the import with. */
function sheet(folder: string, month: string): string {
	const { water } = readSeed(folder);
	if (!water?.examples) throw new Error(`${folder} has no example samples`);
	const name = new Map(water.sections.map((section) => [section.code, Object.values(section.name)[0] ?? section.code]));
	const suspended = new Map(water.sections.map((section) => [section.code, section.suspended]));
	const samples = exampleSamples(water.examples, suspended).filter(({ date }) => date.startsWith(month));
	const items = Object.keys(samples[0]?.values ?? {});
	const rows = samples.map(({ section, date, values: found }) => [
		name.get(section),
		date,
		...items.map((item) => found[item])
	]);
	return [['断面名称', '采样日期', ...items], ...rows].map((row) => row.join(',')).join('\n');
}

const [folder] = positionals;
if (values.help || !folder) console.log(HELP);
else if (values.sheet) console.log(sheet(folder, values.sheet));
else write(folder, Number(values.sections));
