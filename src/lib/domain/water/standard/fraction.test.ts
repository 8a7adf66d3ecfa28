import { describe, expect, it } from 'vitest';
import { Fraction, mean, sum } from './fraction.ts';

const of = (text: string | number) => Fraction.of(text);

describe('exact numbers', () => {
	it.each([
		['1.32', '1.32'],
		['-0.50', '-0.5'],
		['.5', '0.5'],
		['5.', '5'],
		['1.3e4', '13000'],
		['1E-4', '0.0001'],
		['007', '7'],
		['-0', '0']
	])('reads %s as %s', (text, expected) => {
		expect(Fraction.parse(text)?.decimal()).toBe(expected);
	});

	it.each(['', '.', 'abc', '1,5', '1e', '0x10', '1 2', 'Infinity', '1e999', '9'.repeat(41)])('refuses %j', (text) => {
		expect(Fraction.parse(text)).toBeNull();
	});

	it('takes a number as the decimal it is written as', () => {
		expect(sum([of(0.1), of(0.2)]).equals(of(0.3))).toBe(true);
		expect(of(1e-7).decimal()).toBe('0.0000001');
		expect(of(1.005).times(of(1000)).decimal()).toBe('1005');
	});

	it('keeps a mean that has no end', () => {
		const third = mean([of(1), of(0), of(0)]);
		expect(third.decimal()).toBeNull();
		expect(third.times(of(3)).equals(of(1))).toBe(true);
		expect(third.toFixed(4)).toBe('0.3333');
	});

	it.each([
		['1.25', 1, '1.2'],
		['1.35', 1, '1.4'],
		['1.250000001', 1, '1.3'],
		['0.05', 1, '0.0'],
		['0.15', 1, '0.2'],
		['0.95', 1, '1.0'],
		['2.5', 0, '2'],
		['3.5', 0, '4'],
		['-1.25', 1, '-1.2'],
		['-0.04', 1, '0.0'],
		['12', 2, '12.00']
	])('rounds %s to %i places as %s: halves to even', (text, places, expected) => {
		expect(of(text).toFixed(places)).toBe(expected);
	});

	it('compares across denominators', () => {
		expect(of('0.30').compare(of('0.3'))).toBe(0);
		expect(of('-1').compare(of('0.5'))).toBeLessThan(0);
		expect(of(1).over(of(3)).compare(of('0.3333333333333333'))).toBeGreaterThan(0);
	});
});
