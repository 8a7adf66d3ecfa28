import { describe, expect, it } from 'vitest';
import { grid, section } from '../../domain/water/months/month.fixture.ts';
import { inOrder, type SECTION_ORDERS } from './section-order.ts';

const sections = [
	section('s1', { target_class: 'III' }),
	section('s2', { target_class: 'V' }),
	section('s3'),
	section('s4', { target_class: 'II' })
];
const made = grid(['2025-01', '2025-02'], { s1: '34', s2: '44', s3: '2n', s4: '53' });
const codes = (key: (typeof SECTION_ORDERS)[number], descending = false) =>
	inOrder(sections, made, '2025-02', { key, descending }).map(({ code }) => code);

describe('the order of sections', () => {
	it('is their own without a wish', () => expect(inOrder(sections, made, '2025-02', null)).toBe(sections));

	it('goes by class, unknown ones last both ways', () => {
		expect(codes('class')).toEqual(['s4', 's1', 's2', 's3']);
		expect(codes('class', true)).toEqual(['s1', 's2', 's4', 's3']);
	});

	it('goes by the distance from the target', () => expect(codes('meets')).toEqual(['s2', 's1', 's4', 's3']));

	it('sorts by the change since last month', () => expect(codes('change', true)).toEqual(['s1', 's2', 's4', 's3']));

	it('goes by name', () => expect(codes('name', true)).toEqual(['s4', 's3', 's2', 's1']));
});
