/** Draws marks and pictograms into images for the map. Needs a canvas; the geometry is in `marks.ts`. */
import type { Map as MapLibre } from 'maplibre-gl';
import { SCHEDULE_STATUSES, type ScheduleStatus } from '../../domain/planning/milestones/milestone.ts';
import { PHASES, type Phase } from '../../domain/shared/phase.ts';
import { FEATURE_CLASSES, type FeatureClass } from '../../domain/shared/feature-filter.ts';
import { arcDistance, FIELD_PIXEL_RATIO, fieldImage, type FieldImage, HALO_RADIUS, ringDistance } from './arc-field.ts';
import { LIGHT_BOX, LIGHT_PATHS } from './schedule-marks.ts';
import { MARK_BOX, markPaths } from './marks.ts';
import { LIGHT_COLOURS, MARKS, PHASE_COLOURS, type Mode } from './palette.ts';
import { PICTOGRAM_BOX, PICTOGRAM_IMAGES } from './pictograms.ts';

interface MapImage {
	id: string;
	image: ImageData | FieldImage;
	pixelRatio: number;
	sdf: boolean;
}

const MARK_PIXEL_RATIO = 3;
const PICTOGRAM_SIZE = 13;
const ROOM_PX = 18;
/** The image of the schedule status is centred on the mark, with its sign in the upper right corner. */
const LIGHT_IMAGE = 35;
const LIGHT_SCALE = 1.3;

/** An empty square about as large as a mark. */
const ROOM: MapImage = {
	id: 'room',
	image: { width: ROOM_PX, height: ROOM_PX, data: new Uint8ClampedArray(ROOM_PX * ROOM_PX * 4) },
	pixelRatio: 1,
	sdf: true
};

const markImage = (shape: FeatureClass, phase: Phase | null): string => `mark-${shape}-${phase ?? 'none'}`;

type Drawing = (mode: Mode) => MapImage;

/** How each image of the planning layers is drawn. Arcs and rings take their colour from paint and serve both modes. */
const DRAWINGS: ReadonlyMap<string, Drawing> = new Map<string, Drawing>([
	...FEATURE_CLASSES.flatMap((shape) =>
		[null, ...PHASES].map((phase): [string, Drawing] => {
			const id = markImage(shape, phase);
			const paint = (mode: Mode) => drawn(MARK_BOX, (context) => drawMark(context, shape, phase, mode));
			return [id, (mode) => ({ id, image: paint(mode), pixelRatio: MARK_PIXEL_RATIO, sdf: false })];
		})
	),
	...PICTOGRAM_IMAGES.map(({ image: id, path }): [string, Drawing] => {
		const paint = (mode: Mode) => drawn(PICTOGRAM_SIZE, (context) => drawPictogram(context, path, mode));
		return [id, (mode) => ({ id, image: paint(mode), pixelRatio: MARK_PIXEL_RATIO, sdf: false })];
	}),
	...SCHEDULE_STATUSES.map((light): [string, Drawing] => {
		const id = `light-${light}`;
		const paint = (mode: Mode) => drawn(LIGHT_IMAGE, (context) => drawLight(context, light, mode));
		return [id, (mode) => ({ id, image: paint(mode), pixelRatio: MARK_PIXEL_RATIO, sdf: false })];
	}),
	...(
		[
			['arc-hard', () => arcDistance(true, 2)],
			['arc-soft', () => arcDistance(false, 2)],
			['halo', () => ringDistance(HALO_RADIUS, 2.6)]
		] as const
	).map(([id, distance]): [string, Drawing] => [
		id,
		() => ({ id, image: fieldImage(distance()), pixelRatio: FIELD_PIXEL_RATIO, sdf: true })
	]),
	[ROOM.id, () => ROOM]
]);

/** Marks and pictograms on a map: each is drawn when the first feature needs it, and again in another colour scheme. */
export class MarkImages {
	readonly #map: MapLibre;
	#mode: Mode;
	/** Images drawn so far that depend on the colour scheme. */
	readonly #coloured = new Map<string, Drawing>();

