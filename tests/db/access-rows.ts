/** Rows added before the access matrix is tested. */
import { TOWN } from './support/databases.ts';

export const NO_USER = '00000000-0000-0000-0000-000000000000';

/** Rows for tables that the seeds leave empty: an empty result must come from the rights, not from an empty table. */
export const MATRIX_ROWS = `
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
	insert into proposals (town_code, feature_id, kind, payload, before, why, proposer, proposer_email)
		select town_code, id, 'facts', '{}', '{}', '示例', '${NO_USER}', 'x@example.org' from features
		where town_code = '${TOWN}' and slug = 'pl-bailian-570';
	insert into milestones (town_code, feature_id, title, due, precision, visibility)
		select town_code, id, '{"zh":"示例"}', '2026-12-31', 'month', 'public' from features
		where town_code = '${TOWN}' and slug = 'pl-bailian-570';
	insert into circle_imports (town_code, kind, name) values ('${TOWN}', 'osm', 'matrix.osm.pbf');
	insert into imported_ground (town_code, import_id, layer, geom, features)
		select n.town_code, i.id, 'green', n.geom, '[]' from walking_networks as n
		join circle_imports as i on i.town_code = n.town_code and i.name = 'matrix.osm.pbf';
	insert into geometry_imports (town_code, file_name, file_sha256, file_bytes, file_format, layer, system, axis_order, method,
		error_m, accuracy_m, document, class, theme, kind, match_by)
		select town_code, 'matrix.csv', repeat('a', 64), 1, 'csv', '', 'EPSG:4326', 'east_north', 'none', 0, 0, '示例', 'parcel', theme, kind,
		'none' from features where town_code = '${TOWN}' limit 1;
	insert into import_mappings (town_code, headings, mapping) values ('${TOWN}', repeat('a', 64), '{}');
	update compounds set population = 3 where town_code = '${TOWN}' and code = 'example-001';
`;
