/**
 * The interface's words. Chinese is the model, English its twin by type: a missing key does not compile.
 * The language is part of the address, so nothing here is module state: each request and each tab has its own
 * `I18n`, made in the root layout and held in context.
 */
import { createContext } from 'svelte';
import type { DatePrecision } from '../domain/lifecycle/status.ts';
import { localise, type Language, type LocalText } from '../domain/text.ts';
import { circle as enCircle } from './en/circle.ts';
import { desk as enDesk } from './en/desk.ts';
import { deskField as enDeskField } from './en/desk-field.ts';
import { geoImport as enGeoImport } from './en/geo-import.ts';
import { deskWater as enDeskWater } from './en/desk-water.ts';
import { indicators as enIndicators } from './en/indicators.ts';
import { live as enLive } from './en/live.ts';
import { map as enMap } from './en/map.ts';
import { plan as enPlan } from './en/plan.ts';
import { places as enPlaces } from './en/places.ts';
import { planning as enPlanning } from './en/planning.ts';
import { records as enRecords } from './en/records.ts';
import { shell as enShell } from './en/shell.ts';
import { signIn as enSignIn } from './en/sign-in.ts';
import { sources as enSources } from './en/sources.ts';
import { waterImport as enWaterImport } from './en/water-import.ts';
import { water as enWater } from './en/water.ts';
import { formatDate, formatNumber } from './format.ts';
import { circle } from './zh/circle.ts';
import { desk } from './zh/desk.ts';
import { deskField } from './zh/desk-field.ts';
import { geoImport } from './zh/geo-import.ts';
import { deskWater } from './zh/desk-water.ts';
import { indicators } from './zh/indicators.ts';
import { live } from './zh/live.ts';
import { map } from './zh/map.ts';
import { plan } from './zh/plan.ts';
import { places } from './zh/places.ts';
import { planning } from './zh/planning.ts';
import { records } from './zh/records.ts';
import { shell } from './zh/shell.ts';
import { signIn } from './zh/sign-in.ts';
import { sources } from './zh/sources.ts';
import { waterImport } from './zh/water-import.ts';
import { water } from './zh/water.ts';

const zh = {
	shell,
	sources,
	planning,
	indicators,
	map,
	water,
	signIn,
	desk,
	deskField,
	deskWater,
	waterImport,
	circle,
	live,
	places,
	records,
	geoImport,
	plan
};
export type Messages = typeof zh;
const en: Messages = {
	shell: enShell,
	sources: enSources,
	planning: enPlanning,
	plan: enPlan,
	indicators: enIndicators,
	map: enMap,
	water: enWater,
	circle: enCircle,
	live: enLive,
	signIn: enSignIn,
	desk: enDesk,
	deskField: enDeskField,
	deskWater: enDeskWater,
	waterImport: enWaterImport,
	places: enPlaces,
	records: enRecords,
	geoImport: enGeoImport
};
const MESSAGES: Readonly<Record<Language, Messages>> = { zh, en };

/** What the words follow: read anew on each use, so that a change of the address changes them in place. */
export interface LanguageSource {
	/** The reader's language. */
	language: () => Language;
	/** The town's own language: the one its data is sure to have. */
	townLanguage: () => string;
}

export class I18n {
	readonly #source: LanguageSource;

	constructor(source: LanguageSource) {
		this.#source = source;
	}

	get language(): Language {
		return this.#source.language();
	}

	get m(): Messages {
		return MESSAGES[this.language];
	}

	/** A text of the data in the reader's language, else in the town's. Empty for no text. */
	name(text: LocalText | null | undefined): string {
		return localise(text, this.language, this.#source.townLanguage());
	}

	number(value: number): string {
		return formatNumber(value, this.language);
	}

	/** @param isoDate YYYY-MM-DD */
	date(isoDate: string, precision: DatePrecision): string {
		return formatDate(isoDate, precision, this.language);
	}
}

export const [useI18n, setI18n] = createContext<I18n>();

/** To be called once, while the root layout is set up. */
export function provideI18n(source: LanguageSource): I18n {
	return setI18n(new I18n(source));
}
