/**
 * Who may do what with everything that /rest/v1 offers: the one declaration that access-matrix.test.ts holds the database
 * to, on both engines. A table, view or function that is not in here fails the test.
 *
 * A cell of a table: `r` sees rows (of those that are for the asker: which rows, tests/db/access.test.ts and the tests of
 * each theme hold), `i` `u` `d` inserts, updates, deletes; `-` nothing at all.
 */
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
	programmes: EVERYONE_READS,
	features: EVERYONE_READS,
	parcels: EVERYONE_READS,
	status_events: EVERYONE_READS,
	feature_facts: EVERYONE_READS,
	feature_remarks: EVERYONE_READS,
	feature_relations: EVERYONE_READS,
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
	change_log: PLANNERS_READ
};

/** Rows for tables that the towns' folders leave empty, so that seeing none means something. */
export const FILLING = `
	insert into small_counts (town_code, indicator, year, kind, value)
		select town_code, indicator, year, kind, 3 from indicator_values where town_code = '${TOWN}' limit 1;
	insert into parcels (town_code, feature_id, parcel_no, source, section)
		select town_code, id, 'matrix', source, section from features where town_code = '${TOWN}' and class = 'parcel' and visibility = 'public'
		limit 1 on conflict do nothing;
	insert into section_suspensions (town_code, section_id, from_date, reason)
		select town_code, id, '2020-01-01', '{"zh":"示例"}' from water_sections
		where town_code = '${TOWN}' and visibility = 'public' limit 1 on conflict do nothing;
	insert into sample_origins (town_code, sample_id, sampler)
		select town_code, id, '示例' from water_samples where town_code = '${TOWN}' limit 1 on conflict do nothing;
	insert into sample_reviews (town_code, sample_id, to_state)
		select town_code, id, 'preliminary' from water_samples where town_code = '${TOWN}' limit 1;
	insert into patrols (town_code, river, chief_level, chief_title, started_at, ended_at)
		select town_code, slug, 'village', '{"zh":"示例河长"}', '2020-01-01', '2020-01-02' from rivers
		where town_code = '${TOWN}' limit 1;
	insert into patrol_findings (town_code, patrol_id, kind, description)
		select town_code, id, 'litter', '{"zh":"示例"}' from patrols where town_code = '${TOWN}' limit 1;
	insert into finding_steps (town_code, finding_id, state, date)
		select town_code, id, 'found', '2020-01-01' from patrol_findings where town_code = '${TOWN}' limit 1;
	insert into photos (town_code, name, outfall_event_id, media_type, sha256, bytes, width, height, visibility, checked_at)
		select e.town_code, md5('matrix'), e.id, 'image/png', repeat('0', 64), 1, 1, 1, 'public', now() from outfall_events as e
		join outfalls as o on o.town_code = e.town_code and o.id = e.outfall_id
		where e.town_code = '${TOWN}' and o.visibility = 'public' limit 1;
	insert into status_events (town_code, feature_id, kind, phrase, date, precision, source, section)
		select town_code, id, 'actual', '{"zh":"示例"}', '2001-01-01', 'day', source, section from features
		where town_code = '${TOWN}' and slug = 'pl-bailian-570';
	insert into status_revocations (town_code, event_id, reason)
		select town_code, id, '示例' from status_events where date = '2001-01-01';
	insert into circle_imports (town_code, kind, name) values ('${TOWN}', 'osm', 'matrix.osm.pbf');
	insert into imported_ground (town_code, import_id, layer, geom, features)
		select n.town_code, i.id, 'green', n.geom, '[]' from walking_networks as n
		join circle_imports as i on i.town_code = n.town_code and i.name = 'matrix.osm.pbf';
	update compounds set population = 3 where town_code = '${TOWN}' and code = 'example-001';
`;

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
const NO_USER = '00000000-0000-0000-0000-000000000000';

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
			p_seen: 1
		},
		for: EDITORS
	},
	revert_status: { arguments: { ...town, p_event: 0, p_reason: 'x' }, for: EDITORS },
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

/**
 * Functions of the private schema that run with their owner's rights, and the roles of the database that may call them (from
 * inside a statement that was let through: the schema itself is not offered). Triggers run without being called.
 */
export const DEFINERS: Readonly<Record<string, readonly ('anon' | 'authenticated')[]>> = {
	towns_as: ['anon', 'authenticated'],
	readings_of: ['anon', 'authenticated'],
	published_span: ['anon', 'authenticated'],
	published_months: ['anon', 'authenticated'],
	has_one_time_password: ['authenticated'],
	move_status: ['authenticated'],
	revert_status: ['authenticated'],
	place_feature: ['authenticated'],
	unplace_feature: ['authenticated'],
	save_feature: ['authenticated'],
	save_circle_facility: ['authenticated'],
	save_compound: ['authenticated'],
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
	tell_change: [],
	forget_changes: [],
	refresh_water: [],
	refresh_all_water: [],
	follow_readings: [],
	follow_samples: [],
	follow_sections: [],
	log_change: [],
	mark_revoked: []
};
