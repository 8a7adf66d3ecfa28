/** Malformed requests to /rest/v1, /auth/v1 and the JSON endpoints of the pages. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../support/town.ts';
import type { Case } from './pages.ts';
import { inAddress } from './send.ts';
import { oneOf, STRANGE, STRANGE_JSON, type Random } from './values.ts';

interface Offered {
	functions: readonly { name: string; args: readonly string[] }[];
	tables: readonly string[];
}

/** Tables and functions from the generated types. */
export function offeredApi(): Offered {
	const types = readFileSync(path.join(ROOT, 'src/lib/data/database.types.ts'), 'utf8');
	const [tables = '', functions = ''] = types.split(/^ {4}Functions: \{$/m);
	const namesIn = (text: string) => [...text.matchAll(/^ {6}([a-z][a-z0-9_]*): \{/gm)];
	return {
		tables: namesIn(tables).map(([, name = '']) => name),
		functions: namesIn(functions.split(/^ {4}Enums: \{$/m)[0] ?? '').map((found, place, all) => {
			const text = functions.slice(found.index, all[place + 1]?.index);
			return { name: found[1] ?? '', args: [...text.matchAll(/\b(p_[a-z0-9_]+)\??:/g)].map(([, arg = '']) => arg) };
		})
	};
}

const LIKELY: readonly unknown[] = ['310113102', 'pl-bailian-570', 'zh', '2026-01-01', 1, {}, []];
const OPERATORS = ['eq', 'gt', 'like', 'in', 'is', 'fts', 'cs', 'ov', 'not.eq', 'or', 'xx', ''];
const QUERIES = [
	'select',
	'order',
	'limit',
	'offset',
	'on_conflict',
	'columns',
	'and',
	'or',
	'id',
	'town_code',
	'a->b'
];
const SELECTS = [
	'*,',
	'*,nothing(*)',
	'count()',
	'id::nothing',
	'*,features!x(*)',
	'(',
	'a:b:c',
	'"',
	'*;drop',
	'a->>'
];
const PREFER = ['return=x', 'count=exact', 'resolution=merge-duplicates', 'tx=commit', 'handling=strict', ';'];

function jsonBody(value: unknown, random: Random): Buffer {
	const text = JSON.stringify(value) ?? 'null';
	const way = random();
	if (way < 0.06) return Buffer.from(text.slice(0, Math.floor(random() * text.length)));
	if (way < 0.09) return Buffer.from(`[${text}`.repeat(3));
	if (way < 0.11) return Buffer.from('['.repeat(20_000));
	if (way < 0.13) return Buffer.from([0xff, 0xfe, ...Buffer.from(text)]);
	return Buffer.from(text);
}

const JSON_TYPE = { 'content-type': 'application/json' };

export function functionCase({ functions }: Offered, n: number, random: Random): Case {
	const { name, args } = functions[n % functions.length] ?? { name: 'nothing', args: [] };
	const given = args
		.filter(() => random() < 0.92)
		.map((arg) => [arg, random() < 0.45 ? oneOf(LIKELY, random) : oneOf(STRANGE_JSON, random)]);
	const extra = random() < 0.06 ? [['p_nothing', 1]] : [];
	const as = oneOf([null, 'planner', 'water', 'admin'] as const, random);
	const named = `/rest/v1/rpc/${random() < 0.03 ? inAddress(oneOf(STRANGE, random)).slice(0, 2000) : name}`;
	if (random() < 0.12) {
		const query = given.map(([arg, value]) => `${arg}=${inAddress(String(value)).slice(0, 3000)}`).join('&');
		return { as, method: 'GET', path: `${named}?${query}`, headers: {}, body: null };
	}
	const headers = random() < 0.95 ? JSON_TYPE : { 'content-type': oneOf(['', 'text/plain', 'x', 'text/csv'], random) };
	const body = random() < 0.04 ? oneOf(STRANGE_JSON, random) : Object.fromEntries([...given, ...extra]);
	return { as, method: 'POST', path: named, headers, body: jsonBody(body, random) };
}

export function tableCase({ tables }: Offered, n: number, random: Random): Case {
	const table = random() < 0.05 ? inAddress(oneOf(STRANGE, random)).slice(0, 2000) : tables[n % tables.length];
	const query = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
		const name = oneOf(QUERIES, random);
		if (name === 'select') return `select=${inAddress(oneOf(SELECTS, random))}`;
		const value = inAddress(oneOf(STRANGE, random)).slice(0, 3000);
		return `${inAddress(name)}=${random() < 0.7 ? `${oneOf(OPERATORS, random)}.` : ''}${value}`;
	}).join('&');
	const headers: Record<string, string> = {};
	if (random() < 0.15) headers['prefer'] = oneOf(PREFER, random);
	if (random() < 0.1) headers['range'] = oneOf(['9-1', 'x-y', '-', '0-99999999999999999999'], random);
	if (random() < 0.1) headers['accept'] = oneOf(['text/csv', 'application/vnd.pgrst.object+json', 'x/y', ''], random);
	const reading = random() < 0.6;
	return {
		as: oneOf([null, 'planner', 'water', 'admin'] as const, random),
		method: reading ? 'GET' : oneOf(['POST', 'PATCH', 'DELETE', 'PUT', 'HEAD', 'TRACE'], random),
		path: `/rest/v1/${table}?${query}`,
		headers: reading ? headers : { ...headers, ...JSON_TYPE },
		body: reading ? null : jsonBody({ [oneOf(QUERIES, random)]: oneOf(STRANGE_JSON, random) }, random)
	};
}

const AUTH = [
	...['token?grant_type=password', 'token?grant_type=refresh_token', 'token', 'token?grant_type=x', 'user', 'logout'],
	...['signup', 'otp', 'verify', 'recover', 'admin/users', 'settings', 'callback?code=x', 'authorize?provider=x', '..']
];

export function authCase(n: number, random: Random): Case {
	const body = Object.fromEntries(
		['email', 'password', 'refresh_token', 'token', 'type', 'gotrue_meta_security']
			.filter(() => random() < 0.6)
			.map((name) => [name, oneOf(STRANGE_JSON, random)])
	);
	const method = oneOf(['POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'OPTIONS'], random);
	return {
		as: oneOf([null, null, 'water'] as const, random),
		method,
		path: `/auth/v1/${AUTH[n % AUTH.length]}`,
		headers: {
			...JSON_TYPE,
			...(random() < 0.3 ? { authorization: oneOf(['Bearer', 'Bearer x.y.z', 'Basic eDp5', 'x'], random) } : {})
		},
		body: method === 'GET' ? null : jsonBody(random() < 0.1 ? oneOf(STRANGE_JSON, random) : body, random)
	};
}

const sampleOf = (random: Random) => ({
	row: oneOf([null, 1, -1, 'x', 1e308], random),
	section: random() < 0.5 ? 'EX-01' : oneOf(STRANGE_JSON, random),
	date: random() < 0.5 ? '2026-01-09' : oneOf(STRANGE_JSON, random),
	sampler: random() < 0.5 ? null : oneOf(STRANGE_JSON, random),
	values: random() < 0.2 ? oneOf(STRANGE_JSON, random) : { nh3n: oneOf(STRANGE_JSON, random), tp: '0.1', ph: 'x' }
});

/** The request of the lab import page. */
export function sampleCase(origin: string, random: Random): Case {
	const samples = random() < 0.1 ? oneOf(STRANGE_JSON, random) : [sampleOf(random), sampleOf(random)];
	const recorded = random() < 0.3;
	const body = recorded ? samples : { file: oneOf([null, 'a.csv', 1], random), sha256: null, samples };
	return {
		as: oneOf([null, 'planner', 'water', 'admin'] as const, random),
		method: 'POST',
		path: `/water/import/${recorded ? 'recorded' : 'store'}`,
		headers: { origin, ...JSON_TYPE },
		body: jsonBody(body, random)
	};
}
