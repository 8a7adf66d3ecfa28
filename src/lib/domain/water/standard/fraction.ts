/**
 * Exact rational numbers for limits, readings and means: decimals and means are represented without rounding, so that 1.0
 * is never above 1.0.
 */

/** Limits the size of numbers from untrusted text. */
const MAX_DIGITS = 40;
const MAX_EXPONENT = 30;

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;

export class Fraction {
	/** Numerator; carries the sign. */
	readonly n: bigint;
	/** Denominator, positive, reduced. */
	readonly d: bigint;

	constructor(n: bigint, d = 1n) {
		if (d === 0n) throw new RangeError('a fraction has no denominator zero');
		const factor = greatestCommonDivisor(n < 0n ? -n : n, d < 0n ? -d : d) * (d < 0n ? -1n : 1n);
		this.n = n / factor;
		this.d = d / factor;
	}

	/** Parses a decimal such as `1.32`, `-4` or `1.3e4`; null for other text or too many digits. */
	static parse(text: string): Fraction | null {
		const [, sign, whole = '', part = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
		const digits = whole + part;
		const power = Number(exponent) - part.length;
		if (digits === '' || digits.length > MAX_DIGITS || Math.abs(power) > MAX_EXPONENT) return null;
		const n = BigInt(digits) * (sign === '-' ? -1n : 1n);
		return power < 0 ? new Fraction(n, 10n ** BigInt(-power)) : new Fraction(n * 10n ** BigInt(power));
	}

	/**
	 * The value of the decimal notation: 0.1 is exactly one tenth.
	 * @throws RangeError for other text or too many digits
	 */
	static of(value: number | bigint | string): Fraction {
		const parsed = typeof value === 'bigint' ? new Fraction(value) : Fraction.parse(String(value));
		if (!parsed) throw new RangeError(`${value} is not a decimal`);
		return parsed;
	}

	plus(other: Fraction): Fraction {
		if (this.d === other.d) return new Fraction(this.n + other.n, this.d);
		return new Fraction(this.n * other.d + other.n * this.d, this.d * other.d);
	}

	minus(other: Fraction): Fraction {
		return new Fraction(this.n * other.d - other.n * this.d, this.d * other.d);
	}

	times(other: Fraction): Fraction {
		return new Fraction(this.n * other.n, this.d * other.d);
	}

	over(other: Fraction): Fraction {
		return new Fraction(this.n * other.d, this.d * other.n);
	}

	/** Negative, zero or positive, as for `Array.sort`. */
	compare(other: Fraction): number {
		const difference = this.n * other.d - other.n * this.d;
		return difference < 0n ? -1 : difference > 0n ? 1 : 0;
	}

	equals(other: Fraction): boolean {
		return this.n === other.n && this.d === other.d;
	}

	/** Rounded to `places` decimals, halves to the even digit (GB/T 8170-2008): 1.25 is 1.2, 1.35 is 1.4. */
	toFixed(places: number): string {
		const scaled = (this.n < 0n ? -this.n : this.n) * 10n ** BigInt(places);
		const quotient = scaled / this.d;
		const twiceRest = (scaled % this.d) * 2n;
		const up = twiceRest > this.d || (twiceRest === this.d && quotient % 2n === 1n);
		const digits = (quotient + (up ? 1n : 0n)).toString().padStart(places + 1, '0');
		const sign = this.n < 0n && /[1-9]/.test(digits) ? '-' : '';
		return sign + (places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`);
	}

	/** The decimal of `places` digits nearest to this. */
	rounded(places: number): Fraction {
		return Fraction.of(this.toFixed(places));
	}

	/** The shortest exact decimal, or null where there is none (one third). */
	decimal(): string | null {
		for (let places = 0; places <= MAX_EXPONENT; places += 1)
			if ((this.n * 10n ** BigInt(places)) % this.d === 0n) return this.toFixed(places);
		return null;
	}

	/** The nearest double, for drawing and ranks, never for comparison with a limit. */
	toNumber(): number {
		return Number(this.toFixed(20));
	}
}

export const sum = (values: readonly Fraction[]): Fraction =>
	values.reduce((total, value) => total.plus(value), new Fraction(0n));

/** Arithmetic mean, not rounded. @throws RangeError for an empty list */
export const mean = (values: readonly Fraction[]): Fraction => sum(values).over(Fraction.of(values.length));

/**
 * A double or an exact fraction. Values that are only compared stay doubles: different decimals of up to 15 digits are
 * different doubles in the same order, so that comparison with a limit is exact. Longer decimals and computed values are
 * fractions.
 */
export type Exact = number | Fraction;

export const exact = (value: Exact): Fraction => (typeof value === 'number' ? Fraction.of(value) : value);

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
	while (b !== 0n) [a, b] = [b, a % b];
	return a === 0n ? 1n : a;
}
