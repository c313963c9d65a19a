/** An Int32Array that grows by doubling. */
export class Growing {
  private values = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Int32Array(this.values.length * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }

  at(index: number): number {
    return this.values[index]!;
  }

  /** The numbers so far; valid until the next push. */
  view(): Int32Array {
    return this.values.subarray(0, this.length);
  }

  /** The numbers so far in an array of exactly their size. */
  exact(): Int32Array {
    return this.values.slice(0, this.length);
  }
}
