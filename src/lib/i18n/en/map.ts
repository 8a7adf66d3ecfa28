import type { map as model } from '../zh/map.ts';

export const map: typeof model = {
	label: (town) => `Map of ${town}. Arrow keys move it, plus and minus zoom. The list beside it says the same`,
	schematic: 'town line · schematic',
	loading: 'Unfolding the map…',
	failed: 'The map data did not arrive. The list is not affected.',
	retry: 'Try again',
	unsupported: 'This browser has no WebGL2, so there is no map; the list holds the same content.',
	zoomIn: 'Zoom in',
	zoomOut: 'Zoom out',
	wholeTown: 'Whole town',
	selected: (name, status) => `Selected: ${name}, ${status}`,
	basemap: {
		label: 'Basemap',
		own: 'Drawn basemap',
		'tianditu-vec': 'Tianditu, vector',
		'tianditu-img': 'Tianditu, imagery',
		failed: (name) => `${name} cannot be reached; the drawn basemap is shown.`
	},
	legend: {
		title: 'Legend',
		phases: {
			idea: 'Idea',
			preparation: 'Preparation',
			clearing: 'Clearing',
			building: 'Building',
			done: 'Done',
			stopped: 'Stopped'
		},
		unknown: 'No stage stated',
		hardPromise: 'Solid arc: hard promise',
		softPromise: 'Dashed arc: soft promise',
		lights: { red: 'Milestone overdue', amber: 'Milestone due within 30 days', green: 'Milestone done or not due' },
		accuracy: 'Soft disc: place only roughly known',
		shapesTitle: 'Shape tells the class',
		shapes: { parcel: 'Parcel', project: 'Project', facility: 'Facility', water: 'Water', area: 'Area' },
		townLine: 'Town line is schematic',
		moved: 'Outer ring: moved between the two dates'
	}
};
