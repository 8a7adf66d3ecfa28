/** Words of the page that asks where the next facility should go, and of what is tried there. */
import type { circleWhere as zh } from '../zh/circle-where.ts';

export const circleWhere: typeof zh = {
	where: {
		kind: 'Kind',
		picks: 'How many',
		capacity: 'People each can serve',
		capacityNone: 'no bound',
		from: 'Candidates',
		classes: { parcel: 'Vacant parcels', project: 'Renewal projects' },
		free: 'Own points',
		freeAdd: 'Add points on the map',
		freeHint: 'Tap the map to add a candidate.',
		freeRemove: (name) => `Remove ${name}`,
		freeName: (number) => `Point ${number}`,
		candidates: (count) => `${count} candidates`,
		candidatesNone:
			'No candidates: the town has no placed vacant parcel or renewal project. Points of your own can be put on the map.',
		offNetwork: (count) => `(${count} of them too far from any street to be chosen)`,
		result: 'Proposal',
		caption: (kind) => `The next ${kind}, by the people it adds`,
		columns: { rank: 'Order', place: 'Place', gain: 'Adds', share: 'Covered then' },
		before: (pct, people) => `Covered now: ${pct}%; ${people} people have none.`,
		none: 'No candidate would serve anybody who is not served yet.',
		full: 'Everybody has this kind within reach.',
		bound: 'Picked one at a time; without a bound the picks together serve at least 63% of what the best choice would.',
		capacityNote: 'With a number given, existing ones count with their own capacity, too: the nearest people first.',
		add: 'Add to the scenario',
		accuracy: (metres) => `place known to ±${metres} m`
	},
	whatIf: {
		title: 'What if',
		hint: 'Drag a facility on the map: the figures follow.',
		list: (kind) => `${kind}: existing and added`,
		now: 'Now',
		then: 'Scenario',
		change: (people) => `${people} people`,
		more: (people) => `${people} people more`,
		less: (people) => `${people} people fewer`,
		same: 'no change',
		addOnMap: 'Put one on the map',
		addAtCentre: 'Add one at the middle of the map',
		remove: (name) => `Remove ${name}`,
		move: (name) => `Move ${name}`,
		moveTo: 'Move to…',
		moveBy: { north: '50 m north', south: '50 m south', west: '50 m west', east: '50 m east' },
		edits: 'Changes',
		moved: (name) => `Moved: ${name}`,
		added: (kind) => `Added: ${kind}`,
		removed: (name) => `Removed: ${name}`,
		unknown: (id) => `${id} of the scenario is no longer in the data; left out.`,
		undo: 'Undo',
		undoOf: (what) => `Undo “${what}”`,
		reset: 'Undo all',
		save: 'Save as a file',
		open: 'Open a file',
		share: 'Copy the scenario’s link',
		full: 'A scenario holds 40 changes at most.',
		addedName: (number) => `Added no. ${number}`,
		failed: {
			not_a_scenario: 'This file is no scenario.',
			other_town: 'This scenario belongs to another town: its facilities are not here.',
			too_large: 'This file is too large to be a scenario.'
		}
	}
};
