import { expect, it } from 'vitest';
import { explain } from './explain.ts';
import { Fraction } from './fraction.ts';
import { assessmentOf } from './sample.fixture.ts';

const zh = (values: object, target: 'III' | 'V' | null = null, temperature?: number) =>
	explain(assessmentOf(values, 'river', temperature, target), 'river', 'zh');
const en = (values: object, target: 'III' | 'V' | null = null) =>
	explain(assessmentOf(values, 'river', undefined, target), 'river', 'en');

it.each([
	[{ nh3n: 1.32, do: 6 }, 'Ⅳ类：氨氮 1.32 > 1.0（Ⅲ类限值），超标 0.3 倍'],
	[{ do: 4.2, nh3n: 0.8 }, 'Ⅳ类：溶解氧 4.2 < 5（Ⅲ类限值），仅此一项超过Ⅲ类'],
	[{ ph: 9.2, nh3n: 0.1 }, '劣Ⅴ类：pH值 9.2 不在 6～9 之内（各类同限），仅此一项超过Ⅲ类'],
	[{ nh3n: 1.86, tp: '0.28' }, 'Ⅴ类：氨氮 1.86 > 1.0（Ⅲ类限值），超标 0.9 倍；总磷 0.28 > 0.2（Ⅲ类限值），超标 0.4 倍'],
	[{ nh3n: 1.03 }, 'Ⅳ类：氨氮 1.03 > 1.0（Ⅲ类限值），超标不足 0.1 倍'],
	[{ do: 6.8, nh3n: 0.1 }, 'Ⅱ类：由溶解氧 6.8 ≥ 6（Ⅱ类限值）决定'],
	[{ do: 8, nh3n: 0.1 }, 'Ⅰ类：参评 2 项均符合Ⅰ类限值'],
	[{ tp: '0.05L', do: 8 }, 'Ⅱ类：由总磷 0.025（未检出，取检出限 0.05 的一半） ≤ 0.1（Ⅱ类限值）决定']
])('%j: %s', (values, expected) => expect(zh(values)).toBe(expected));

it('gives the number of omitted items', () => {
	expect(zh({ nh3n: 1.9, tp: 0.3, cod: 30, bod5: 5, codmn: 7 })).toMatch(/；另有 2 项超过Ⅲ类$/);
	expect(zh({ do: 5, tp: 0.2, cod: 20, bod5: 4, codmn: 6 })).toMatch(/等 5 项决定$/);
});

it('adds the target where there is one', () => {
	expect(zh({ nh3n: 1.32 }, 'V')).toBe('Ⅳ类：氨氮 1.32 > 1.0（Ⅲ类限值），超标 0.3 倍；达到目标（Ⅴ类）');
	expect(zh({ nh3n: 1.32 }, 'III')).toMatch(/；未达到目标（Ⅲ类）$/);
});

it('mentions saturation where it decides', () => {
	expect(zh({ do: 7.2 }, null, 28)).toBe('Ⅰ类：参评 1 项均符合Ⅰ类限值；溶解氧按饱和率不低于 90% 计');
});

it('shows a mean on the side of the limit on which it lies', () => {
	const over = Fraction.of('3.0001').over(Fraction.of(3));
	expect(zh({ nh3n: over })).toBe('Ⅳ类：氨氮 1.00003 > 1.0（Ⅲ类限值），超标不足 0.1 倍');
	expect(zh({ nh3n: Fraction.of(4).over(Fraction.of(3)) })).toMatch('氨氮 1.3333 > 1.0');
});

it('gives the same in English', () => {
	expect(en({ nh3n: 1.32 }, 'III')).toBe(
		'Class IV: ammonia nitrogen 1.32 > 1.0 (class III limit), 0.3 times over; misses its target (class III)'
	);
	expect(en({ ph: 5 })).toBe(
		'Worse than class V: pH 5 outside 6–9 (the same for all classes), the only item beyond class III'
	);
});
