/** Draws marks and pictograms into images for the map. Needs a canvas; what is drawn is decided in `marks.ts`. */
import { LIGHTS, type Light } from '../domain/lifecycle/milestone.ts';
import { PHASES, type Phase } from '../domain/lifecycle/phase.ts';
import { FEATURE_CLASSES, type FeatureClass } from '../domain/planning.ts';
import { arcDistance, FIELD_PIXEL_RATIO, fieldImage, type FieldImage, HALO_RADIUS, ringDistance } from './arc-field.ts';
import { LIGHT_BOX, LIGHT_PATHS } from './light-marks.ts';
import { MARK_BOX, markPaths } from './marks.ts';
import { LIGHT_COLOURS, MARKS, PHASE_COLOURS, type Mode } from './palette.ts';
import { PICTOGRAM_BOX, PICTOGRAM_IMAGES } from './pictograms.ts';

export interface MapImage {
	id: string;
	image: ImageData | FieldImage;
	pixelRatio: number;
	sdf: boolean;
}

const MARK_PIXEL_RATIO = 3;
const PICTOGRAM_SIZE = 13;
const ROOM_PX = 18;
/** The light's image has its centre on the mark's, and the light in its upper right corner. */
const LIGHT_IMAGE = 35;
const LIGHT_SCALE = 1.3;

/** An empty square about as large as a mark. */
const ROOM: MapImage = {
	id: 'room',
	image: { width: ROOM_PX, height: ROOM_PX, data: new Uint8ClampedArray(ROOM_PX * ROOM_PX * 4) },
	pixelRatio: 1,
	sdf: true
};

export const markImage = (shape: FeatureClass, phase: Phase | null): string => `mark-${shape}-${phase ?? 'none'}`;

/** Every image of the planning layers in one mode. Arcs and rings take their colour from paint and serve both. */
export function mapImages(mode: Mode): MapImage[] {
	const draw = drawingBoard();
	const marks = FEATURE_CLASSES.flatMap((shape) =>
		[null, ...PHASES].map((phase) => ({
			id: markImage(shape, phase),
			image: draw(MARK_BOX, MARK_PIXEL_RATIO, (context) => drawMark(context, shape, phase, mode)),
			pixelRatio: MARK_PIXEL_RATIO,
			sdf: false
		}))
	);
	const pictograms = PICTOGRAM_IMAGES.map(({ image, path }) => ({
		id: image,
		image: draw(PICTOGRAM_SIZE, MARK_PIXEL_RATIO, (context) => drawPictogram(context, path, mode)),
		pixelRatio: MARK_PIXEL_RATIO,
		sdf: false
	}));
	const lights = LIGHTS.map((light) => ({
		id: `light-${light}`,
		image: draw(LIGHT_IMAGE, MARK_PIXEL_RATIO, (context) => drawLight(context, light, mode)),
		pixelRatio: MARK_PIXEL_RATIO,
		sdf: false
	}));
	const fields = [
		{ id: 'arc-hard', image: fieldImage(arcDistance(true, 2)) },
		{ id: 'arc-soft', image: fieldImage(arcDistance(false, 2)) },
		{ id: 'halo', image: fieldImage(ringDistance(HALO_RADIUS, 2.6)) }
	].map((field) => ({ ...field, pixelRatio: FIELD_PIXEL_RATIO, sdf: true }));
	return [...marks, ...pictograms, ...lights, ...fields, ROOM];
}

type Paint = (context: CanvasRenderingContext2D) => void;

/** One canvas for all images, one after the other: a canvas each would cost more than what is drawn on it. */
function drawingBoard(): (size: number, ratio: number, paint: Paint) => ImageData {
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = LIGHT_IMAGE * MARK_PIXEL_RATIO;
	const context = canvas.getContext('2d', { willReadFrequently: true });
	if (!context) throw new Error('This browser draws no 2D canvas');
	return (size, ratio, paint) => {
		context.clearRect(0, 0, canvas.width, canvas.height);
		context.save();
		context.scale(ratio, ratio);
		paint(context);
		context.restore();
		return context.getImageData(0, 0, size * ratio, size * ratio);
	};
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

function drawLight(context: CanvasRenderingContext2D, light: Light, mode: Mode): void {
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
