import { describe, expect, it } from 'vitest';
import type { Message, Question } from './worker-protocol.ts';
import { CircleFailure, CircleWorker, type Line } from './worker-client.ts';

/** A worker that answers when it is told to. */
class SlowLine implements Line {
	readonly asked: Question[] = [];
	onmessage: Line['onmessage'] = null;
	onerror: Line['onerror'] = null;
	ended = false;

	postMessage(question: Question): void {
		this.asked.push(question);
	}

	terminate(): void {
		this.ended = true;
	}

	tell(message: Message): void {
		this.onmessage?.(new MessageEvent('message', { data: message }));
	}

	answer(at: number, covered: number): void {
		const { number = -1 } = this.asked[at] ?? {};
		const answer = { cost_mm: new Int32Array(0), share: { covered, total: 1, share: covered } };
		this.tell({ type: 'answer', topic: 'drag', number, answer });
	}
}

const QUERY = { preset: null, way: 'network', open: 'now', needed: [], also: [], count: 'population' } as never;
const drag = (worker: CircleWorker, lon: number) =>
	worker.ask('drag', { query: QUERY, edits: [], facility: { kind: 'a', id: 'b' }, to: { lon, lat: 0 } });

describe('the line to the worker', () => {
	it('asks one question at a time, and of those that wait only the newest', async () => {
		const line = new SlowLine();
		const worker = new CircleWorker(line);
		const answers = [drag(worker, 1), drag(worker, 2), drag(worker, 3)];
		expect(line.asked).toHaveLength(1);
		expect(await answers[1]).toBeNull();
		line.answer(0, 10);
		expect((await answers[0])?.share.covered).toBe(10);
		expect(line.asked.map((question) => (question.topic === 'drag' ? question.to.lon : null))).toEqual([1, 3]);
		line.answer(1, 30);
		expect((await answers[2])?.share.covered).toBe(30);
	});

	it('lets nobody hear what was dropped, and asks on', async () => {
		const line = new SlowLine();
		const worker = new CircleWorker(line);
		const [first, second] = [drag(worker, 1), drag(worker, 2)];
		worker.drop('drag');
		expect(await second).toBeNull();
		line.answer(0, 10);
		expect(await first).toBeNull();
		const third = drag(worker, 3);
		line.answer(1, 20);
		expect((await third)?.share.covered).toBe(20);
	});

	it('says why an answer does not come', async () => {
		const line = new SlowLine();
		const worker = new CircleWorker(line);
		const opened = worker.ask('open', { town: 'nowhere' });
		line.tell({ type: 'failed', number: line.asked[0]?.number ?? -1, reason: 'unreachable' });
		await expect(opened).rejects.toEqual(new CircleFailure('unreachable'));
		const other = drag(worker, 1);
		line.onerror?.(new Event('error') as ErrorEvent);
		await expect(other).rejects.toMatchObject({ reason: 'internal' });
	});

	it('tells how far it is, and ends with nobody left waiting', async () => {
		const line = new SlowLine();
		const shares: number[] = [];
		const worker = new CircleWorker(line, (share) => shares.push(share));
		line.tell({ type: 'progress', share: 0.4 });
		const asked = drag(worker, 1);
		worker.close();
		expect(await asked).toBeNull();
		expect([shares, line.ended]).toEqual([[0.4], true]);
	});
});
