import { documentArea } from '../documents/place';

export const area = documentArea('orders', ['order'], 'OrderList');
