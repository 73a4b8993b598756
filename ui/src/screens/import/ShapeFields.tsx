/** How the file is written, as it was recognised; a wrong guess is put right here. */
import type { Shape, ShapeWish } from '../../core/generated/commands';
import { Section } from '../../form';
import { t } from '../../i18n';
import { Button, type Choice, Icon, Select } from '../../ui';
import { lookAgain } from './state';
import { type Draft, type Reading, unsureDate, unsureDecimal } from './wish';

/** What programs of our countries write, the usual ones first; in the terms of the web. */
const ENCODINGS = ['UTF-8', 'windows-1252', 'windows-1250', 'windows-1251', 'ISO-8859-2', 'ISO-8859-5', 'KOI8-R', 'IBM866', 'UTF-16LE', 'UTF-16BE', 'macintosh'];
const DELIMITERS: Record<string, string> = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' };
const HEADERS = 5;

/** The choices of a select, with what was recognised among them. */
const among = (values: readonly string[], found: string | null | undefined): string[] => (found && !values.includes(found) ? [found, ...values] : [...values]);

function headerChoices({ header }: Shape): Choice[] {
  const rows = among(Array.from({ length: HEADERS }, (_, at) => String(at + 1)), header ? String(header) : null);
  return [...rows.map((row) => ({ id: row, title: t('import-header-row', { row }) })), { id: '0', title: t('import-header-none') }];
}

export function ShapeFields({ draft: { said, seen: { shape } } }: { draft: Draft }) {
  const say = (part: ShapeWish): void => void lookAgain({ said: { ...said, ...part } });
  return (
    <Section title={t('import-shape')} note={t('import-shape-hint')}>
      <div className="import-shape">
        {shape.sheets.length > 1 && <Select label={t('import-sheet')} name="shape.sheet" value={shape.sheet ?? null} choices={shape.sheets.map((id) => ({ id, title: id }))} onChange={(sheet) => say({ sheet })} />}
        {shape.format === 'csv' && (
          <>
            <Select label={t('import-encoding')} name="shape.encoding" value={shape.encoding ?? null} choices={among(ENCODINGS, shape.encoding).map((id) => ({ id, title: encodingName(id), note: id }))} onChange={(encoding) => say({ encoding })} />
            <Select label={t('import-delimiter')} name="shape.delimiter" value={shape.delimiter ?? null} choices={among(Object.keys(DELIMITERS), shape.delimiter).map((id) => ({ id, title: DELIMITERS[id] ? t(`import-delimiter-${DELIMITERS[id]}`) : id }))} onChange={(delimiter) => say({ delimiter })} />
          </>
        )}
        <Select label={t('import-header')} name="shape.header" value={String(shape.header ?? 0)} choices={headerChoices(shape)} onChange={(row) => say({ header: Number(row) })} />
        <Select label={t('import-decimal')} name="shape.decimal" value={shape.decimal} choices={(['comma', 'point'] as const).map((id) => ({ id, title: t(`import-decimal-${id}`) }))} onChange={(decimal) => say({ decimal })} />
        <Select label={t('import-dates')} name="shape.dates" value={shape.dates} choices={(['day', 'month', 'year'] as const).map((id) => ({ id, title: t(`import-dates-${id}`) }))} onChange={(dates) => say({ dates })} />
      </div>
    </Section>
  );
}

const NAMED = ['UTF-8', 'windows-1252', 'windows-1250', 'windows-1251', 'ISO-8859-2', 'ISO-8859-5', 'KOI8-R', 'IBM866', 'macintosh'];
/** Few know an encoding by its label; where it comes from everybody knows. */
const encodingName = (label: string): string => (NAMED.includes(label) ? t(`import-encoding-${label.toLowerCase()}`) : label);

/** What the file does not prove is asked, with an example of its own. */
export function UnsureMarks({ draft }: { draft: Draft }) {
  const decimal = unsureDecimal(draft);
  const date = unsureDate(draft);
  return (
    <>
      {decimal && <Unsure question={t('import-unsure-decimal', { example: decimal.example })} readings={decimal.readings} now={draft.seen.shape.decimal} onChoose={(mark) => void lookAgain({ said: { ...draft.said, decimal: mark } })} />}
      {date && <Unsure question={t('import-unsure-date', { example: date.example })} readings={date.readings} now={draft.seen.shape.dates} onChoose={(order) => void lookAgain({ said: { ...draft.said, dates: order } })} />}
    </>
  );
}

interface UnsureProps<Way> {
  question: string;
  readings: readonly Reading<Way>[];
  now: Way;
  onChoose: (way: Way) => void;
}

function Unsure<Way extends string>({ question, readings, now, onChoose }: UnsureProps<Way>) {
  return (
    <div className="hint-box" role="group" aria-label={question}>
      <Icon name="help" size={16} /><span>{question}</span>
      {readings.map(({ way, text }) => <Button key={way} look={way === now ? 'primary' : 'plain'} onPress={() => onChoose(way)}>{text}</Button>)}
    </div>
  );
}
