import { documentArea } from '../documents/place';

export const area = documentArea('invoices', ['invoice', 'credit_note'], 'InvoiceList');
