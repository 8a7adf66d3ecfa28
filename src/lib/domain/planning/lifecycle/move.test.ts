import { describe, expect, it } from 'vitest';
import type { Lifecycle, StageDefinition } from './lifecycle.ts';
import { latestActual, moveChoices, needsReason } from './move.ts';
import type { Phase } from '../../shared/phase.ts';

const stage = (code: string, seq: number, phase: Phase): StageDefinition => ({
	lifecycle: 'works',
	code,
	seq,
	phase,
	name: { en: code },
	entry: null,
	evidence: null
});
const WORKS: Lifecycle = {
	code: 'works',
	name: { en: 'works' },
	source: { en: 'test' },
	stages: [
		stage('idea', 1, 'idea'),
		stage('permit', 2, 'preparation'),
		stage('built', 3, 'building'),
		stage('open', 4, 'done'),
		stage('paused', 5, 'stopped'),
		stage('given_up', 6, 'stopped')
	]
};

let id = 0;
const at = (code: string | null, date = '2030-01-01', change: { kind?: 'target'; revoked_at?: string } = {}) => ({
	id: ++id,
	kind: change.kind ?? ('actual' as const),
	stage: code,
	date,
	revoked_at: change.revoked_at ?? null
});
const movesFrom = (...events: ReturnType<typeof at>[]) =>
	Object.fromEntries(moveChoices(WORKS, events).map(({ stage: { code }, move }) => [code, move]));
const nextFrom = (...events: ReturnType<typeof at>[]) =>
	moveChoices(WORKS, events).find(({ next }) => next)?.stage.code;

describe('where a status may move', () => {
	it('goes anywhere the first time', () => {
		expect(movesFrom()).toEqual({
			idea: 'first',
			permit: 'first',
			built: 'first',
			open: 'first',
			paused: 'stop',
			given_up: 'stop'
		});
		expect(nextFrom()).toBe('idea');
	});

	it('goes forward over stages that are left out, back with a reason, and not to where it is', () => {
		expect(movesFrom(at('permit'))).toEqual({
			idea: 'back',
			built: 'forward',
			open: 'forward',
			paused: 'stop',
			given_up: 'stop'
		});
		expect(nextFrom(at('permit'))).toBe('built');
	});

	it('measures who resumes by what was reached before the stop', () => {
		const events = [at('built', '2030-01-01'), at('paused', '2030-02-01')];
		expect(movesFrom(...events)).toEqual({
			idea: 'back',
			permit: 'back',
			built: 'resume',
			open: 'resume',
			given_up: 'stop'
		});
	});

	it('has nothing usual after the end', () => {
		expect(nextFrom(at('open'))).toBeUndefined();
	});

	it('requires a reason for a move back or to an end', () => {
		expect((['first', 'forward', 'back', 'stop', 'resume'] as const).filter(needsReason)).toEqual(['back', 'stop']);
	});
});

describe('the current event', () => {
	it('is the last actual one: by day, then by the order of recording', () => {
		const [early, late, later] = [at('idea', '2030-01-01'), at('permit', '2030-03-01'), at('built', '2030-03-01')];
		expect(latestActual([late, later, early])).toBe(later);
	});

	it('is never one that was taken back, nor a promise', () => {
		const latest = at('idea', '2030-01-01');
		const revoked = at('built', '2030-05-01', { revoked_at: '2030-05-02T00:00:00Z' });
		const promised = at('open', '2031-01-01', { kind: 'target' });
		expect(latestActual([latest, revoked, promised])).toBe(latest);
		expect(movesFrom(latest, revoked, promised)['permit']).toBe('forward');
		expect(latestActual([revoked])).toBeNull();
	});
});
