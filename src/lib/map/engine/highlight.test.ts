import { expect, it } from 'vitest';
import { Highlight } from './highlight.ts';

it('marks one feature as selected and one as hovered, and can set both again', () => {
	const states: [id: number, state: object][] = [];
	const highlight = new Highlight((id, state) => states.push([id, state]));
	expect([highlight.select(1), highlight.select(1), highlight.select(2)]).toEqual([true, false, true]);
	highlight.hover(3);
	expect(states).toEqual([
		[1, { selected: true }],
		[1, { selected: false }],
		[2, { selected: true }],
		[3, { hover: true }]
	]);
	states.length = 0;
	highlight.restore();
	expect(states).toEqual([
		[2, { selected: true }],
		[3, { hover: true }]
	]);
});