	constructor(map: MapLibre, mode: Mode) {
		this.#map = map;
		this.#mode = mode;
		map.setMissingStyleImageResolver(async (id) => this.#add(id));
	}

	#add(id: string): void {
		const drawing = DRAWINGS.get(id);
		if (!drawing) return;
		const { image, pixelRatio, sdf } = drawing(this.#mode);
		this.#map.addImage(id, image, { pixelRatio, sdf });
		if (!sdf) this.#coloured.set(id, drawing);
	}

	setMode(mode: Mode): void {
		this.#mode = mode;
		for (const [id, drawing] of this.#coloured) this.#map.updateImage(id, drawing(mode).image);
	}
}

type Paint = (context: CanvasRenderingContext2D) => void;

let board: CanvasRenderingContext2D | null = null;

/** One canvas for all images, one after the other: a canvas each would cost more than the drawing. */
function drawn(size: number, paint: Paint): ImageData {
	board ??= newBoard();
	board.clearRect(0, 0, board.canvas.width, board.canvas.height);
	board.save();
	board.scale(MARK_PIXEL_RATIO, MARK_PIXEL_RATIO);
	paint(board);
	board.restore();
	return board.getImageData(0, 0, size * MARK_PIXEL_RATIO, size * MARK_PIXEL_RATIO);
}

function newBoard(): CanvasRenderingContext2D {
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = LIGHT_IMAGE * MARK_PIXEL_RATIO;
	const context = canvas.getContext('2d', { willReadFrequently: true });
	if (!context) throw new Error('This browser draws no 2D canvas');
	return context;
}

function drawMark(context: CanvasRenderingContext2D, shape: FeatureClass, phase: Phase | null, mode: Mode): void {
	const paths = markPaths(shape, phase);
	const outline = new Path2D(paths.outline);
	const color = phase ? PHASE_COLOURS[mode][phase] : MARKS[mode].unknown;
	context.lineJoin = 'round';
	context.lineCap = 'round';
	// A rim in the colour of the paper keeps marks apart where they touch.
	context.strokeStyle = MARKS[mode].inside;
	context.lineWidth = 4.4;
	context.stroke(outline);
	context.fillStyle = MARKS[mode].inside;
	context.fill(outline);
	context.fillStyle = color;
	context.fill(new Path2D(paths.fill), 'evenodd');
	context.fill(new Path2D(paths.dot));
	context.strokeStyle = color;
	context.lineWidth = 2.1;
	context.stroke(new Path2D(paths.strokes));
	context.stroke(outline);
}

function drawLight(context: CanvasRenderingContext2D, light: ScheduleStatus, mode: Mode): void {
	const { outline, sign } = LIGHT_PATHS[light];
	context.translate(LIGHT_IMAGE - LIGHT_BOX * LIGHT_SCALE - 1, 1);
	context.scale(LIGHT_SCALE, LIGHT_SCALE);
	context.lineJoin = 'round';
	context.lineCap = 'round';
	context.strokeStyle = MARKS[mode].inside;
	context.lineWidth = 2;
	context.stroke(new Path2D(outline));
	context.fillStyle = LIGHT_COLOURS[mode][light];
	context.fill(new Path2D(outline));
	context.lineWidth = 1.3;
	context.stroke(new Path2D(sign));
}

function drawPictogram(context: CanvasRenderingContext2D, path: string, mode: Mode): void {
	const scale = PICTOGRAM_SIZE / PICTOGRAM_BOX;
	context.scale(scale, scale);
	context.lineJoin = 'round';
	context.lineCap = 'round';
	const line = new Path2D(path);
	context.strokeStyle = MARKS[mode].halo;
	context.lineWidth = 6;
	context.stroke(line);
	context.strokeStyle = MARKS[mode].label;
	context.lineWidth = 2.2;
	context.stroke(line);
}
