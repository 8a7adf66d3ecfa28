/** Calls an endpoint as the server does, without a server. */
import type { RequestEvent } from '@sveltejs/kit';
import type { DataClient } from '../../../src/lib/data/client.ts';

type Handler<Event> = (event: Event) => Response | Promise<Response>;

export interface EndpointRequest {
	/** Path and query, e.g. `/api/indicators.csv?town=x`. */
	address: string;
	params?: Record<string, string>;
	headers?: Record<string, string>;
	method?: 'GET' | 'HEAD' | 'POST';
	/** Sent as JSON unless it is a FormData. */
	body?: unknown;
}

export async function callEndpoint<Event>(
	handler: Handler<Event>,
	db: DataClient,
	{ address, params = {}, headers = {}, method = 'GET', body }: EndpointRequest
): Promise<Response> {
	const url = new URL(address, 'http://localhost');
	const sent = body === undefined || body instanceof FormData ? body : JSON.stringify(body);
	const request = new Request(url, { headers, method, ...(sent === undefined ? {} : { body: sent }) });
	// Only the parts of an event that the endpoints read.
	const event: Pick<RequestEvent, 'url' | 'request'> & { params: object; locals: object } = {
		url,
		request,
		params,
		locals: { db }
	};
	return handler(event as unknown as Event);
}

/** Rows of a CSV text by column name (RFC 4180, byte order mark allowed). */
export function parseCsv(text: string): Record<string, string>[] {
	const rows: string[][] = [[]];
	for (const match of text.replace(/^\uFEFF/, '').matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/g)) {
		const [all, field = '', end] = match;
		if (all === '') break;
		rows.at(-1)?.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
		if (end === '\r\n') rows.push([]);
	}
	const [header = [], ...body] = rows.filter((row) => row.length > 0);
	return body.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}
