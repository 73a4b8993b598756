// Checks the texts: every file parses, no language has a key or variable that English has not, a language declared complete has
// all keys, every code of core has its sentence, every key that the window asks for exists, and no text stands in a component.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FluentParser, Visitor } from '@fluent/syntax';

const ui = new URL('..', import.meta.url).pathname;
const faults = [];
const fault = (text) => faults.push(text);

class Variables extends Visitor {
  names = new Set();
  visitVariableReference(node) {
    this.names.add(node.id.name);
  }
}

/** Texts of a folder: key -> variables. */
function readLanguage(code) {
  const keys = new Map();
  const folder = join(ui, 'locales', code);
  if (!existsSync(folder)) return keys;
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ftl'))) {
    const where = `locales/${code}/${file}`;
    for (const entry of new FluentParser({ withSpans: true }).parse(readFileSync(join(folder, file), 'utf8')).body) {
      if (entry.type === 'Junk') fault(`${where}: cannot be parsed: ${entry.content.trim().split('\n')[0]}`);
      if (entry.type !== 'Message') continue;
      const key = entry.id.name;
      if (keys.has(key)) fault(`${where}: ${key} stands twice`);
      // The window does not load the words of the paper.
      if (file === 'documents.ftl' && !key.startsWith('paper-')) fault(`${where}: ${key} is no text of the paper`);
      if (!entry.value) fault(`${where}: ${key} is empty`);
      const found = new Variables();
      found.visit(entry);
      keys.set(key, found.names);
    }
  }
  return keys;
}

function checkLanguages(english) {
  for (const { code, complete } of JSON.parse(readFileSync(join(ui, 'locales/languages.json'), 'utf8'))) {
    const keys = code === 'en' ? english : readLanguage(code);
    for (const [key, names] of keys) {
      const known = english.get(key);
      if (!known) fault(`${code}: ${key} is unknown in English`);
      else for (const name of names) if (!known.has(name)) fault(`${code}: ${key} uses $${name}, which English does not`);
    }
    if (complete) for (const key of english.keys()) if (!keys.has(key)) fault(`${code}: ${key} is missing`);
  }
}

/** The window's own faults, which no command answers. */
const OWN_CODES = ['unreachable', 'amount-of-lines', 'passwords-differ'];

function checkCodes(english) {
  const rust = readFileSync(join(ui, '../crates/core/src/fault.rs'), 'utf8');
  const list = rust.slice(rust.indexOf('\ncodes! {'), rust.indexOf('\n}', rust.indexOf('\ncodes! {')));
  // The doc comment of a code names its parameters in backticks; its sentence can use no others.
  const entries = [...list.matchAll(/((?:^\s+\/\/\/.*\n)*)^\s+[A-Z]\w+ "([a-z0-9-]+)",/gm)];
  const codes = entries.map(([, , code]) => code);
  for (const [, doc, code] of entries) {
    const params = new Set([...doc.matchAll(/`(\w+)`/g)].map((match) => match[1]));
    for (const name of english.get(`err-${code}`) ?? []) if (!params.has(name)) fault(`en: err-${code} uses $${name}, which core does not give`);
  }
  if (codes.length === 0) fault('crates/core/src/fault.rs: no codes found');
  for (const code of [...codes, ...OWN_CODES]) if (!english.has(`err-${code}`)) fault(`en: the code ${code} has no text err-${code}`);
  const known = new Set([...codes, ...OWN_CODES].map((code) => `err-${code}`));
  for (const key of english.keys()) if (key.startsWith('err-') && !known.has(key)) fault(`en: ${key} belongs to no code`);
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(entry.name) && !path.includes('/generated/')) yield path;
  }
}

// `t('key'` and, in specifications that are translated when shown, `title: 'key'`.
const ASKED = /\bt\(\s*'([^']+)'|\b(?:title|hint|noun|group|placeholderKey|labelKey): '([a-z][a-z0-9]*(?:-[a-z0-9]+)+)'/g;
const COMPOSED = /\bt\(\s*`([a-z0-9-]*)\$\{/g;
const LOOSE = [/>\s*([A-Z][a-z]{2,}[^<>{}=;()]*)<\//g, /\b(?:label|title|placeholder|aria-label|hint)="([^"]*[A-Za-z]{2}[^"]*)"/g];

function checkSources(english) {
  for (const path of sources(join(ui, 'src'))) {
    const text = readFileSync(path, 'utf8');
    const where = path.slice(ui.length);
    for (const match of text.matchAll(ASKED)) if (!english.has(match[1] ?? match[2])) fault(`${where}: unknown text ${match[1] ?? match[2]}`);
    for (const [, prefix] of text.matchAll(COMPOSED)) {
      if (![...english.keys()].some((key) => key.startsWith(prefix))) fault(`${where}: no text begins with ${prefix}`);
    }
    if (!path.endsWith('.tsx')) continue;
    for (const form of LOOSE) for (const match of text.matchAll(form)) fault(`${where}: text outside the locales: ${match[1].trim()}`);
  }
}

const english = readLanguage('en');
checkLanguages(english);
checkCodes(english);
checkSources(english);
for (const line of faults) console.error(line);
console.log(`${english.size} texts, ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
