import { documentArea } from '../documents/place';

export const area = documentArea('receipts', ['receipt'], 'ReceiptList', 'g r');
