import type { FeatureClass } from '../../domain/shared/feature-filter.ts';
import type { CircleDocuments } from './circle/read.ts';
import type { SeedDocument } from './document.ts';
import type * as format from './format.ts';
import type { WaterDocuments } from './water/read.ts';

/** The parsed files with their line numbers, for the checks across files. */
export interface SeedDocuments {
	town: SeedDocument<format.SeedTown>;
	sources: SeedDocument<format.SeedSource[]>;
	themes: SeedDocument<format.SeedTheme[]>;
	kinds: SeedDocument<format.SeedKind[]>;
	lifecycles: SeedDocument<format.SeedLifecycle[]>;
	features: Record<FeatureClass, SeedDocument<format.SeedFeature[]>>;
	programmes: SeedDocument<format.SeedProgramme[]>;
	notes: SeedDocument<format.SeedNote[]>;
	indicators: SeedDocument<format.SeedIndicator[]>;
	basemap: Record<format.BasemapLayer, SeedDocument<{ features: format.SeedBasemapFeature[] }>>;
	water: WaterDocuments;
	circle: CircleDocuments;
}
