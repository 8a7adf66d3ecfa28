/** Schemas shared by several aggregates, as the database returns them. */
import type { Geometry } from 'geojson';
import * as v from 'valibot';
import { PHASES } from '../../domain/shared/phase.ts';
import { COMMITMENTS, DATE_PRECISIONS } from '../../domain/shared/statement.ts';
import { REMARK_KINDS } from '../../domain/shared/source.ts';

export const text = v.record(v.string(), v.string());
export const optionalText = v.nullable(text);
export const phase = v.picklist(PHASES);
export const precision = v.picklist(DATE_PRECISIONS);
export const commitment = v.picklist(COMMITMENTS);
export const remark = v.object({ kind: v.picklist(REMARK_KINDS), text });
export const citation = { source: v.string(), section: v.string() };

/** Written by PostGIS, so only the outermost level is checked: walking every vertex would cost more than drawing it. */
export const geometry = v.custom<Geometry>(
	(value) => typeof value === 'object' && value !== null && 'type' in value && 'coordinates' in value,
	'not a geometry'
);
