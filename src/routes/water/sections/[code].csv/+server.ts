import { error } from '@sveltejs/kit';
import { csvDownload } from '$lib/server/http/download.ts';
import { exportRequest, seriesTable } from '$lib/server/water/exports.ts';
import { seriesOf, waterScene } from '$lib/server/water/water-scene.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { db }, url, params }) => {
	const { town, i18n } = await exportRequest(db, url.searchParams);
	const { sections } = await waterScene(db, town.code);
	const section = sections.find(({ code }) => code === params.code);
	if (!section) error(404, { message: 'no such section', code: 'not_found' });
	const series = await seriesOf(db, town.code, section.code);
	return csvDownload(seriesTable(i18n, section, series), `${town.slug}-water-section.csv`);
};
