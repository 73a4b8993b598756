import { documentArea } from '../documents/place';

export const area = documentArea('transfers', ['dispatch', 'arrival'], 'TransferList');
