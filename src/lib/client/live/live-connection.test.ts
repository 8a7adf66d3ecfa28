import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../domain/shared/live.ts';
import { LiveConnection, type EventStream } from './live-connection.ts';

type Listener = Parameters<EventStream['addEventListener']>[1];

/** A source that does what a test says. */
class SaidSource implements EventStream {
	readyState = 0;
	readonly cursor: string;
	readonly #listeners: [string, Listener][] = [];

	constructor(cursor: string) {
		this.cursor = cursor;
	}

	addEventListener(type: string, listener: Listener): void {
		this.#listeners.push([type, listener]);
	}

	close(): void {
		this.readyState = 2;
	}

	say(type: string, event: Parameters<Listener>[0] = {}): void {
		for (const [known, listener] of this.#listeners) if (known === type) listener(event);
	}

	change(lastEventId: string, changes: readonly Change[]): void {
		this.say('change', { lastEventId, data: JSON.stringify({ town: 'a-town', changes }) });
	}

	refuse(): void {
		this.readyState = 2;
		this.say('error');
	}
}

const CHANGE: Change = { theme: 'planning', edition: 8, records: ['a-plot'] };

describe('the line of an open map', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	function line() {
		const sources: SaidSource[] = [];
		const received: Change[] = [];
		const made = new LiveConnection('7-0', {
			open: (cursor) => {
				const source = new SaidSource(cursor);
				sources.push(source);
				return source;
			},
			onchanges: (changes) => void received.push(...changes)
		});
		const last = (): SaidSource => {
			const source = sources.at(-1);
			if (!source) throw new Error('no connection');
			return source;
		};
		return { line: made, sources, received, last };
	}

	it('starts at the cursor of the page and passes on what it receives', () => {
		const { line: made, received, last } = line();
		made.resume();
		expect(last().cursor).toBe('7-0');
		last().change('8-0', [CHANGE]);
		expect(received).toEqual([CHANGE]);
	});

	it('leaves it to the browser to come back after a break', () => {
		const { line: made, sources, last } = line();
		made.resume();
		last().readyState = 0;
		last().say('error');
		vi.advanceTimersByTime(120_000);
		expect(sources).toHaveLength(1);
	});

	it('comes back itself after a refusal, ever more seldom, from where it last received', () => {
		const { line: made, sources, last } = line();
		made.resume();
		last().change('8-0', [CHANGE]);
		last().refuse();
		vi.advanceTimersByTime(1_500);
		expect(sources).toHaveLength(2);
		expect(last().cursor).toBe('8-0');
		for (let i = 0; i < 12; i++) {
			last().refuse();
			vi.advanceTimersByTime(45_000);
		}
		expect(sources).toHaveLength(14);
		last().refuse();
		vi.advanceTimersByTime(14_900);
		expect(sources).toHaveLength(14);
		vi.advanceTimersByTime(30_100);
		last().say('open');
		last().refuse();
		vi.advanceTimersByTime(1_500);
		expect(sources).toHaveLength(16);
	});

	it('disconnects silently when paused, and requests the missed changes when resumed', () => {
		const { line: made, sources, received, last } = line();
		made.resume();
		last().change('8-0', []);
		const first = last();
		made.pause();
		expect(first.readyState).toBe(2);
		first.change('9-0', [CHANGE]);
		first.say('error');
		vi.advanceTimersByTime(120_000);
		expect([sources.length, received.length]).toEqual([1, 0]);
		made.resume();
		made.resume();
		expect(sources).toHaveLength(2);
		expect(last().cursor).toBe('8-0');
	});

	it('ignores messages that it cannot parse', () => {
		const { line: made, received, last } = line();
		made.resume();
		for (const data of ['', '{', '{"changes":1}', undefined]) last().say('change', { data, lastEventId: '9-0' });
		last().change('10-0', [CHANGE]);
		expect(received).toEqual([CHANGE]);
	});
});
