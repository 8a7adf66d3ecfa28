/**
 * Who may do what with everything that /rest/v1 offers: the one declaration that access-matrix.test.ts holds the database
 * to, on both engines. A table, view or function that is not in here fails the test.
 *
 * A cell of a table: `r` sees rows (of those that are for the asker: which rows, tests/db/access.test.ts and the tests of
 * each theme hold), `i` `u` `d` inserts, updates, deletes; `-` nothing at all.
 */
import { NO_USER } from './access-filling.ts';
import { TOWN } from './support/databases.ts';

export const ASKERS = ['anonymous', 'viewer', 'planner', 'water', 'admin'] as const;
export type Asker = (typeof ASKERS)[number];
type Row = Readonly<Record<Asker, string>>;

const row = (anonymous: string, viewer: string, planner: string, water: string, admin: string): Row => ({
	anonymous,
	viewer,
	planner,
	water,
	admin
});

const EVERYONE_READS = row('r', 'r', 'r', 'r', 'r');
const STAFF_READ = row('-', 'r', 'r', 'r', 'r');
const PLANNERS_READ = row('-', '-', 'r', '-', 'r');
const WATER_STAFF_READ = row('-', '-', '-', 'r', 'r');

export const RELATIONS: Readonly<Record<string, Row>> = {
	towns: EVERYONE_READS,
	recent_changes: EVERYONE_READS,
	sources: EVERYONE_READS,
	source_sections: EVERYONE_READS,
	source_notes: EVERYONE_READS,
	themes: EVERYONE_READS,
	kinds: EVERYONE_READS,
	lifecycles: EVERYONE_READS,
	stages: EVERYONE_READS,
	stage_requirements: EVERYONE_READS,
	programmes: EVERYONE_READS,
	features: EVERYONE_READS,
	parcels: EVERYONE_READS,
	status_events: EVERYONE_READS,
	feature_facts: EVERYONE_READS,
	feature_remarks: EVERYONE_READS,
	feature_relations: EVERYONE_READS,
	milestones: EVERYONE_READS,
	// What was put off is the house's own business.
	milestone_dues: STAFF_READ,
	indicators: EVERYONE_READS,
	indicator_values: EVERYONE_READS,
	indicator_remarks: EVERYONE_READS,
	basemap_features: EVERYONE_READS,
	rivers: EVERYONE_READS,
	water_sections: EVERYONE_READS,
	section_suspensions: EVERYONE_READS,
	water_samples: EVERYONE_READS,
	water_readings: EVERYONE_READS,
	water_section_years: EVERYONE_READS,
	water_river_years: EVERYONE_READS,
	outfalls: EVERYONE_READS,
	outfall_events: EVERYONE_READS,
	water_limits: EVERYONE_READS,
	circle_imports: EVERYONE_READS,
	walking_networks: EVERYONE_READS,
	compounds: EVERYONE_READS,
	circle_facilities: EVERYONE_READS,
	feature_circle_kinds: EVERYONE_READS,
	circle_opening_stages: EVERYONE_READS,
	circle_kinds_without_site: EVERYONE_READS,
	imported_ground: EVERYONE_READS,
	// Names of people, tracks and file names.
	sample_origins: STAFF_READ,
	sample_reviews: WATER_STAFF_READ,
	photos: EVERYONE_READS,
	patrols: STAFF_READ,
	patrol_findings: STAFF_READ,
	finding_steps: STAFF_READ,
	// Each their own.
	staff_roles: STAFF_READ,
	small_counts: PLANNERS_READ,
	compound_small_counts: PLANNERS_READ,
	status_revocations: PLANNERS_READ,
	proposals: PLANNERS_READ,
	change_log: PLANNERS_READ,
	geometry_imports: PLANNERS_READ,
	import_mappings: PLANNERS_READ
};

/** `refused`: by the database, with SQLSTATE 42501. `answers`: whatever else it says. */
export interface FunctionRights {
	arguments: Record<string, unknown>;
	/** Who gets an answer. */
	for: readonly Asker[];
}

const ALL = ASKERS;
const SIGNED_IN: readonly Asker[] = ['viewer', 'planner', 'water', 'admin'];
const EDITORS: readonly Asker[] = ['planner', 'admin'];
const WATER_STAFF: readonly Asker[] = ['water', 'admin'];
const NOBODY: readonly Asker[] = [];
const town = { p_town: TOWN };

