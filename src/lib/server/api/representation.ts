/** A body with its strong ETag: sent whole, or as 304 to a client that already has it. */
import { createHash } from 'node:crypto';

export interface Representation {
	body: string | Uint8Array<ArrayBuffer>;
	type: string;
	etag: string;
	/** Set for downloads: the suggested file name. */
	fileName: string | null;
	/** Whether the address identifies this body: then it is immutable. */
	immutable?: boolean;
}

const ASK_AGAIN = 'public, max-age=0, must-revalidate';
const KEEP = 'public, max-age=31536000, immutable';

/** @param type media type with its charset where it has one */
export function represent(body: Representation['body'], type: string, fileName: string | null = null): Representation {
	const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
	return { body, type, etag, fileName };
}

/** The answer to a GET or HEAD. Any site may read it: it is public. */
export function send(representation: Representation, request: Request): Response {
	const { body, type, etag, fileName, immutable } = representation;
	const headers = new Headers({
		etag,
		'cache-control': immutable ? KEEP : ASK_AGAIN,
		'access-control-allow-origin': '*',
		'access-control-expose-headers': 'etag, content-disposition'
	});
	if (isKnown(etag, request.headers.get('if-none-match'))) return new Response(null, { status: 304, headers });
	headers.set('content-type', type);
	headers.set('content-length', String(Buffer.byteLength(body)));
	if (fileName) headers.set('content-disposition', `attachment; filename="${fileName}"`);
	return new Response(request.method === 'HEAD' ? null : body, { headers });
}

/** RFC 9110 §13.1.2: a list of tags compared weakly, or `*`. */
function isKnown(etag: string, ifNoneMatch: string | null): boolean {
	if (ifNoneMatch === null) return false;
	if (ifNoneMatch.trim() === '*') return true;
	return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
