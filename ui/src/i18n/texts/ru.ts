/** All texts of the window in one language; documents.ftl is for the paper and stays with Rust, admin.ftl for the page of head office. */
const files = import.meta.glob<string>(['../../../locales/ru/*.ftl', '!**/documents.ftl', '!**/admin.ftl'], { query: '?raw', import: 'default', eager: true });

export default Object.values(files);
