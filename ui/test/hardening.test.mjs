// @vitest-environment node
// What the window and the pages of `kontorctl serve` may do. Whoever loosens it has to say so here.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { graveOf } from '../scripts/advisories.mjs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { app, build } = JSON.parse(read('tauri.conf.json'));
const cargo = read('Cargo.toml');

/** The directives of a policy that stands in a text of Rust. */
function policyOf(source) {
  const [, text] = /const POLICY: &str = "([^"]+)"/.exec(source.replaceAll(/\\\n\s*/g, '')) ?? [];
  return Object.fromEntries((text ?? '').split(';').map((directive) => directive.trim().split(/ (.*)/, 2)));
}

/** What both may load. Styles inside of the page: the frame of the window stands before its stylesheet; they fetch nothing from elsewhere. */
const COMMON = {
  'default-src': "'none'", 'script-src': "'self'", 'style-src': "'self' 'unsafe-inline'", 'img-src': "'self' data: blob:", 'font-src': "'self'",
  'object-src': "'none'", 'base-uri': "'none'", 'form-action': "'none'", 'frame-ancestors': "'none'",
};

describe('the window', () => {
  test('loads nothing from elsewhere, runs no script inside of a page, and talks to the program alone', () => {
    expect(app.security.csp).toEqual({ ...COMMON, 'connect-src': 'ipc: http://ipc.localhost' });
  });
  test('keeps every guard of Tauri in place', () => {
    const { csp: _, capabilities: __, ...rest } = app.security;
    expect(rest).toEqual({ freezePrototype: true, headers: { 'X-Content-Type-Options': 'nosniff', 'Permissions-Policy': expect.stringContaining('camera=()') } });
    expect(app.withGlobalTauri ?? false).toBe(false);
    expect(build.devUrl).toBeUndefined();
  });
  test('may hear of changes, and asks the rest through the one command', () => {
    expect(app.security.capabilities).toEqual([{
      identifier: 'pages', description: expect.any(String), windows: ['main', 'task-*'], permissions: ['core:event:allow-listen', 'core:event:allow-unlisten'],
    }]);
    expect(read('src-tauri/src/desktop.rs')).toContain('tauri::generate_handler![rpc::rpc]');
  });
  test('has no tools for developers in a release, and no windows made by pages', () => {
    const [, features] = /^tauri = \{[^}]*features = \[([^\]]+)\]/m.exec(cargo) ?? [];
    expect(features).toBeDefined();
    expect(features).not.toContain('devtools');
    expect(app.windows).toEqual([]);
  });
});

test('the pages of `kontorctl serve` have the rules of the window, and talk to their server alone', () => {
  // A paper that is shown in a tab of its own is a `blob:`.
  expect(policyOf(read('crates/cli/src/serve/door.rs'))).toEqual({ ...COMMON, 'connect-src': "'self'", 'frame-src': 'blob:' });
});

test('the page itself holds no script', () => {
  const page = read('ui/index.html');
  expect([...page.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)].map(([, words, inside]) => [words.includes('src='), inside])).toEqual([[true, ''], [true, '']]);
  expect(page).not.toMatch(/\son[a-z]+=/);
});

test('grave advisories are told, others and silence are not taken for them', () => {
  const audit = (severity) => JSON.stringify({ vulnerabilities: { a: { name: 'a', severity, range: '<2' } }, metadata: { vulnerabilities: { [severity]: 1 } } });
  expect(graveOf(audit('high'))).toEqual(['a <2: high']);
  expect(graveOf(audit('critical'))).toEqual(['a <2: critical']);
  expect(graveOf(audit('moderate'))).toEqual([]);
  expect(graveOf('{"message":"405 Method Not Allowed"}')).toBeNull();
  expect(graveOf('')).toBeNull();
});
