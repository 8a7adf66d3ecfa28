import { defineWords } from './words.ts';

/** How a language joins and sets apart what is told: signs between words, periods that Intl has no format for. */
export const notationWords = defineWords({
	zh: {
		/** Between items of a list, clauses of a sentence, reasons; after what is explained. */
		list: '、',
		comma: '，',
		semicolon: '；',
		colon: '：',
		/** Between sentences. */
		sentences: '',
		/** From one value to another. */
		range: '～',
		quarter: (year: string, quarter: number) => `${year} 年第 ${quarter} 季度`
	},
	en: {
		list: ', ',
		comma: ', ',
		semicolon: '; ',
		colon: ': ',
		sentences: ' ',
		range: '–',
		quarter: (year, quarter) => `Q${quarter} ${year}`
	}
});
