/** @jest-environment node */
import { inNamedOrder } from './named-order';

describe('channels of a chart', () => {
  const all = ['boat/load', 'boat/speed', 'car-7/load', 'car-7/speed'].map((address) => {
    const [device = '', channel = ''] = address.split('/');
    return { device, channel };
  });
  const order = (...channels: string[]) =>
    inNamedOrder(all, channels).map(({ device, channel }) => `${device}/${channel}`);

  it('are in the order in which the widget names them', () => {
    expect(order('car-7/speed', 'boat/*')).toEqual(['car-7/speed', 'boat/load', 'boat/speed', 'car-7/load']);
    expect(order('*/speed', '*/load')).toEqual(['boat/speed', 'car-7/speed', 'boat/load', 'car-7/load']);
    expect(order()).toEqual(['boat/load', 'boat/speed', 'car-7/load', 'car-7/speed']);
  });
});
