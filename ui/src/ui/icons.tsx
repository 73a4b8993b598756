/** Our own icons: 20 px, one stroke, no fill. Decoration only; whatever carries meaning also has words. */
import { rem } from './size';

const PATHS = {
  home: 'M3.5 9 10 3.5 16.5 9v7.5h-4.5v-4.5H8v4.5H3.5z',
  deals: 'M3.5 4h3.5v12H3.5zM8.3 4h3.4v8H8.3zM13 4h3.5v5H13z',
  quote: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 10.5h5M7.5 13.5h3',
  order: 'M4.5 4.5h11v13h-11zM7.5 4.5v-2h5v2M7.5 9l1.2 1.2L11 8M7.5 13.5h5',
  delivery: 'M2 5h9.5v9H2zM11.5 8h3.6L18 11v3h-6.5M5 16.2a1.4 1.4 0 1 0 0-2.8 1.4 1.4 0 0 0 0 2.8M14.5 16.2a1.4 1.4 0 1 0 0-2.8 1.4 1.4 0 0 0 0 2.8',
  invoice: 'M4.5 2.5h11v15l-1.9-1.3-1.8 1.3L10 16.2l-1.8 1.3-1.8-1.3-1.9 1.3zM7.5 7h5M7.5 10h5M10.5 13h2',
  payment: 'M2.5 5h15v10h-15zM2.5 8.5h15M5.5 12h3',
  contacts: 'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2 16.5c.3-3 2.4-4.7 5.5-4.7s5.2 1.7 5.5 4.7M13 4a2.8 2.8 0 0 1 0 5.2M15 12.2c1.8.6 2.8 2 3 4.3',
  item: 'M10 2.5 16.5 6v8L10 17.5 3.5 14V6zM3.5 6 10 9.5 16.5 6M10 9.5v8',
  price: 'M3 3h6.5L17 10.5 10.5 17 3 9.5zM6.8 6.8h.01',
  stock: 'M2.5 8 10 3.5 17.5 8v9h-15zM6 17v-6h8v6M6 14h8',
  calendar: 'M3 4.5h14v12.5H3zM3 8.5h14M6.8 2.5v3.5M13.2 2.5v3.5',
  report: 'M3.5 3v13.5H17M7 13.5V10M10.5 13.5V6M14 13.5V8.5',
  settings: 'M3 6h7.5M14.5 6H17M12.5 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4M3 14h2.5M9.5 14H17M7.5 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11M13 13l4 4',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  close: 'M5 5l10 10M15 5 5 15',
  check: 'M4 10.5 8 14.5 16 5.5',
  down: 'M5.5 8 10 12.5 14.5 8',
  up: 'M5.5 12.5 10 8l4.5 4.5',
  left: 'M12.5 5.5 8 10l4.5 4.5',
  right: 'M7.5 5.5 12 10l-4.5 4.5',
  arrow: 'M4 10h12M11.5 5.5 16 10l-4.5 4.5',
  undo: 'M7 4 3.5 7.5 7 11M3.5 7.5h8a4.5 4.5 0 0 1 0 9H7',
  redo: 'M13 4l3.5 3.5L13 11M16.5 7.5h-8a4.5 4.5 0 0 0 0 9H13',
  more: 'M4.4 10a.35.35 0 1 0 .7 0a.35.35 0 1 0-.7 0M9.65 10a.35.35 0 1 0 .7 0a.35.35 0 1 0-.7 0M14.9 10a.35.35 0 1 0 .7 0a.35.35 0 1 0-.7 0',
  filter: 'M3 5h14M6 10h8M8.5 15h3',
  sort: 'M6.5 4v12M3.5 13l3 3 3-3M13.5 16V4M10.5 7l3-3 3 3',
  export: 'M10 12.5v-10M6.5 6 10 2.5 13.5 6M3.5 11.5v5h13v-5',
  import: 'M10 2.5v10M6.5 9l3.5 3.5L13.5 9M3.5 11.5v5h13v-5',
  print: 'M5.5 7.5v-5h9v5M5.5 14H3V7.5h14V14h-2.5M5.5 11.5h9v6h-9z',
  mail: 'M2.5 4.5h15v11h-15zM2.5 5.5 10 11l7.5-5.5',
  trash: 'M3.5 5h13M8 5V3h4v2M5 5l.8 12h8.4L15 5M8.5 8.5v5M11.5 8.5v5',
  archive: 'M2.5 4h15v3.5h-15zM4 7.5V16h12V7.5M8 11h4',
  edit: 'M3.5 16.5 4.3 13 13 4.3l2.7 2.7L7 15.7zM11.3 6l2.7 2.7',
  copy: 'M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7',
  link: 'M8.5 11.5a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1-1',
  eye: 'M2 10c2-3.6 4.7-5.5 8-5.5s6 1.9 8 5.5c-2 3.6-4.7 5.5-8 5.5S4 13.6 2 10M10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6',
  warning: 'M10 3 18 16.5H2zM10 8v4M10 14.3h.01',
  info: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M10 9.3v4.5M10 6.5h.01',
  error: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M10 6v5M10 13.7h.01',
  done: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M6.5 10.2l2.5 2.5 4.5-5',
  sync: 'M16 8a6.3 6.3 0 0 0-11.3-2M4 3v3.5h3.5M4 12a6.3 6.3 0 0 0 11.3 2M16 17v-3.5h-3.5',
  computer: 'M2.5 3.5h15v10h-15zM7 17h6M10 13.5V17',
  user: 'M10 9.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6M3.5 17c.5-3.3 2.8-5 6.5-5s6 1.7 6.5 5',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.4 4.4l1 1M14.6 14.6l1 1M4.4 15.6l1-1M14.6 5.4l1-1',
  moon: 'M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3z',
  rail: 'M3 4h14v12H3zM7.5 4v12',
  panel: 'M3 4h14v12H3zM12 4v12',
  star: 'M10 3l2.1 4.5 4.9.6-3.6 3.4.9 4.9-4.3-2.4-4.3 2.4.9-4.9L3 8.1l4.9-.6z',
  phone: 'M4 3.5h3l1.5 3.7-2 1.4a10 10 0 0 0 4.9 4.9l1.4-2 3.7 1.5v3C9.5 16.5 3.5 10.5 4 3.5z',
  clock: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M10 5.5V10l3 2',
  grip: 'M7.5 5h.01M12.5 5h.01M7.5 10h.01M12.5 10h.01M7.5 15h.01M12.5 15h.01',
  board: 'M3 4h4v12H3zM8 4h4v8H8zM13 4h4v10h-4z',
  list: 'M3 5h14M3 10h14M3 15h14',
  image: 'M3 4h14v12H3zM3 13.5l4-4 4 4 2.5-2.5L17 14M12.5 7.5h.01',
  help: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M7.8 8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M10 14h.01',
  lock: 'M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9',
  building: 'M4 17.5v-15h8v15M12 7.5h4v10M2.5 17.5h15M7 6h2M7 9h2M7 12h2',
  ledger: 'M4 2.5h11.5v15H4zM7 2.5v15M9.5 6.5h3.5M9.5 9.5h3.5',
  bolt: 'M11 2.5 4.5 11.5H9.5L9 17.5l6.5-9H10.5z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={rem(size)} height={rem(size)} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The name of an icon, for places that keep it as text. */
export const isIcon = (name: string): name is IconName => name in PATHS;
