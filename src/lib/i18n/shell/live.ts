import { defineWords } from '../shared/words.ts';

export const liveWords = defineWords({
	zh: {
		updated: (names: string) => `刚刚更新：${names}`,
		names: (names: readonly string[], more: number) =>
			names.join('、') + (more > 0 ? ` 等 ${names.length + more} 处` : ''),
		everything: '刚刚更新：地图上的多处内容',
		water: '刚刚更新：水质',
		circle: '刚刚更新：生活圈'
	},
	en: {
		updated: (names) => `Just updated: ${names}`,
		names: (names, more) => names.join(', ') + (more > 0 ? ` and ${more} more` : ''),
		everything: 'Just updated: many places on the map',
		water: 'Just updated: water quality',
		circle: 'Just updated: living circle'
	}
});
