import { expect, it } from 'vitest';
import { isLocalRequest } from './examples-guard.ts';

const asking = (address: string, headers: Record<string, string> = {}) => ({
	request: new Request('http://127.0.0.1:4173/planning', { headers }),
	getClientAddress: () => address
});

it.each(['127.0.0.1', '127.0.1.1', '::1', '::ffff:127.0.0.1'])('recognises this machine as %s', (address) => {
	expect(isLocalRequest(asking(address), {})).toBe(true);
});

it('accepts no other user as the one who started the map', () => {
	for (const address of ['192.168.1.7', '10.0.0.1', '::ffff:10.0.0.1', '127.0.0.1.example.org', ''])
		expect(isLocalRequest(asking(address), {})).toBe(false);
	expect(isLocalRequest(asking('127.0.0.1'), { ORIGIN: 'https://map.example.org' })).toBe(false);
	expect(isLocalRequest(asking('127.0.0.1'), { ADDRESS_HEADER: 'x-client' })).toBe(false);
	for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
		expect(isLocalRequest(asking('127.0.0.1', { [header]: '10.0.0.1' }), {})).toBe(false);
});
