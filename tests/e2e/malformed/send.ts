/** HTTP requests without any normalisation of address, headers or body. */
import http from 'node:http';

export interface Sent {
	method: string;
	/** As sent: percent-encoded already. */
	path: string;
	headers: Readonly<Record<string, string>>;
	body: Buffer | null;
}

export interface Answer {
	status: number;
	headers: http.IncomingHttpHeaders;
	text: string;
}

const MAX_WAIT_MS = 20_000;
const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });

/** @throws when the server does not answer at all */
export function send(origin: string, { method, path, headers, body }: Sent): Promise<Answer> {
	const { hostname, port } = new URL(origin);
	return new Promise((resolve, reject) => {
		const length = body ? { 'content-length': String(body.length) } : {};
		const request = http.request(
			{ hostname, port, agent, method, path, headers: { ...headers, ...length }, timeout: MAX_WAIT_MS },
			(response) => {
				const pieces: Buffer[] = [];
				response.on('data', (piece: Buffer) => pieces.push(piece));
				response.on('error', reject);
				response.on('end', () =>
					resolve({
						status: response.statusCode ?? 0,
						headers: response.headers,
						text: Buffer.concat(pieces).toString()
					})
				);
			}
		);
		request.on('timeout', () => request.destroy(new Error(`no answer in ${MAX_WAIT_MS} ms`)));
		request.on('error', reject);
		request.end(body ?? undefined);
	});
}

const KEYS = ['cookie', 'apikey', 'authorization'];

/** Enough of a request to repeat it by hand. */
export const describeRequest = ({ method, path, headers, body }: Sent): string => {
	const shown = Object.fromEntries(Object.entries(headers).filter(([name]) => !KEYS.includes(name)));
	return [`${method} ${path.slice(0, 400)}`, JSON.stringify(shown), body?.toString('latin1').slice(0, 1500) ?? '']
		.filter(Boolean)
		.join('\n');
};

type Field = readonly [name: string, value: string | { name: string; type: string; bytes: Uint8Array }];

export const urlencoded = (fields: readonly Field[]): Buffer =>
	Buffer.from(fields.map(([name, value]) => `${inAddress(name)}=${inAddress(String(value))}`).join('&'));

export const BOUNDARY = 'a-boundary-of-the-tests';

export function multipart(fields: readonly Field[]): Buffer {
	const parts = fields.flatMap(([name, value]) => {
		const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name.replaceAll('"', '%22')}"`;
		return typeof value === 'string'
			? [Buffer.from(`${head}\r\n\r\n${value}\r\n`)]
			: [
					Buffer.from(`${head}; filename="${value.name}"\r\ncontent-type: ${value.type}\r\n\r\n`),
					Buffer.from(value.bytes),
					Buffer.from('\r\n')
				];
	});
	return Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

/** Percent-encoded; a lone surrogate stays one. */
export const inAddress = (text: string): string =>
	encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, 'HALF')).replaceAll('HALF', '%ED%A0%BC');