export const FUNCTIONS: Readonly<Record<string, FunctionRights>> = {
	planning_features: { arguments: { ...town, p_as_of: '2025-01-01', p_geometry: false }, for: ALL },
	planning_feature: { arguments: { ...town, p_slug: 'pl-bailian-570' }, for: ALL },
	vocabulary: { arguments: town, for: ALL },
	indicator_table: { arguments: town, for: ALL },
	source_documents: { arguments: town, for: ALL },
	basemap: { arguments: town, for: ALL },
	circle_places: { arguments: { ...town, p_as_of: '2025-01-01' }, for: ALL },
	circle_coverage_straight: { arguments: { ...town, p_kind: 'canteen', p_limit_m: 900 }, for: ALL },
	walking_streets: { arguments: town, for: ALL },
	assess_water_samples: { arguments: { p_samples: [] }, for: ALL },
	water_rivers: { arguments: town, for: ALL },
	water_section_list: { arguments: town, for: ALL },
	water_outfalls: { arguments: town, for: ALL },
	water_outfall_events: { arguments: { ...town, p_slug: 'nowhere' }, for: ALL },
	water_grid: { arguments: town, for: ALL },
	water_months: { arguments: town, for: ALL },
	water_record: { arguments: { ...town, p_from: '2025-01-01', p_to: '2025-01-31' }, for: ALL },
	water_statements: { arguments: town, for: ALL },
	staff_member: { arguments: town, for: SIGNED_IN },
	move_status: {
		arguments: {
			...town,
			p_feature: 'nowhere',
			p_stage: 'x',
			p_date: '2025-01-01',
			p_precision: 'day',
			p_document: 'x',
			p_document_no: '',
			p_note: '',
			p_language: 'zh',
			p_visibility: 'internal',
			p_reason: '',
			p_seen: 1,
			p_fields: {}
		},
		for: EDITORS
	},
	start_geometry_import: {
		arguments: { ...town, p_about: {}, p_headings: 'x', p_mapping: {} },
		for: EDITORS
	},
	stage_geometry_rows: { arguments: { ...town, p_import: 0, p_rows: [] }, for: EDITORS },
	check_geometry_import: { arguments: { ...town, p_import: 0 }, for: EDITORS },
	import_features: { arguments: { ...town, p_import: 0 }, for: EDITORS },
	undo_geometry_import: { arguments: { ...town, p_import: 0, p_reason: 'x', p_leave_edited: false }, for: EDITORS },
	geometry_import_report: { arguments: { ...town, p_import: 0, p_most: 1 }, for: EDITORS },
	geometry_import_shapes: { arguments: { ...town, p_import: 0, p_most: 1 }, for: EDITORS },
	fill_required: {
		arguments: { ...town, p_feature: 'nowhere', p_fields: {}, p_language: 'zh', p_visibility: 'internal' },
		for: EDITORS
	},
	proposal_list: { arguments: { ...town, p_id: null }, for: SIGNED_IN },
	propose: {
		arguments: {
			...town,
			p_feature: 'nowhere',
			p_kind: 'status',
			p_payload: {},
			p_base: null,
			p_why: 'x',
			p_id: null,
			p_version: null
		},
		for: EDITORS
	},
	withdraw_proposal: { arguments: { ...town, p_id: 0, p_version: 1 }, for: EDITORS },
	decide_proposal: {
		arguments: { ...town, p_id: 0, p_version: 1, p_approve: true, p_comment: '' },
		for: ['admin']
	},
	revert_status: { arguments: { ...town, p_event: 0, p_reason: 'x' }, for: EDITORS },
	milestone_list: { arguments: { ...town, p_feature: 'nowhere' }, for: ALL },
	milestones_ahead: { arguments: { ...town, p_as_of: '2025-01-01' }, for: ALL },
	save_milestone: {
		arguments: {
			...town,
			p_feature: 'nowhere',
			p_id: null,
			p_version: null,
			p_title: 'x',
			p_language: 'zh',
			p_unit: '',
			p_due: '2025-01-01',
			p_precision: 'month',
			p_note: '',
			p_document: '',
			p_visibility: 'internal',
			p_event: null,
			p_reason: ''
		},
		for: EDITORS
	},
	finish_milestone: {
		arguments: { ...town, p_id: 0, p_version: 1, p_done_on: '2025-01-01', p_document: '', p_reason: '' },
		for: EDITORS
	},
	withdraw_milestone: { arguments: { ...town, p_id: 0, p_version: 1, p_reason: 'x' }, for: EDITORS },
	place_feature: {
		arguments: {
			...town,
			p_slug: 'nowhere',
			p_version: 1,
			p_geometry: { type: 'Point', coordinates: [0, 0] },
			p_basis: 'x',
			p_language: 'zh',
			p_accuracy_m: 1,
			p_document: '',
			p_reason: '',
			p_system: 'EPSG:4326'
		},
		for: EDITORS
	},
	unplace_feature: {
		arguments: { ...town, p_slug: 'nowhere', p_version: 1, p_to: 'before', p_reason: 'x' },
		for: EDITORS
	},
	feature_record: { arguments: { ...town, p_slug: 'pl-bailian-570' }, for: SIGNED_IN },
	save_feature: {
		arguments: { ...town, p_slug: 'nowhere', p_version: 1, p_changes: {}, p_reason: 'x' },
		for: EDITORS
	},
	circle_records: {
		arguments: { ...town, p_of: 'compounds', p_search: '', p_kinds: [], p_from: 0, p_count: 1 },
		for: SIGNED_IN
	},
	circle_facility_record: { arguments: { ...town, p_id: 0 }, for: SIGNED_IN },
	compound_record: { arguments: { ...town, p_id: 0 }, for: SIGNED_IN },
	save_circle_facility: {
		arguments: { ...town, p_id: 0, p_version: 1, p_changes: {}, p_reason: 'x' },
		for: EDITORS
	},
	save_compound: { arguments: { ...town, p_id: 0, p_version: 1, p_changes: {}, p_reason: 'x' }, for: EDITORS },
	mark_one_time_password: { arguments: { p_user: NO_USER }, for: NOBODY },
	may_store_water_samples: { arguments: town, for: ALL },
	water_section_names: { arguments: town, for: ALL },
	store_water_samples: { arguments: { ...town, p_samples: [] }, for: WATER_STAFF },
	water_import_context: { arguments: town, for: WATER_STAFF },
	water_samples_at: { arguments: { ...town, p_keys: [] }, for: WATER_STAFF },
	review_samples: { arguments: { ...town, p_ids: [0], p_from: 'preliminary', p_to: 'reviewed' }, for: WATER_STAFF },
	water_review_queue: { arguments: { ...town, p_state: 'preliminary' }, for: WATER_STAFF },
	water_reviews_waiting: { arguments: town, for: WATER_STAFF },
	outfall_history: { arguments: { ...town, p_slug: 'nowhere' }, for: ALL },
	patrol_list: { arguments: town, for: ALL },
	known_photos: { arguments: { p_names: [] }, for: NOBODY },
	check_photo: { arguments: { ...town, p_name: 'nowhere', p_public: false }, for: WATER_STAFF },
	move_outfall: {
		arguments: {
			...town,
			p_slug: 'nowhere',
			p_state: 'closed',
			p_date: '2025-01-01',
			p_accepted_by: '',
			p_evidence: '',
			p_note: '',
			p_language: 'zh',
			p_seen: 1
		},
		for: WATER_STAFF
	},
	add_outfall: { arguments: { ...town, p_outfall: {}, p_language: 'zh', p_form: NO_USER }, for: WATER_STAFF },
	record_patrol: { arguments: { ...town, p_patrol: {}, p_language: 'zh', p_form: NO_USER }, for: WATER_STAFF },
	add_finding: {
		arguments: { ...town, p_patrol: 0, p_finding: {}, p_language: 'zh', p_form: NO_USER },
		for: WATER_STAFF
	},
	move_finding: {
		arguments: {
			...town,
			p_finding: 0,
			p_state: 'closed',
			p_date: '2025-01-01',
			p_done_by: '',
			p_note: '',
			p_language: 'zh',
			p_seen: 1
		},
		for: WATER_STAFF
	}
};
