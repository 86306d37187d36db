/** Which place, and so which colour, each series of a chart has: the first free one when it is seen, and then for good. */
export class SeriesPlaces {
  private readonly places = new Map<string, number>();

  of(key: string): number {
    const place = this.places.get(key) ?? this.places.size;
    this.places.set(key, place);
    return place;
  }
}
