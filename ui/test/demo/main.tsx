import '../../src/css/main.css';
import { start } from '../../src/App';
import { setSession } from '../../src/shell/status';
import { demoAreas } from './areas';
import { demoTransport } from './transport';

setSession({ company: 'Nordwind Handel GmbH', user: 'Nancy Davolio', branch: 'Hamburg', device: 'PC 1', demo: true });
const root = document.querySelector<HTMLElement>('#root');
if (root) void start(demoTransport(), demoAreas, root);
