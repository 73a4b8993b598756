import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A busy computer may take longer than the usual second until something is drawn.
configure({ asyncUtilTimeout: 4000 });

afterEach(cleanup);
