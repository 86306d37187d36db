export { TrafficMeter, type MeteredTraffic } from './traffic-meter.js';
export { TrafficModule } from './traffic.module.js';
