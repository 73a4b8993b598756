import './css/main.css';
import { start } from './App';
import { transportHere } from './core/transport';
import { builtAreas } from './shell/areas';

const root = document.querySelector<HTMLElement>('#root');
if (root) void start(transportHere(), builtAreas(), root);
