/** Draws the signs of water into images for the map. Needs a canvas; the geometry is in `water-marks.ts`. */
import { MARKS, type Mode } from '../marks/palette.ts';
import {
	numeralOf,
	numeralSize,
	OUTFALL_OUTLINE,
	OUTFALL_SIGNS,
	type OutfallSign,
	outfallFill,
	outfallStrokes,
	outlineOf,
	patternOf,
	SIGN_BOX,
	strokesOf
} from './water-marks.ts';
import { lookOf, SECTION_SIGNS, type SectionSign, WATER_OUTLINE } from './water-palette.ts';

export interface WaterImage {
	id: string;
	image: ImageData;
	pixelRatio: number;
}

const PIXEL_RATIO = 3;
export const sectionImage = (sign: SectionSign): string => `section-${sign}`;
export const outfallImage = (sign: OutfallSign): string => `outfall-${sign}`;

export function waterImages(mode: Mode, language: string): WaterImage[] {
	return [
		...SECTION_SIGNS.map((sign) => image(sectionImage(sign), (context) => drawSection(context, sign, mode, language))),
		...OUTFALL_SIGNS.map((sign) => image(outfallImage(sign), (context) => drawOutfall(context, sign, mode)))
	];
}

function image(id: string, paint: (context: CanvasRenderingContext2D) => void): WaterImage {
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = SIGN_BOX * PIXEL_RATIO;
	const context = canvas.getContext('2d', { willReadFrequently: true });
	if (!context) throw new Error('This browser draws no 2D canvas');
	context.scale(PIXEL_RATIO, PIXEL_RATIO);
	context.lineJoin = 'round';
	context.lineCap = 'round';
	paint(context);
	return { id, image: context.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: PIXEL_RATIO };
}

/** A rim around the dark outline keeps it visible on a dark basemap, and marks apart where they touch. */
const rimOf = (mode: Mode): string => (mode === 'dark' ? '#E8E5DC' : MARKS.light.inside);

function drawSection(context: CanvasRenderingContext2D, sign: SectionSign, mode: Mode, language: string): void {
	const outline = new Path2D(outlineOf(sign));
	const look = lookOf(sign);
	context.strokeStyle = rimOf(mode);
	context.lineWidth = 3.6;
	context.stroke(outline);
	context.fillStyle = look.fill;
	context.fill(outline);
	context.save();
	context.clip(outline);
	context.strokeStyle = WATER_OUTLINE;
	context.globalAlpha = 0.24;
	context.lineWidth = 1;
	context.stroke(new Path2D(patternOf(sign)));
	context.restore();
	context.strokeStyle = WATER_OUTLINE;
	context.lineWidth = 1.5;
	if (look.dashed) context.setLineDash([2.6, 2.8]);
	context.stroke(outline);
	context.setLineDash([]);
	context.strokeStyle = look.ink;
	context.lineWidth = 2.4;
	context.stroke(new Path2D(strokesOf(sign)));
	const numeral = numeralOf(sign, language);
	if (!numeral) return;
	context.font = `700 ${numeralSize(sign)}px "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",Arial,sans-serif`;
	context.textAlign = 'center';
	context.textBaseline = 'middle';
	context.fillStyle = look.ink;
	context.fillText(numeral, SIGN_BOX / 2, SIGN_BOX / 2 + 0.8);
}

function drawOutfall(context: CanvasRenderingContext2D, sign: OutfallSign, mode: Mode): void {
	const outline = new Path2D(OUTFALL_OUTLINE);
	const ink = MARKS[mode].label;
	context.strokeStyle = MARKS[mode].halo;
	context.lineWidth = 4.5;
	context.stroke(outline);
	context.fillStyle = MARKS[mode].inside;
	context.fill(outline);
	context.fillStyle = ink;
	context.fill(new Path2D(outfallFill(sign)));
	context.strokeStyle = ink;
	context.lineWidth = 1.6;
	context.stroke(outline);
	context.lineWidth = 1.8;
	context.stroke(new Path2D(outfallStrokes(sign)));
}
