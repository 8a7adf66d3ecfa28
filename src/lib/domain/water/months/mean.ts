/** Means of concentrations: first the mean, then its class, never a mean of classes (环办〔2011〕22号, data statistics). */
import { type Exact, exact, Fraction, mean } from '../standard/fraction.ts';
import type { Reading } from '../standard/reading.ts';
import type { Sample } from '../standard/sample.ts';
import type { WaterBody, WaterItem } from '../standard/standard.ts';

/**
 * pH is a logarithm: `hydrogen` averages the concentration of hydrogen ions, `arithmetic` the pH values themselves.
 * The rules speak of arithmetic means in general; later data rules ask for hydrogen ions. To be agreed with the district.
 */
export type PhMean = 'hydrogen' | 'arithmetic';
export const DEFAULT_PH_MEAN: PhMean = 'hydrogen';

/** pH is read to two decimals; the mean by way of logarithms has no exact value beyond them. */
const PH_DECIMALS = 2;

/**
 * The sample of mean values: each item over the samples in which it was measured, with half the detection limit for values
 * below it. The temperature is known only where every sample has one.
 * @returns null for no samples
 */
export function meanSample(
	samples: readonly Sample[],
	body: WaterBody,
	phMean: PhMean = DEFAULT_PH_MEAN
): Sample | null {
	if (samples.length === 0) return null;
	const byItem = new Map<WaterItem, Reading[]>();
	for (const { readings } of samples)
		for (const reading of readings) {
			const sameItem = byItem.get(reading.item);
			if (sameItem) sameItem.push(reading);
			else byItem.set(reading.item, [reading]);
		}
	const temperatures = samples.flatMap(({ water_temp_c }) => (water_temp_c === null ? [] : [water_temp_c]));
	return {
		water_body: body,
		readings: [...byItem]
			.sort(([a], [b]) => a.seq - b.seq)
			.map(([item, readings]) => meanReading(item, readings, phMean)),
		water_temp_c: temperatures.length === samples.length ? mean(temperatures.map(exact)) : null
	};
}

function meanReading(item: WaterItem, readings: readonly Reading[], phMean: PhMean): Reading {
	const [first, ...others] = readings;
	if (first && others.length === 0) return first;
	const values = readings.map(({ value }) => value);
	const value = item.code === 'ph' && phMean === 'hydrogen' ? hydrogenMean(values) : mean(values.map(exact));
	return { item, value, detection_limit: commonLimit(readings) };
}

/** The common detection limit where all readings are below it: the mean is then below it as well. */
function commonLimit(readings: readonly Reading[]): Fraction | null {
	const limit = readings[0]?.detection_limit ?? null;
	const same = readings.every(({ detection_limit }) => limit && detection_limit?.equals(limit));
	return same ? limit : null;
}

function hydrogenMean(values: readonly Exact[]): Fraction {
	const fractions = values.map(exact);
	const [first] = fractions;
	// Equal values are their own mean, without rounding errors at a limit.
	if (first && fractions.every((value) => value.equals(first))) return first;
	const ions = fractions.map((value) => 10 ** -value.toNumber());
	const average = ions.reduce((total, value) => total + value, 0) / ions.length;
	return Fraction.of((-Math.log10(average)).toFixed(6)).rounded(PH_DECIMALS);
}
