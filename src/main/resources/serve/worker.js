// One shared worker for all pages of a browser with the same token, which is its name.
import { Hub } from './hub.js';

const hub = new Hub(self.name);
self.onconnect = ({ ports }) => hub.add(ports[0]);
