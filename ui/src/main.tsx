import './css/main.css';
import { start } from './App';
import { transportHere } from './core/transport';
import { builtAreas } from './shell/areas';
import { guardForms } from './ui/unread';

const root = document.querySelector<HTMLElement>('#root');
guardForms();
if (root) void start(transportHere(), builtAreas(), root);
