import type { IntakeProblem } from './rows.ts';

/** Message of a row problem in the commands, after the file, the row and the id. */
const PROBLEM_TEXTS: Readonly<Record<IntakeProblem['code'], string>> = {
	no_id: 'has no id',
	repeated_id: 'repeats an id that an earlier row has',
	no_point: 'is not one Point',
	not_degrees: 'is not in degrees of longitude and latitude (WGS 84)',
	no_population: 'has no population',
	bad_population: 'has a population that is not a number of 0 or more',
	bad_number: 'has a number that is not 0 or more',
	no_kind: 'has no kind',
	unknown_state: 'has an unknown state',
	two_states: 'is an entrance of a facility with another state',
	no_line: 'is a line of fewer than two points',
	unknown_kind: 'is of a kind that the catalogue does not know; it is counted as a kind of its own',
	not_in_catalogue: 'is of a kind that the catalogue does not know',
	bad_opening: 'has an opening day that is no date (YYYY-MM-DD), or is open or closed already',
	bad_outline: 'has an outline that is no valid area',
	outside_town: "lies outside the town's box and its margin",
	known_elsewhere: 'has an id that another import has brought',
	off_streets: 'lies far from every street; nobody reaches it and it reaches nothing (metres)'
};

/** @param file named before the row */
export function intakeProblemText(file: string, { row, id, code, value }: IntakeProblem): string {
	const who = id === null ? '' : ` (id ${id})`;
	return `${file}, row ${row}${who}: ${PROBLEM_TEXTS[code]}${value === '' ? '' : `: ${value}`}`;
}

/** Why a whole file may lie beside the streets. */
export const GCJ_HINT =
	'Streets and points do not lie on each other. Coordinates from Amap, Tencent (GCJ-02) or Baidu (BD-09) are shifted by ' +
	'hundreds of metres against WGS 84: convert them first.';
