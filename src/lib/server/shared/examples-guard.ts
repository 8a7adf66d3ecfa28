/**
 * Right to remove a town's examples with the button: the user of the machine that runs the map, or an administrator of
 * the town. Visitors of a public map must not have it.
 */
import type { RequestEvent } from '@sveltejs/kit';

type Asking = Pick<RequestEvent, 'request' | 'getClientAddress'>;

const LOOPBACK = /^(127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/;
/** Behind a proxy every request comes from the proxy's address. */
const PROXY_HEADERS = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'];

/** Set for servers with other users. */
const PUBLIC_SETTINGS = ['ORIGIN', 'ADDRESS_HEADER'];

export function isLocalRequest(
	{ request, getClientAddress }: Asking,
	settings: Readonly<Record<string, string | undefined>> = process.env
): boolean {
	if (PUBLIC_SETTINGS.some((name) => settings[name])) return false;
	if (PROXY_HEADERS.some((name) => request.headers.has(name))) return false;
	return LOOPBACK.test(getClientAddress());
}
