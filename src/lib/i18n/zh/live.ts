export const live = {
	updated: (names: string) => `刚刚更新：${names}`,
	names: (names: readonly string[], more: number) =>
		names.join('、') + (more > 0 ? ` 等 ${names.length + more} 处` : ''),
	everything: '刚刚更新：地图上的多处内容',
	water: '刚刚更新：水质',
	circle: '刚刚更新：生活圈'
};
