import { describe, expect, it } from 'vitest';
import type { Message, Question } from './worker-protocol.ts';
import { CircleFailure, CircleWorker, type WorkerPort } from './worker-client.ts';

/** A worker that answers when the test triggers it. */
class SlowPort implements WorkerPort {
	readonly asked: Question[] = [];
	onmessage: WorkerPort['onmessage'] = null;
	onerror: WorkerPort['onerror'] = null;
	ended = false;

	postMessage(question: Question): void {
		this.asked.push(question);
	}

	terminate(): void {
		this.ended = true;
	}

	receive(message: Message): void {
		this.onmessage?.(new MessageEvent('message', { data: message }));
	}

	answer(at: number, covered: number): void {
		const { number = -1 } = this.asked[at] ?? {};
		const answer = { cost_mm: new Int32Array(0), share: { covered, total: 1, share: covered } };
		this.receive({ type: 'answer', topic: 'drag', number, answer });
	}
}

const QUERY = { preset: null, way: 'network', open: 'now', needed: [], also: [], count: 'population' } as never;
const drag = (worker: CircleWorker, lon: number) =>
	worker.ask('drag', { query: QUERY, edits: [], facility: { kind: 'a', id: 'b' }, to: { lon, lat: 0 } });

describe('the client of the worker', () => {
	it('sends one question at a time, and of the queued ones only the newest', async () => {
		const port = new SlowPort();
		const worker = new CircleWorker(port);
		const answers = [drag(worker, 1), drag(worker, 2), drag(worker, 3)];
		expect(port.asked).toHaveLength(1);
		expect(await answers[1]).toBeNull();
		port.answer(0, 10);
		expect((await answers[0])?.share.covered).toBe(10);
		expect(port.asked.map((question) => (question.topic === 'drag' ? question.to.lon : null))).toEqual([1, 3]);
		port.answer(1, 30);
		expect((await answers[2])?.share.covered).toBe(30);
	});

	it('drops the answer to a cancelled question, and continues', async () => {
		const port = new SlowPort();
		const worker = new CircleWorker(port);
		const [first, second] = [drag(worker, 1), drag(worker, 2)];
		worker.cancel('drag');
		expect(await second).toBeNull();
		port.answer(0, 10);
		expect(await first).toBeNull();
		const third = drag(worker, 3);
		port.answer(1, 20);
		expect((await third)?.share.covered).toBe(20);
	});

	it('gives the reason of a missing answer', async () => {
		const port = new SlowPort();
		const worker = new CircleWorker(port);
		const opened = worker.ask('open', { town: 'nowhere' });
		port.receive({ type: 'failed', number: port.asked[0]?.number ?? -1, reason: 'unreachable' });
		await expect(opened).rejects.toEqual(new CircleFailure('unreachable'));
		const other = drag(worker, 1);
		port.onerror?.(new Event('error') as ErrorEvent);
		await expect(other).rejects.toMatchObject({ reason: 'internal' });
	});

	it('reports its progress, and ends without pending questions', async () => {
		const port = new SlowPort();
		const shares: number[] = [];
		const worker = new CircleWorker(port, (share) => shares.push(share));
		port.receive({ type: 'progress', share: 0.4 });
		const asked = drag(worker, 1);
		worker.close();
		expect(await asked).toBeNull();
		expect([shares, port.ended]).toEqual([[0.4], true]);
	});
});
