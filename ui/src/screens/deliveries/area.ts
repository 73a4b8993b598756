import { documentArea } from '../documents/place';

export const area = documentArea('deliveries', ['delivery'], 'DeliveryList');
