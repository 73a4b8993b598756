import { documentArea } from '../documents/place';

export const area = documentArea('quotes', ['quote'], 'QuoteList');
