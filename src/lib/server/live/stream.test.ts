import { expect, it, vi } from 'vitest';
import type { DataClient } from '../../data/client.ts';
import type { LiveHub } from './hub.ts';
import { liveStream } from './stream.ts';

function opened(life_ms: number | null = null) {
	const left = vi.fn();
	const onclosed = vi.fn();
	let end: () => void = () => undefined;
	const hub = {
		listen: (listener: { end: () => void }) => {
			end = listener.end;
			return left;
		}
	} as unknown as LiveHub;
	const town = { code: 'T1', slug: 'a-town' };
	const stream = liveStream(hub, { town, db: {} as DataClient, after: null, life_ms, onclosed });
	return { stream, left, onclosed, end: () => end() };
}

it('ends without an error when its reader leaves, also before anything was read', async () => {
	const { stream, left, onclosed, end } = opened();
	await expect(stream.cancel()).resolves.toBeUndefined();
	expect([left, onclosed].map((call) => call.mock.calls.length)).toEqual([1, 1]);
	// The server ends a moment later: no listener is left.
	end();
	expect(onclosed).toHaveBeenCalledTimes(1);
});

it('ends for its reader when the server ends', async () => {
	const { stream, left, onclosed, end } = opened();
	const reader = stream.getReader();
	expect(new TextDecoder().decode((await reader.read()).value)).toMatch(/^retry: \d+\n\n$/);
	end();
	expect((await reader.read()).done).toBe(true);
	await expect(reader.cancel()).resolves.toBeUndefined();
	expect([left, onclosed].map((call) => call.mock.calls.length)).toEqual([1, 1]);
});
