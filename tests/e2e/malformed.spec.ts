/**
 * A thousand malformed requests to every page, form and address: none crashes the server, none is answered with a server
 * error, and refused ones store nothing. Together with the thousand damaged files of
 * src/lib/server/places/import/malformed.test.ts they are the two thousand that docs/security.md mentions.
 */
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { formPages } from './malformed/own-records.ts';
import { openWorld } from './malformed/people.ts';
import { offeredForms, runMalformed, type Counts } from './malformed/run.ts';
import { ROOT } from './support/town.ts';

/** Another seed finds other faults: `MALFORMED_SEED=7 npx playwright test --project malformed --no-deps`. */
const SEED = Number(process.env['MALFORMED_SEED'] ?? 1);
/** One engine gets all requests, the other those that depend on it: its driver and its keys. */
const COUNTS: Readonly<Record<string, Counts>> = {
	'malformed-native': { pages: 170, forms: 220, functions: 200, tables: 200, auth: 60, samples: 60, uploads: 60 },
	malformed: { pages: 40, forms: 90, functions: 80, tables: 60, auth: 10, samples: 30, uploads: 20 }
};
const DESIGNED = [200, 204, 206, 303, 304, 307, 308, 400, 401, 403, 404, 405, 406, 409, 410, 411, 413, 415, 416, 422];

test('a thousand malformed requests: no crash, no 5xx, nothing stored in part', async ({ baseURL: origin }, info) => {
	if (!origin) throw new Error('no server');
	const counts = COUNTS[info.project.name];
	const { data } = info.project.metadata as { data: string };
	if (!counts) throw new Error(`no counts for ${info.project.name}`);
	const world = await openWorld({ origin, dataDir: path.join(ROOT, data) });
	const forms = await offeredForms(world, await formPages(world));
	// Every form of the desk, the sign-in and the lab import; none of the removed examples.
	expect(forms.length).toBeGreaterThanOrEqual(20);
	const before = await (await fetch(`${origin}/healthz`)).json();

	const { sent, statuses, failures } = await runMalformed(world, { seed: SEED, counts, forms });

	expect(failures.map(({ what, request, answer }) => `${what}\n${request}\n=> ${answer}`)).toEqual([]);
	expect(sent).toBe(Object.values(counts).reduce((sum, count) => sum + count));
	expect([...statuses.keys()].filter((status) => ![...DESIGNED, 426, 429, 431, 501].includes(status))).toEqual([]);
	// The requests reach the handlers: most are refused, and not all of them before their content is read.
	expect(statuses.get(400) ?? 0).toBeGreaterThan(sent / 10);
	expect(statuses.get(200) ?? 0).toBeGreaterThan(sent / 10);
	expect(await (await fetch(`${origin}/healthz`)).json()).toEqual(before);
	expect((await fetch(`${origin}/planning`)).status).toBe(200);
});
