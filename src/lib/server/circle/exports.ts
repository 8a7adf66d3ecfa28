/** Downloads of the living circle: coverage by kind, and every compound's minutes to every kind. */
import { isMet, minutesAt } from '../../domain/circle/engine/report-reading.ts';
import { amountUnit, countText, facilityName, limitText } from '../../presenters/circle/words.ts';
import { kindTitle } from '../../presenters/shared/kind-name.ts';
import type { CircleParams } from '../../domain/circle/view-params.ts';
import type { CircleReport, KindFigures } from '../../domain/circle/engine/report.ts';
import type { DataClient } from '../../data/client.ts';
import type { Town } from '../../domain/shared/town.ts';
import { I18n } from '../../i18n/index.ts';
import { circleWords } from '../../i18n/circle/circle.ts';
import { parseView } from '../../domain/shared/view-state.ts';
import type { Cell } from '../api/csv.ts';
import type { Table } from '../http/download.ts';
import { townFor } from '../shared/town-directory.ts';
import { circleRequest, townCircle, type CircleRequest, type TownCircle } from './town-circle.ts';

interface ExportRequest extends CircleRequest {
	readonly town: Town;
	readonly i18n: I18n;
	readonly known: TownCircle;
}

async function exportRequest(db: DataClient, params: URLSearchParams): Promise<ExportRequest> {
	const { view } = parseView(params);
	const town = await townFor(db, view.town);
	const known = await townCircle(db, town);
	const i18n = new I18n({ language: () => view.lang, townLanguage: () => town.language });
	return { ...circleRequest(known, params), town, known, i18n };
}

/** Assumptions of the figures, repeated on every row, so that a forwarded table keeps them. */
function basisOf(i18n: I18n, circle: CircleParams, speed: number): string {
	const { settings, coverage } = i18n.of(circleWords);
	return [
		settings.ways[circle.way],
		settings.speedValue(String(speed)),
		limitText(i18n, circle),
		settings.opens[circle.open],
		...(circle.edits.length ? [coverage.scenario(String(circle.edits.length))] : [])
	].join(' · ');
}

const oneDecimal = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);
const percentOf = (share: number | null): number | null => (share === null ? null : oneDecimal(share * 100));

export async function coverageTable(db: DataClient, params: URLSearchParams): Promise<{ town: Town; table: Table }> {
	const { report, i18n, circle, town, known } = await exportRequest(db, params);
	const { coverage, exampleShort, settings } = i18n.of(circleWords);
	const unit = amountUnit(i18n, circle.count);
	const header = [
		coverage.columns.kind,
		`${coverage.columns.share} (%)`,
		`${coverage.columns.covered} (${unit})`,
		`${countText(i18n, circle.count)} (${unit})`,
		`${coverage.columns.after} (%)`,
		`${coverage.columns.line} (%)`,
		coverage.columns.places,
		settings.title,
		exampleShort
	];
	const basis = report ? basisOf(i18n, circle, report.speed_m_per_min) : '';
	const example = isExample(known) ? exampleShort : null;
	const row = ({ kind, now, after, byLine, operating }: KindFigures): Cell[] => [
		kindTitle(i18n, kind),
		percentOf(now.share),
		oneDecimal(now.covered),
		oneDecimal(now.total),
		percentOf(after.share),
		percentOf(byLine.share),
		operating,
		basis,
		example
	];
	const overall: Cell[][] = report
		? [
				[coverage.mean, percentOf(report.now.mean_of_kinds), null, null, percentOf(report.after.mean_of_kinds)],
				[
					coverage.all,
					percentOf(report.now.all_at_once.share),
					oneDecimal(report.now.all_at_once.covered),
					oneDecimal(report.now.all_at_once.total),
					percentOf(report.after.all_at_once.share)
				]
			].map((cells) => [...cells, null, null, basis, example])
		: [];
	return { town, table: { header, rows: [...(report?.kinds ?? []).map(row), ...overall] } };
}

const isExample = ({ places: { network, compounds, facilities } }: TownCircle): boolean =>
	network?.is_example === true || [...compounds, ...facilities].some(({ is_example }) => is_example);

/** One row per compound and kind: the table behind every figure. */
export async function minutesTable(db: DataClient, params: URLSearchParams): Promise<{ town: Town; table: Table }> {
	const { report, i18n, circle, town, known, facilities } = await exportRequest(db, params);
	const { coverage, exampleShort, settings, gaps, units } = i18n.of(circleWords);
	const header = [
		'id',
		coverage.columns.compound,
		coverage.columns.people,
		'kind',
		coverage.columns.kind,
		coverage.columns.minutes,
		coverage.columns.nearest,
		gaps.missing,
		settings.title,
		exampleShort
	];
	const basis = report ? basisOf(i18n, circle, report.speed_m_per_min) : '';
	const rows = (answer: CircleReport): Cell[][] =>
		known.places.compounds.flatMap((compound, at) =>
			answer.kinds.map(({ kind }, row): Cell[] => {
				const nearest = facilities[answer.nearest[row * answer.compounds + at] ?? -1];
				return [
					compound.id,
					compound.name,
					compound.populationKnown ? compound.population : null,
					kind,
					kindTitle(i18n, kind),
					oneDecimal(minutesAt(answer, row, at)),
					nearest ? facilityName(i18n, nearest) : units.noWay,
					isMet(answer, row, at) ? 0 : 1,
					basis,
					compound.is_example ? exampleShort : null
				];
			})
		);
	return { town, table: { header, rows: report ? rows(report) : [] } };
}
