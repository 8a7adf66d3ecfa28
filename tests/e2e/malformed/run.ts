/** A run of malformed requests: the same seed sends the same requests in the same order; collects the failures. */
import { seededRandom } from '../../../src/lib/domain/shared/random.ts';
import { authCase, functionCase, offeredApi, sampleCase, tableCase } from './data-api.ts';
import { formsIn } from './forms.ts';
import { pageCase, type Case } from './pages.ts';
import { lastChange, type World } from './people.ts';
import { send, describeRequest, type Answer } from './send.ts';
import { uploadCase } from './uploads.ts';
import { formCase, type OfferedForm } from './writes.ts';

export type Counts = Record<'pages' | 'forms' | 'functions' | 'tables' | 'auth' | 'samples' | 'uploads', number>;

export interface Failure {
	what: string;
	request: string;
	answer: string;
}

/** Forms that would end the run's own sessions, or store staged imports. */
const LEFT_OUT = /^\/(sign-out|examples)|\/store$/;

export async function offeredForms(
	world: World,
	pages: readonly (readonly [as: OfferedForm['as'], path: string])[]
): Promise<OfferedForm[]> {
	const forms: OfferedForm[] = [];
	for (const [as, path] of pages) {
		const answer = await send(world.origin, { ...from(world, { as, method: 'GET', path, headers: {}, body: null }) });
		// A removed example has no page.
		if (answer.status === 404) continue;
		if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
		for (const form of formsIn(path, answer))
			if (form.method === 'POST' && !LEFT_OUT.test(form.path)) forms.push({ ...form, as });
	}
	// The shell of every page has forms of its own: one of each is enough.
	return [...new Map(forms.map((form) => [`${form.path} ${form.as}`, form])).values()].filter(
		({ path }, place, all) => !/^\/preferences/.test(path) || all.findIndex((other) => other.path === path) === place
	);
}

/** With the credentials of its sender: a cookie for the pages, a token for the data API. */
function from({ cookies, tokens, anonKey }: World, one: Case): Case {
	const isData = /^\/(rest|auth)\//.test(one.path);
	const token = one.as === null ? anonKey : tokens[one.as];
	const own: Readonly<Record<string, string>> = isData
		? { apikey: anonKey, authorization: `Bearer ${token}` }
		: one.as === null
			? {}
			: { cookie: cookies[one.as] };
	return { ...one, headers: { ...own, ...one.headers } };
}

export async function runMalformed(
	world: World,
	{ seed, counts, forms }: { seed: number; counts: Counts; forms: readonly OfferedForm[] }
): Promise<{ sent: number; statuses: Map<number, number>; failures: Failure[] }> {
	const api = offeredApi();
	const makers: Readonly<Record<keyof Counts, (n: number, random: () => number) => Case>> = {
		pages: pageCase,
		forms: (n, random) => formCase(forms[n % forms.length] as OfferedForm, world.origin, random),
		functions: (n, random) => functionCase(api, n, random),
		tables: (n, random) => tableCase(api, n, random),
		auth: authCase,
		samples: (_, random) => sampleCase(world.origin, random),
		uploads: (n, random) => uploadCase(n, world.origin, random)
	};
	const statuses = new Map<number, number>();
	const failures: Failure[] = [];
	let sent = 0;
	let stored = await lastChange(world);
	for (const [kind, count] of Object.entries(counts) as [keyof Counts, number][])
		for (let n = 0; n < count; n += 1) {
			const one = from(world, makers[kind](n, seededRandom(seed + n * 7919 + kind.length)));
			const fail = (answer: string) =>
				failures.push({
					what: `seed ${seed}, ${kind} ${n} as ${one.as ?? 'visitor'}`,
					request: describeRequest(one),
					answer
				});
			sent += 1;
			const answer = await send(world.origin, one).catch((error: Error) => fail(`no answer: ${error.message}`) && null);
			// A server that is gone answers nothing more.
			if (!answer) return { sent, statuses, failures };
			statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
			const wrong = wrongWith(answer, one);
			if (wrong) fail(`${answer.status} ${wrong}: ${answer.text.slice(0, 400)}`);
			if (one.method === 'GET' || one.method === 'HEAD') continue;
			const now = await lastChange(world);
			if (now !== stored && answer.status >= 400) fail(`${answer.status}, and something was stored`);
			stored = now;
		}
	return { sent, statuses, failures };
}

function wrongWith({ status, text, headers }: Answer, { path }: Case): string | null {
	if (status >= 500) return 'is no answer';
	// What was typed is shown as text wherever a page shows it.
	if (headers['content-type']?.startsWith('text/html') && /<(script|img)[^>]*>?alert\(1\)|<img src=x/.test(text))
		return `shows markup of ${path.slice(0, 80)}`;
	return null;
}
