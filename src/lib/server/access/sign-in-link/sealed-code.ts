/**
 * The content of a link: the code issued by Auth and its account, encrypted with a key of this server. Auth stores only
 * a digest, so neither the database nor a backup can sign in, and the address bar, the history and proxy logs contain
 * no e-mail address.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import * as v from 'valibot';

export interface LinkContent {
	email: string;
	code: string;
	/** Milliseconds since 1970. */
	sent_at: number;
}

const contentFormat = v.object({ email: v.string(), code: v.string(), sent_at: v.number() });

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Upper bound; the links made here are shorter. */
const MAX_TOKEN = 1000;

export interface Seal {
	/** @returns letters, digits, `-` and `_` */
	close(content: LinkContent): string;
	/** @returns null for text that was not encrypted with the same secret */
	open(token: string): LinkContent | null;
}

export function sealWith(secret: string): Seal {
	const key = Buffer.from(hkdfSync('sha256', secret, '', 'sign-in link', 32));
	return {
		close: (content) => {
			const nonce = randomBytes(NONCE_BYTES);
			const cipher = createCipheriv(CIPHER, key, nonce);
			const sealed = [cipher.update(JSON.stringify(content), 'utf8'), cipher.final()];
			return Buffer.concat([nonce, ...sealed, cipher.getAuthTag()]).toString('base64url');
		},
		open: (token) => {
			if (token.length > MAX_TOKEN) return null;
			const bytes = Buffer.from(token, 'base64url');
			if (bytes.length <= NONCE_BYTES + TAG_BYTES) return null;
			const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
			decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
			try {
				const sealed = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
				const content = Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
				return v.parse(contentFormat, JSON.parse(content));
			} catch {
				return null;
			}
		}
	};
}
