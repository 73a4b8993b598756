import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { ChangeFeed } from '../src/core/changes';
import { CommandFailed, type Fault, errorText, faultText, faultsOf, readFailure } from '../src/core/faults';
import { httpTransport, memoryTransport } from '../src/core/transport';
import { chooseLanguage, loadLanguage, t } from '../src/i18n';

const fault = (code: Fault['code'], params: Record<string, string> = {}, field = ''): Fault => ({ code, field, params });

describe('faults', () => {
  beforeEach(() => loadLanguage('de'));
  it('are read from an object, from text, and from nothing else', () => {
    const body = { faults: [{ code: 'required', field: 'name', params: {} }], reference: 'K-1' };
    expect(readFailure(body)?.faults).toEqual(body.faults);
    expect(readFailure(JSON.stringify(body))?.reference).toBe('K-1');
    expect(readFailure({ faults: [{ code: 'required' }] })?.faults).toEqual([fault('required')]);
    for (const other of [null, 'oops', {}, { faults: [] }, { faults: [1] }, 7]) expect(readFailure(other)).toBeNull();
  });
  it('speak in the form of the reader', () => {
    expect(faultText(fault('out-of-range', { min: '0.5', max: '1234.5' }))).toBe('Der Wert muss zwischen 0,5 und 1.234,5 liegen.');
    expect(faultText(fault('period-closed', { until: '2026-10-31' }))).toBe('Die Bücher sind bis 31.10.2026 abgeschlossen. Wählen Sie ein späteres Datum.');
    expect(faultText(fault('bad-format'))).toBe('Das lässt sich nicht lesen. Bitte prüfen Sie die Eingabe.');
    expect(faultText(fault('bad-format', { example: '2026-01-31' }))).toBe('Das lässt sich nicht lesen. Beispiel: 31.01.2026');
  });
  it('make a sentence of anything that is thrown', () => {
    expect(errorText(new CommandFailed([fault('required')]))).toBe('Bitte ausfüllen.');
    expect(faultsOf(new TypeError('x'))[0]?.code).toBe('internal');
    expect(errorText('odd')).toContain('Ihre Daten sind sicher');
    expect(errorText(new CommandFailed([fault('internal')], 'K-77'))).toContain('K-77');
  });
});

describe('texts', () => {
  it('use the plurals of the language and our own digits', async () => {
    await loadLanguage('de');
    expect([t('rows', { count: 1 }), t('rows', { count: 11_133 })]).toEqual(['1 Zeile', '11.133 Zeilen']);
  });
  it('fall back to English where a language is not complete', async () => {
    await loadLanguage('kk');
    expect(t('list-nothing-found')).not.toBe('list-nothing-found');
    expect(document.documentElement.lang).toBe('kk');
  });
  it('begin with the language of the person, then of the computer', () => {
    expect([chooseLanguage('pl', ['de-DE']), chooseLanguage(null, ['C', 'ru-RU']), chooseLanguage('', ['fr-FR'])]).toEqual(['pl', 'ru', 'en']);
  });
});

describe('HTTP', () => {
  afterEach(() => { vi.unstubAllGlobals(); });
  const answer = (status: number, body: string) => vi.fn(() => Promise.resolve(new Response(body, { status })));

  it('posts to the command with the token', async () => {
    const fetch = answer(200, '{"id":"1"}');
    vi.stubGlobal('fetch', fetch);
    await expect(httpTransport('http://127.0.0.1:1', 'secret').call('party_save', { name: 'x' })).resolves.toEqual({ id: '1' });
    expect(fetch).toHaveBeenCalledWith('http://127.0.0.1:1/rpc/party_save', expect.objectContaining({
      method: 'POST', body: '{"name":"x"}', headers: expect.objectContaining({ authorization: 'Bearer secret' }) as unknown,
    }));
  });
  it('turns refusals and broken lines into faults', async () => {
    vi.stubGlobal('fetch', answer(422, '{"faults":[{"code":"required","field":"name","params":{}}]}'));
    await expect(httpTransport('', '').call('x', null)).rejects.toMatchObject({ faults: [fault('required', {}, 'name')] });
    vi.stubGlobal('fetch', answer(502, '<html>'));
    await expect(httpTransport('', '').call('x', null)).rejects.toMatchObject({ faults: [fault('unreachable')] });
    vi.stubGlobal('fetch', vi.fn(() => Promise.reject(new TypeError('refused'))));
    await expect(httpTransport('', '').call('x', null)).rejects.toMatchObject({ faults: [fault('unreachable')] });
  });
});

describe('memory', () => {
  it('answers copies and refuses unknown commands', async () => {
    const kept = { rows: [1] };
    const transport = memoryTransport({ list: () => kept });
    expect(await transport.call('list', {})).not.toBe(kept);
    await expect(transport.call('other', {})).rejects.toMatchObject({ faults: [fault('unknown-command', { name: 'other' })] });
  });
});

describe('change feed', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });
  it('tells only those concerned, once for many notices', () => {
    const feed = new ChangeFeed();
    const [parties, items] = [vi.fn(), vi.fn()];
    feed.on(['party'], parties);
    const stop = feed.on(['item', 'deal'], items);
    feed.announce(['party']);
    feed.announce(['party', 'document']);
    vi.runAllTimers();
    expect([parties.mock.calls.length, items.mock.calls.length]).toEqual([1, 0]);
    stop();
    feed.announce(['item']);
    vi.runAllTimers();
    expect(items).not.toHaveBeenCalled();
  });
});
