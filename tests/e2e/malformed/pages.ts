/** Pages and downloads requested with malformed parameters, paths and headers. */
import { inAddress, type Sent } from './send.ts';
import type { Member } from '../support/staff.ts';
import { oneOf, STRANGE, type Random } from './values.ts';

/** A request and its sender; null for a visitor. */
export interface Case extends Sent {
	as: Member | null;
}

/** `*` is any text in place of the name of a record. */
const PUBLIC = [
	...['/', '/planning', '/planning/*', '/planning/pl-bailian-570', '/indicators', '/sources', '/sign-in', '/healthz'],
	...['/living-circle', '/living-circle/coverage', '/living-circle/gaps', '/living-circle/where-next'],
	...['/living-circle/coverage.csv', '/living-circle/minutes.csv'],
	...['/water', '/water/report', '/water/report.csv', '/water/report.xlsx', '/water/sample', '/water/import'],
	...['/water/sections/*', '/water/sections/EX-01', '/water/sections/*.csv', '/water/outfalls/*'],
	...['/water/import/context', '/photos/*', '/*', '/_app/*', '/basemap/*'],
	...['/api/basemap.json', '/api/circle/network.bin', '/api/circle/places.json', '/api/indicators.csv'],
	...['/api/features/*.csv', '/api/features/all.csv', '/api/features/all.geojson', '/api/features/*.geojson'],
	...['/api/map/features.json', '/api/*']
];
const DESK = [
	...['/desk', '/desk/log', '/desk/log.csv', '/desk/quarter', '/desk/quarter.csv', '/desk/quarter.xlsx'],
	...['/desk/circle', '/desk/circle/*/*', '/desk/circle/facilities/*', '/desk/circle/compounds/*', '/desk/places'],
	...['/desk/features/*', '/desk/features/*/status', '/desk/features/*/place', '/desk/features/*/milestones'],
	...['/desk/features/pl-bailian-570/status', '/desk/features/pl-bailian-570/milestones'],
	...['/desk/proposals', '/desk/proposals/*', '/desk/import', '/desk/import/*', '/desk/import/*/shapes.json'],
	...['/desk/import/file/*', '/desk/outfalls', '/desk/outfalls/*', '/desk/outfalls/new', '/desk/password'],
	...['/desk/patrols', '/desk/patrols/*', '/desk/patrols/new', '/desk/water']
];

/** Every parameter that a page reads. */
const PARAMETERS = [
	...['town', 'lang', 'as_of', 'read', 'compare', 'q', 'class', 'theme', 'kind', 'lifecycle', 'stage', 'phase'],
	...['commitment', 'placement', 'due', 'bbox', 'sort', 'order', 'page', 'basemap', 'map', 'month', 'state', 'moved'],
	...['from', 'to', 'next', 'done', 'saved', 'placed', 'back', 'reverted', 'proposal', 'person', 'record', 'table'],
	...['day', 'quarter', 'unit', 'light', 'of', 'show', 'home', 'at', 'speed', 'minutes', 'clock', 'for', 'period'],
	...['picks', 'count', 'open', 'settings', 'edits', 'capacity', 'year', 'group', 'by', 'section', 'river', 'gone'],
	...['after', 'format', 'crs', 'layer', 'preset', 'need', 'shown', 'way', '', '__proto__', 'x'.repeat(300)]
];
const HEADERS: readonly (readonly [string, readonly string[]])[] = [
	['accept', ['', '*/*;q=x', 'text/html;q=2', 'application/json', 'image/png', ';;;', 'x'.repeat(2000)]],
	['accept-language', ['', 'xx-yy-zz', '*;q=9', 'zh;q=,en', 'x'.repeat(2000)]],
	['if-none-match', ['*', '"', 'W/""', 'x'.repeat(3000)]],
	['range', ['bytes=9-1', 'bytes=-', 'bytes=0-1,0-1,0-1', 'pages=1', 'bytes=99999999999999999999-']],
	['if-modified-since', ['yesterday', '1e999']],
	['cookie', ['=', ';;;', 'mode=%', 'mode=<script>; text=9e9', 'staff-session=%%%', 'staff-session=base64-e30', 'a']],
	[
		'cookie',
		['staff-session=base64-!!', 'staff-session.0=x; staff-session.1=y', 'staff-session=%7B%22access_token%22']
	],
	['x-forwarded-for', ['', 'x', '1.2.3.4, 5.6.7.8']],
	['x-sveltekit-invalidated', ['', 'x', '1'.repeat(50)]],
	['content-type', ['x', 'multipart/form-data']],
	['x-http-method-override', ['DELETE']]
];

/** Sequences that `encodeURIComponent` never writes. */
const RAW = ['%', '%zz', '%c0%80', '%ff%fe', '%ED%A0%BC', '+', '&&&', '?', '%00', '%2e%2e%2f', "';--", '[', '{}', '|'];

const valueOf = (random: Random): string => (random() < 0.12 ? oneOf(RAW, random) : inAddress(oneOf(STRANGE, random)));

export function queryOf(random: Random, most = 4): string {
	const pairs = Array.from({ length: 1 + Math.floor(random() * most) }, () => {
		const name = inAddress(oneOf(PARAMETERS, random));
		const suffix = random() < 0.05 ? '[]' : random() < 0.05 ? '[a]' : '';
		const pair = `${name}${suffix}=${valueOf(random)}`;
		return random() < 0.1 ? `${pair}&${name}=${valueOf(random)}` : pair;
	});
	return `?${pairs.join('&')}`;
}

const addressOf = (pattern: string, random: Random): string =>
	pattern.replaceAll('*', () => (random() < 0.3 ? '1' : valueOf(random).slice(0, 3000)));

const METHODS = ['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'POST'];

/** One after the other, so that a run of enough of them covers all. */
export function pageCase(n: number, random: Random): Case {
	const pattern = [...PUBLIC, ...DESK][n % (PUBLIC.length + DESK.length)] ?? '/';
	const staff = (['planner', 'water', 'admin'] as const)[n % 3] ?? 'admin';
	const as = DESK.includes(pattern) ? (random() < 0.1 ? null : staff) : random() < 0.3 ? staff : null;
	const headers: Record<string, string> = {};
	if (random() < 0.25) {
		const [name, values] = oneOf(HEADERS, random);
		if (name !== 'cookie' || as === null) headers[name] = oneOf(values, random);
	}
	const data = random() < 0.06 && !pattern.includes('.') ? `${pattern === '/' ? '' : pattern}/__data.json` : pattern;
	return {
		as,
		method: random() < 0.06 ? oneOf(METHODS, random) : 'GET',
		path: addressOf(data, random) + (random() < 0.9 ? queryOf(random) : ''),
		headers,
		body: null
	};
}
