/** Says in one line at the end which tests were left out, and why. */
export default class LeftOutReporter {
  constructor(_globalConfig, { leftOut }) {
    this.leftOut = leftOut;
  }

  onRunComplete() {
    for (const what of this.leftOut) console.log(`left out: ${what}`);
  }
}
