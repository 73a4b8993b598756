import { documentArea } from '../documents/place';

export const area = documentArea('corrections', ['correction'], 'CorrectionList');
