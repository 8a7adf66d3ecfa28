/**
 * Font lists for labels drawn with the user's own fonts: the style has no glyph server. maplibre joins a list to one CSS
 * font family and takes weight and slant from the words of its first name, whether or not such a family exists; so a
 * first name with `Italic` or `Bold` in it slants or thickens any fallback family.
 */
const SANS = ['Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif'];
const SERIF = ['Noto Serif CJK SC', 'Noto Serif SC', 'Songti SC', 'SimSun', 'serif'];

export const FONTS = {
	regular: SANS,
	medium: ['Noto Sans CJK SC Medium', ...SANS],
	italic: ['Noto Sans CJK SC Italic', ...SANS],
	serif: ['Noto Serif CJK SC SemiBold', ...SERIF]
};
