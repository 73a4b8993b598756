/** All texts of the window in one language; documents.ftl is for the paper and stays with Rust. */
const files = import.meta.glob<string>(['../../../locales/kk/*.ftl', '!**/documents.ftl'], { query: '?raw', import: 'default', eager: true });

export default Object.values(files);
