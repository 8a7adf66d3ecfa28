import type { Reading } from './reading.ts';
import type { ClassRank, WaterClass } from './water-class.ts';

/** Classification of one item of a sample. */
export interface ItemAssessment extends Reading {
	rank: ClassRank;
	class: WaterClass;
	/** Whether the class follows from the saturation, not from the concentration. */
	by_saturation: boolean;
}
