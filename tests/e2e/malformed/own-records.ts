/** Records made for the run, so that every form of the desk can be sent: each made as its page makes it. */
import { bytesOf } from '../../fixtures/geo/files.ts';
import type { Member } from '../support/staff.ts';
import { formsIn } from './forms.ts';
import type { World } from './people.ts';
import { BOUNDARY, multipart, send, urlencoded, type Answer } from './send.ts';

const SLUG = 'pl-bailian-570';
const DATE = '2026-02-03';

function posting({ origin, cookies }: World) {
	return (as: Member, path: string, fields: Record<string, string>): Promise<Answer> =>
		send(origin, {
			method: 'POST',
			path,
			headers: {
				origin,
				accept: 'text/html',
				cookie: cookies[as],
				'content-type': 'application/x-www-form-urlencoded'
			},
			body: urlencoded(Object.entries(fields))
		});
}

/** Address a form redirects to. @throws where it was refused */
function ledTo(answer: Answer, what: string): string {
	const { location } = answer.headers;
	if (answer.status === 303 && location) return location.split('?')[0] ?? location;
	throw new Error(
		`${what}: ${answer.status} ${/role="alert"[\s\S]{0,600}/.exec(answer.text)?.[0] ?? answer.text.slice(0, 500)}`
	);
}

async function fileOfPlaces({ origin, cookies }: World): Promise<string> {
	const point =
		'{"type":"Feature","properties":{"name":"示例"},"geometry":{"type":"Point","coordinates":[121.4,31.3]}}';
	const file = { name: '示例.geojson', type: 'application/geo+json', bytes: bytesOf(point) };
	const { text } = await send(origin, {
		method: 'POST',
		path: '/desk/import/read',
		headers: { origin, cookie: cookies.planner, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
		body: multipart([['file', file]])
	});
	const { draft } = JSON.parse(text.trim().split('\n').at(-1) ?? '{}') as { draft?: string };
	if (!draft) throw new Error(`the file of places was refused: ${text}`);
	return `/desk/import/file/${draft}`;
}

/** @returns the pages with the forms, and the member who opens them */
export async function formPages(world: World): Promise<(readonly [as: Member | null, path: string])[]> {
	const post = posting(world);
	const draft = await fileOfPlaces(world);
	const checked = await post('planner', `${draft}?/check`, {
		...{ layer: '0', system: 'EPSG:4326/east_north', document: '示例', accuracy_m: '5', class: 'project' },
		...{ theme: 'urban_renewal', kind: 'urban_village', column_name: 'name', match_by: 'name', visibility: 'internal' }
	});
	const outfall = await post('water', '/desk/outfalls/new', {
		...{ name: '示例排口', river: 'zoumatang', visibility: 'internal', lat: '31.3', lon: '121.4', accuracy_m: '5' },
		...{ date: DATE, note: '', place_from: 'typed' }
	});
	const patrol = await post('water', '/desk/patrols/new', {
		...{ river: 'zoumatang', chief_level: 'village', chief_title: '示例', patroller: '示例' },
		...{ started_at: `${DATE}T09:00`, ended_at: `${DATE}T10:00`, distance_m: '900' }
	});
	const page = {
		method: 'GET',
		path: `/desk/features/${SLUG}/place`,
		headers: { cookie: world.cookies.planner },
		body: null
	};
	const form = formsIn(page.path, await send(world.origin, page)).find(({ path }) => path.includes('?/place'));
	// A different one each time: the same proposal is not accepted twice.
	const proposal = await post('planner', `/desk/features/${SLUG}/place?/propose`, {
		...{ coordinates: '121.4 31.3', system: 'EPSG:4326', order: 'east_north', shape: 'point', basis: '示例' },
		...{
			version: form?.fields.find(([name]) => name === 'version')?.[1] ?? '',
			accuracy_m: String(20 + (Date.now() % 900)),
			document: '示例',
			reason: '示例',
			why: '示例'
		}
	});
	return [
		[null, '/sign-in'],
		[null, '/sign-in/link'],
		['planner', `/desk/features/${SLUG}/status`],
		['planner', `/desk/features/${SLUG}/place`],
		['planner', `/desk/features/${SLUG}/milestones`],
		['planner', `/desk/features/${SLUG}`],
		['planner', '/desk/circle/facilities/1'],
		['planner', '/desk/circle/compounds/1'],
		['planner', '/desk/import'],
		['planner', draft],
		['planner', ledTo(checked, 'the import')],
		['admin', ledTo(proposal, 'the proposal')],
		['planner', ledTo(proposal, 'the proposal')],
		['water', '/desk/outfalls/new'],
		['water', ledTo(outfall, 'the outfall')],
		['water', '/desk/patrols/new'],
		['water', ledTo(patrol, 'the patrol')],
		['water', '/desk/water?month=2026-01'],
		['water', '/water/import'],
		['water', '/water/sample'],
		['newcomer', '/desk/password']
	];
}
