import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../domain/shared/live.ts';
import { ChangeBatch, mergeChanges } from './change-batch.ts';

const planning = (edition: number, ...records: string[]): Change => ({ theme: 'planning', edition, records });
const everything = (edition: number): Change => ({ theme: 'planning', edition, records: null });

describe('mergeChanges', () => {
	it('names each record once, theme by theme', () => {
		const water: Change = { theme: 'water', edition: 3, records: ['s1'] };
		expect(mergeChanges([planning(1, 'a', 'b'), water, planning(2, 'b', 'c')])).toEqual([
			planning(2, 'a', 'b', 'c'),
			water
		]);
	});

	it('requests everything where one of them does', () => {
		expect(mergeChanges([planning(1, 'a'), everything(2), planning(3, 'b')])).toEqual([everything(3)]);
	});
});

describe('batched changes', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('handles successive changes once, and those meanwhile once more', async () => {
		const followed: (readonly Change[])[] = [];
		let finish: () => void = () => undefined;
		const gathered = new ChangeBatch((changes) => {
			followed.push(changes);
			return new Promise((resolve) => (finish = resolve));
		});
		gathered.add([everything(1)]);
		gathered.add([everything(2)]);
		await vi.advanceTimersByTimeAsync(1_200);
		expect(followed).toEqual([[everything(2)]]);

		gathered.add([planning(3, 'a')]);
		gathered.add([planning(4, 'b')]);
		await vi.advanceTimersByTimeAsync(1_200);
		expect(followed).toHaveLength(1);
		finish();
		await vi.advanceTimersByTimeAsync(300);
		expect(followed.slice(1)).toEqual([[planning(4, 'a', 'b')]]);
	});

	it('handles later changes again', async () => {
		const follow = vi.fn<(changes: readonly Change[]) => Promise<void>>().mockResolvedValue(undefined);
		const gathered = new ChangeBatch(follow);
		gathered.add([planning(1, 'a')]);
		await vi.advanceTimersByTimeAsync(300);
		gathered.add([planning(2, 'b')]);
		await vi.advanceTimersByTimeAsync(300);
		expect(follow.mock.calls.map(([changes]) => changes)).toEqual([[planning(1, 'a')], [planning(2, 'b')]]);
	});

	it('forgets what waits when it is stopped', async () => {
		const follow = vi.fn<(changes: readonly Change[]) => Promise<void>>().mockResolvedValue(undefined);
		const gathered = new ChangeBatch(follow);
		gathered.add([planning(1, 'a')]);
		gathered.stop();
		await vi.advanceTimersByTimeAsync(2_000);
		expect(follow).not.toHaveBeenCalled();
	});
});
