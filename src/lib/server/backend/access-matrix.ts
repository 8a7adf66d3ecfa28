/**
 * The rights to everything that /rest/v1 exposes, declared once. The server compares the rights of the database with it
 * at every start (rights.ts); tests/db/access-matrix.test.ts tries every cell on both engines. A table, view or function
 * that is missing here is refused by both.
 *
 * A cell of a table: `r` reads rows (which rows is tested in tests/db/access.test.ts and the tests of each theme),
 * `i` `u` `d` inserts, updates, deletes; `-` nothing.
 */
export const CALLERS = ['anonymous', 'viewer', 'planner', 'water', 'admin'] as const;
export type Caller = (typeof CALLERS)[number];
type Row = Readonly<Record<Caller, string>>;

/** Database roles of the callers. */
export const DATABASE_ROLES = ['anon', 'authenticated'] as const;
export type DatabaseRole = (typeof DATABASE_ROLES)[number];
export const roleOf = (caller: Caller): DatabaseRole => (caller === 'anonymous' ? 'anon' : 'authenticated');

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
	// Earlier due dates are internal.
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
	// Each member of staff their own.
	staff_roles: STAFF_READ,
	small_counts: PLANNERS_READ,
	compound_small_counts: PLANNERS_READ,
	status_revocations: PLANNERS_READ,
	proposals: PLANNERS_READ,
	change_log: PLANNERS_READ,
	geometry_imports: PLANNERS_READ,
	import_mappings: PLANNERS_READ
};

const ALL = CALLERS;
const SIGNED_IN: readonly Caller[] = ['viewer', 'planner', 'water', 'admin'];
const EDITORS: readonly Caller[] = ['planner', 'admin'];
const WATER_STAFF: readonly Caller[] = ['water', 'admin'];
const ADMINS: readonly Caller[] = ['admin'];
/** The server itself, with the service key. */
const NO_CALLER: readonly Caller[] = [];

/** Callers that get an answer; every other one is refused with SQLSTATE 42501, by the grant or inside the function. */
export const FUNCTIONS = {
	planning_features: ALL,
	planning_feature: ALL,
	vocabulary: ALL,
	indicator_table: ALL,
	source_documents: ALL,
	basemap: ALL,
	circle_places: ALL,
	circle_coverage_straight: ALL,
	walking_streets: ALL,
	assess_water_samples: ALL,
	water_rivers: ALL,
	water_section_list: ALL,
	water_outfalls: ALL,
	water_outfall_events: ALL,
	water_grid: ALL,
	water_months: ALL,
	water_record: ALL,
	water_statements: ALL,
	staff_member: SIGNED_IN,
	move_status: EDITORS,
	start_geometry_import: EDITORS,
	stage_geometry_rows: EDITORS,
	check_geometry_import: EDITORS,
	import_features: EDITORS,
	undo_geometry_import: EDITORS,
	geometry_import_report: EDITORS,
	geometry_import_shapes: EDITORS,
	fill_required: EDITORS,
	proposal_list: SIGNED_IN,
	propose: EDITORS,
	withdraw_proposal: EDITORS,
	decide_proposal: ADMINS,
	revert_status: EDITORS,
	milestone_list: ALL,
	milestones_ahead: ALL,
	save_milestone: EDITORS,
	finish_milestone: EDITORS,
	withdraw_milestone: EDITORS,
	place_feature: EDITORS,
	unplace_feature: EDITORS,
	feature_record: SIGNED_IN,
	save_feature: EDITORS,
	circle_records: SIGNED_IN,
	circle_facility_record: SIGNED_IN,
	compound_record: SIGNED_IN,
	save_circle_facility: EDITORS,
	save_compound: EDITORS,
	mark_one_time_password: NO_CALLER,
	may_store_water_samples: ALL,
	water_section_names: ALL,
	store_water_samples: WATER_STAFF,
	water_import_context: WATER_STAFF,
	water_samples_at: WATER_STAFF,
	review_samples: WATER_STAFF,
	water_review_queue: WATER_STAFF,
	water_reviews_waiting: WATER_STAFF,
	outfall_history: ALL,
	patrol_list: ALL,
	known_photos: NO_CALLER,
	check_photo: WATER_STAFF,
	move_outfall: WATER_STAFF,
	add_outfall: WATER_STAFF,
	record_patrol: WATER_STAFF,
	add_finding: WATER_STAFF,
	move_finding: WATER_STAFF
} as const satisfies Readonly<Record<string, readonly Caller[]>>;
export type FunctionName = keyof typeof FUNCTIONS;

/**
 * Security definer functions of the private schema, and the database roles that may call them (only from within a
 * statement that was admitted: the schema itself is not exposed). Triggers run without being called.
 */
export const DEFINERS: Readonly<Record<string, readonly DatabaseRole[]>> = {
	towns_as: ['anon', 'authenticated'],
	readings_of: ['anon', 'authenticated'],
	published_span: ['anon', 'authenticated'],
	published_months: ['anon', 'authenticated'],
	has_one_time_password: ['authenticated'],
	move_status: ['authenticated'],
	fill_required: ['authenticated'],
	propose: ['authenticated'],
	withdraw_proposal: ['authenticated'],
	decide_proposal: ['authenticated'],
	revert_status: ['authenticated'],
	save_milestone: ['authenticated'],
	finish_milestone: ['authenticated'],
	withdraw_milestone: ['authenticated'],
	record_due: [],
	place_feature: ['authenticated'],
	unplace_feature: ['authenticated'],
	save_feature: ['authenticated'],
	save_circle_facility: ['authenticated'],
	save_compound: ['authenticated'],
	start_geometry_import: ['authenticated'],
	stage_geometry_rows: ['authenticated'],
	check_geometry_import: ['authenticated'],
	import_features: ['authenticated'],
	undo_geometry_import: ['authenticated'],
	geometry_import_report: ['authenticated'],
	geometry_import_shapes: ['authenticated'],
	store_samples: ['authenticated'],
	import_context: ['authenticated'],
	samples_at: ['authenticated'],
	review_samples: ['authenticated'],
	water_review_queue: ['authenticated'],
	water_reviews_waiting: ['authenticated'],
	move_outfall: ['authenticated'],
	add_outfall: ['authenticated'],
	record_patrol: ['authenticated'],
	add_finding: ['authenticated'],
	move_finding: ['authenticated'],
	check_photo: ['authenticated'],
	record_entry: [],
	record_review: [],
	mark_one_time_password: [],
	withhold_fact: [],
	withhold_indicator_value: [],
	withhold_compound: [],
	count_edition: [],
	count_water_edition: [],
	record_recent_change: [],
	delete_recent_changes: [],
	refresh_water: [],
	refresh_all_water: [],
	follow_readings: [],
	follow_samples: [],
	follow_sections: [],
	log_change: [],
	mark_revoked: []
};

/** Schemas that are not exposed: `r` where exposed views and functions read their tables with the caller's rights. */
export const HIDDEN_SCHEMAS: Readonly<Record<string, string>> = {
	private: '-',
	reference: 'r',
	auth: '-',
	supabase_migrations: '-'
};
