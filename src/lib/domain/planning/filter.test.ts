import { describe, expect, it } from 'vitest';
import { aFeature, aStatus, aTarget } from './feature.fixture.ts';
import { countFacet, filterFeatures, normalise } from './filter.ts';
import { NO_FILTER, type FeatureFilter } from '../shared/feature-filter.ts';

const features = [
	aFeature({
		id: 1,
		slug: 'd1-04',
		name: { zh: '大楼地块', en: 'Tower plot' },
		parcel_no: 'D1-04',
		target: aTarget({ date: '2031-12-31', commitment: 'strive' })
	}),
	aFeature({
		id: 2,
		slug: 'mill',
		aliases: ['Ｏｌｄ　Mill'],
		class: 'project',
		kind: 'road',
		theme: 'traffic',
		current: null
	}),
	aFeature({
		id: 3,
		slug: 'clinic',
		class: 'facility',
		kind: 'health',
		lifecycle: null,
		address: { en: '7 Long Lane' },
		current: aStatus({ stage: null, phase: null }),
		placement: 'unplaced',
		geometry: null
	}),
	aFeature({
		id: 4,
		slug: 'far-plot',
		current: aStatus({ stage: 'built', phase: 'done' }),
		target: aTarget({ date: '2032-06-30' }),
		placement: 'disc',
		geometry: { type: 'LineString', coordinates: [[11, 51], [12, 52]] } // prettier-ignore
	})
];

describe('filterFeatures', () => {
	it.each<[what: string, filter: Partial<FeatureFilter>, ids: number[]]>([
		['nothing', {}, [1, 2, 3, 4]],
		['one class', { class: ['parcel'] }, [1, 4]],
		['members of a list by OR', { class: ['project', 'facility'] }, [2, 3]],
		['lists among each other by AND', { class: ['parcel'], phase: ['done'] }, [4]],
		['a theme', { theme: ['traffic'] }, [2]],
		['a kind', { kind: ['health'] }, [3]],
		['a lifecycle, not those without one', { lifecycle: ['works'] }, [1, 2, 4]],
		['a stage', { stage: ['designed'] }, [1]],
		['a commitment', { commitment: ['strive'] }, [1]],
		['a placement', { placement: ['unplaced'] }, [3]],
		['the year of a promise', { due: 2031 }, [1]],
		['a year without promises', { due: 2033 }, []],
		['a box: points in it', { bbox: [9, 49, 10.5, 50.5] }, [1, 2]],
		['a box: lines that touch it', { bbox: [11.9, 51.9, 13, 53] }, [4]],
		['a box leaves out what has no place', { bbox: [-180, -90, 180, 90] }, [1, 2, 4]],
		['a parcel number', { q: 'd1-04' }, [1]],
		['a name in any language', { q: 'tower' }, [1]],
		['a part of a Chinese name', { q: '大楼' }, [1]],
		['an alias, full width or not', { q: 'old mill' }, [2]],
		['an address', { q: 'long lane' }, [3]],
		['all words, in any order', { q: 'lane 7' }, [3]],
		['one word that is missing', { q: 'tower castle' }, []],
		['blanks only', { q: '   ' }, [1, 2, 3, 4]],
		['characters that mean something to a pattern', { q: '.*' }, []]
	])('narrows by %s', (_what, filter, ids) => {
		expect(filterFeatures(features, { ...NO_FILTER, ...filter }).map(({ id }) => id)).toEqual(ids);
	});
});

describe('countFacet', () => {
	const counts = (filter: Partial<FeatureFilter>, facet: 'class' | 'stage') =>
		Object.fromEntries(countFacet(features, { ...NO_FILTER, ...filter }, facet));

	it('counts every value', () => {
		expect(counts({}, 'class')).toEqual({ parcel: 2, project: 1, facility: 1 });
	});
	it('leaves out what has no value', () => {
		expect(counts({}, 'stage')).toEqual({ designed: 1, built: 1 });
	});
	it('keeps the numbers of its own facet while one is chosen', () => {
		expect(counts({ class: ['project'] }, 'class')).toEqual({ parcel: 2, project: 1, facility: 1 });
	});
	it('follows the rest of the filter', () => {
		expect(counts({ placement: ['mark'] }, 'class')).toEqual({ parcel: 1, project: 1 });
		expect(counts({ q: 'tower' }, 'class')).toEqual({ parcel: 1 });
	});
});

it('normalise takes text as people type it', () => {
	expect(normalise('  Ｄ１－04　 Ａ ')).toBe('d1-04 a');
});
