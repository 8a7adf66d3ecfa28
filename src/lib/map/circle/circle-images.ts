/** Draws the marks of the living circle into images for the map. Needs a canvas; what is drawn is in `circle-marks.ts`. */
import { FACILITY_STATES, type FacilityState } from '../../domain/circle/facility.ts';
import { CIRCLE_MARKS, CIRCLE_SYMBOLS, type CircleMark, MARK_OUTLINE } from './circle-palette.ts';
import {
	CIRCLE_BOX,
	DIAMOND,
	DISC,
	HATCH,
	isUnreached,
	LEVELS,
	markFill,
	markInk,
	markNumeral,
	markStroke,
	PIN,
	SQUARE
} from './circle-marks.ts';
import { MARKS, type Mode } from '../marks/palette.ts';
import { PICTOGRAM_BOX, pictogramPath } from '../marks/pictograms.ts';

export interface CircleImage {
	id: string;
	image: ImageData;
	pixelRatio: number;
}

const PIXEL_RATIO = 3;

export const compoundImage = (by: CircleMark, level: number): string => `circle-${by}-${level}`;
export const facilityImage = (symbol: string, state: FacilityState): string => `circle-place-${symbol}-${state}`;
export const CANDIDATE_IMAGE = 'circle-candidate';
export const PICK_IMAGE = 'circle-pick';
export const ORIGIN_IMAGE = 'circle-origin';

type Paint = (context: CanvasRenderingContext2D) => void;

export function circleImages(mode: Mode): CircleImage[] {
	const draw = drawingBoard();
	const marks = CIRCLE_MARKS.flatMap((by) =>
		Array.from({ length: LEVELS }, (_, level) =>
			draw(compoundImage(by, level), (context) => drawMark(context, by, level, mode))
		)
	);
	const facilities = CIRCLE_SYMBOLS.flatMap((symbol) =>
		FACILITY_STATES.map((state) =>
			draw(facilityImage(symbol, state), (context) => drawFacility(context, symbol, state, mode))
		)
	);
	return [
		...marks,
		...facilities,
		draw(CANDIDATE_IMAGE, (context) => drawDiamond(context, mode, false)),
		draw(PICK_IMAGE, (context) => drawDiamond(context, mode, true)),
		draw(ORIGIN_IMAGE, (context) => drawOrigin(context, mode))
	];
}

function drawingBoard(): (id: string, paint: Paint) => CircleImage {
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = CIRCLE_BOX * PIXEL_RATIO;
	const context = canvas.getContext('2d', { willReadFrequently: true });
	if (!context) throw new Error('This browser draws no 2D canvas');
	return (id, paint) => {
		context.clearRect(0, 0, canvas.width, canvas.height);
		context.save();
		context.scale(PIXEL_RATIO, PIXEL_RATIO);
		context.lineJoin = 'round';
		context.lineCap = 'round';
		paint(context);
		context.restore();
		return { id, image: context.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: PIXEL_RATIO };
	};
}

/** A rim around the dark outline keeps it visible on a dark basemap, and marks apart where they touch. */
const rimOf = (mode: Mode): string => (mode === 'dark' ? '#E8E5DC' : MARKS.light.inside);

function drawMark(context: CanvasRenderingContext2D, by: CircleMark, level: number, mode: Mode): void {
	const disc = new Path2D(DISC);
	context.strokeStyle = rimOf(mode);
	context.lineWidth = 3.6;
	context.stroke(disc);
	context.fillStyle = markFill(by, level);
	context.fill(disc);
	context.save();
	context.clip(disc);
	context.strokeStyle = markInk(by, level);
	context.lineWidth = 1.3;
	if (isUnreached(by, level)) context.stroke(new Path2D(HATCH));
	context.restore();
	context.strokeStyle = isUnreached(by, level) ? MARK_OUTLINE : markInk(by, level);
	context.lineWidth = 2.6;
	context.stroke(new Path2D(markStroke(by, level)));
	context.strokeStyle = MARK_OUTLINE;
	context.lineWidth = 1.5;
	context.stroke(disc);
	const numeral = markNumeral(by, level);
	context.fillStyle = markInk(by, level);
	context.font = `700 ${numeral.length > 1 ? 12 : 15}px system-ui, sans-serif`;
	context.textAlign = 'center';
	context.textBaseline = 'middle';
	context.fillText(numeral, CIRCLE_BOX / 2, CIRCLE_BOX / 2 + 1);
}

/** Open: a filled square. Not yet: an outlined one, its border broken. Closed: outlined and crossed out. */
function drawFacility(context: CanvasRenderingContext2D, symbol: string, state: FacilityState, mode: Mode): void {
	const { label, inside } = MARKS[mode];
	const open = state === 'operating';
	const square = new Path2D(SQUARE);
	context.strokeStyle = inside;
	context.lineWidth = 4;
	context.stroke(square);
	context.fillStyle = open ? label : inside;
	context.fill(square);
	context.strokeStyle = label;
	context.lineWidth = 1.8;
	if (state === 'planned') context.setLineDash([3, 3.4]);
	if (state === 'under_construction') context.setLineDash([7, 3]);
	context.stroke(square);
	context.setLineDash([]);
	context.save();
	const scale = 15 / PICTOGRAM_BOX;
	context.translate((CIRCLE_BOX - 15) / 2, (CIRCLE_BOX - 15) / 2);
	context.scale(scale, scale);
	context.strokeStyle = open ? inside : label;
	context.lineWidth = 2.3;
	context.stroke(new Path2D(pictogramPath(symbol)));
	context.restore();
	if (state === 'closed') context.stroke(new Path2D('M5 23L23 5'));
}

function drawDiamond(context: CanvasRenderingContext2D, mode: Mode, filled: boolean): void {
	const { inside, moved } = MARKS[mode];
	const diamond = new Path2D(DIAMOND);
	context.strokeStyle = inside;
	context.lineWidth = 4;
	context.stroke(diamond);
	context.fillStyle = filled ? moved : inside;
	context.fill(diamond);
	context.strokeStyle = moved;
	context.lineWidth = 1.8;
	context.stroke(diamond);
}

function drawOrigin(context: CanvasRenderingContext2D, mode: Mode): void {
	const pin = new Path2D(PIN);
	context.strokeStyle = MARKS[mode].inside;
	context.lineWidth = 4;
	context.stroke(pin);
	context.fillStyle = MARKS[mode].moved;
	context.fill(pin);
	context.fillStyle = MARKS[mode].inside;
	context.beginPath();
	context.arc(CIRCLE_BOX / 2, 11.2, 3.6, 0, 2 * Math.PI);
	context.fill();
}
